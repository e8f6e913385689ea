#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/request/domain/law.h"
#include "services/request/domain/law_today.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/words.h"

namespace custodia::request::letters {
namespace {

std::vector<std::string> OfficeForCivilRights() {
  return {"U.S. Department of Health and Human Services",
          "Office for Civil Rights", "Centralized Case Management Operations",
          "200 Independence Avenue, S.W., Room 509F HHH Bldg.",
          "Washington, DC 20201"};
}

// Returns whether it waits beyond the last day to act, if the letter came when
// it is assumed to have.
bool Waits(const Occasion& occasion) {
  const Attempt& attempt = occasion.attempt;
  return attempt.clock.due && *attempt.clock.due < occasion.today &&
         attempt.open();
}

// Returns whether that can be complained of.
bool Unanswered(const Occasion& occasion) {
  return Waits(occasion) && !IsToBeReminded(occasion.attempt, occasion.today);
}

FieldTable Parties(const Occasion& occasion) {
  const Order& order = occasion.order();
  const Lead& lead = occasion.attempt.lead;
  std::vector<Field> fields = {{"About", absl::StrJoin(
                                             [&] {
                                               std::vector<std::string> lines =
                                                   AddressLines(lead.address);
                                               lines.insert(lines.begin(),
                                                            lead.display_name);
                                               return lines;
                                             }(),
                                             ", ")},
                               {"Patient", order.patient.full_name}};
  if (!occasion.by_patient()) {
    fields.push_back({"Complaint by", order.requester.full_name});
  }
  fields.push_back({"My reference", ReferenceOf(occasion)});
  if (!occasion.attempt.custodian_reference.empty()) {
    fields.push_back({"Its reference", occasion.attempt.custodian_reference});
  }
  return {std::move(fields)};
}

// What happened, in order.
BulletList Acts(const Occasion& occasion) {
  const Attempt& attempt = occasion.attempt;
  const std::string channel = InWords(attempt.channel);
  std::vector<std::string> acts = {absl::StrCat(
      "On ", InWords(attempt.sent_date), " I sent a request for access to ",
      occasion.by_patient() ? "my" : "the patient's",
      " medical records (45 CFR 164.524)",
      channel.empty() ? "" : absl::StrCat(", ", channel), ".")};
  if (attempt.received_date.known()) {
    acts.push_back(absl::StrCat(attempt.received_date_assumed
                                    ? "It can be assumed to have come by "
                                    : "It was received on ",
                                InWords(attempt.received_date), "."));
  }
  const std::string last_day = LastDayOf(attempt);
  if (!last_day.empty()) {
    acts.push_back(absl::StrCat("The last day to act was ", last_day, "."));
  }
  if (attempt.denial) {
    acts.push_back(absl::StrCat("On ", InWords(attempt.denial_received),
                                " I received a refusal."));
  }
  if (Unanswered(occasion)) {
    acts.push_back(absl::StrCat("Up to ", InWords(occasion.today),
                                " I have received neither all of the records "
                                "nor a refusal of the rest."));
  }
  return {std::move(acts)};
}

std::string InTime(const Occasion& occasion) {
  const std::optional<absl::CivilDay> until = OcrComplaintBy(occasion.attempt);
  if (!until) return "";
  if (occasion.today <= *until) {
    return absl::StrCat(
        "This complaint comes within 180 days of when I knew, which end on ",
        InWords(*until), " (45 CFR 160.306(b)(3)).");
  }
  return absl::StrCat("The 180 days of 45 CFR 160.306(b)(3) ended on ",
                      InWords(*until),
                      ". I ask you to waive them for good cause: "
                      "____________________________________________");
}

}  // namespace

absl::StatusOr<Letter> WriteOcrComplaint(const Occasion& occasion) {
  const Attempt& attempt = occasion.attempt;
  Needs needs;
  needs.RequirePeople(occasion.order());
  needs.Require(attempt.sent(), "sent_date");
  needs.Require(BoundByHipaa(attempt.lead), "lead.duty");
  // Silence alone is none yet where nobody knows when the letter came.
  needs.Require(!attempt.defects.empty() || Unanswered(occasion),
                Waits(occasion) ? "received_date" : "defects");
  const absl::Status complete = needs.ToStatus();
  if (!complete.ok()) return complete;

  Letter letter = LetterFrom(occasion);
  letter.recipient = OfficeForCivilRights();
  letter.subject = "Complaint about access to medical records";
  letter.body.emplace_back(Paragraph{
      "I complain under 45 CFR 160.306 that the organization named here did "
      "not give access to medical records as 45 CFR 164.524 requires."});
  letter.body.emplace_back(Parties(occasion));
  letter.body.emplace_back(Paragraph{"What happened:"});
  letter.body.emplace_back(Acts(occasion));
  if (!attempt.defects.empty()) {
    letter.body.emplace_back(
        Paragraph{"What I believe to be against the law:"});
    letter.body.emplace_back(Defects(attempt.defects));
  }
  const std::string in_time = InTime(occasion);
  if (!in_time.empty()) letter.body.emplace_back(Paragraph{in_time});
  letter.body.emplace_back(Paragraph{
      "Please have the organization give access, and tell me what you find."});
  letter.enclosures = {"Copy of the request"};
  if (attempt.denial) letter.enclosures.emplace_back("Copy of the refusal");
  if (attempt.fee_quote) letter.enclosures.emplace_back("Copy of the quote");
  return letter;
}

}  // namespace custodia::request::letters
