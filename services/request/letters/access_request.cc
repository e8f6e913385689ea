#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/request/domain/law.h"
#include "services/request/letters/authority.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/words.h"
#include "services/request/policy/due_dates.h"

namespace custodia::request::letters {
namespace {

// By which right the letter asks.
enum class Basis { kAccess, kDirective, kAuthorization };

// Of whom it is not known, it is assumed: who keeps records for a provider is
// bound as its business associate.
bool MayBind(const Lead& lead) { return lead.duty != Duty::kNotCovered; }

// Returns the law that would set the day if the letter came today.
std::string LawOfTheDay(const Occasion& occasion) {
  Attempt received = occasion.attempt;
  received.received_date = PartialDate::Of(occasion.today);
  return ClockOf(policy::ComputeDueDates(
                     occasion.rules, DueQuestionOf(occasion.order(), received)),
                 received.received_date)
      .citation;
}

bool WantsCopy(const Order& order) {
  return order.records.access != Access::kInspection;
}

std::string Wanted(const Order& order) {
  switch (order.records.access) {
    case Access::kInspection:
      return "to look at";
    case Access::kInspectionAndCopy:
      return "to look at, and to have a copy of,";
    case Access::kCopy:
    case Access::kUnspecified:
      return "to have a copy of";
  }
  return "";
}

std::string RecordsOf(const Order& order) {
  std::vector<std::string> categories;
  for (const RecordCategory category : order.records.categories) {
    // What else is wanted, the description says.
    if (category == RecordCategory::kOther &&
        !order.records.description.empty()) {
      continue;
    }
    categories.push_back(InWords(category));
  }
  if (!order.records.description.empty()) {
    categories.push_back(order.records.description);
  }
  return absl::StrJoin(categories, "; ");
}

std::string PostalAddressOf(const Order& order) {
  for (const Address* address :
       {&order.delivery.address, &order.requester.address,
        &order.patient.address}) {
    if (!address->empty()) return absl::StrJoin(AddressLines(*address), ", ");
  }
  return "";
}

std::string DeliveryOf(const Order& order) {
  const Delivery& delivery = order.delivery;
  const std::string recipient =
      delivery.recipient_name.empty()
          ? ""
          : absl::StrCat(" for ", delivery.recipient_name);
  switch (delivery.method) {
    case DeliveryMethod::kUnspecified:
      return "";
    case DeliveryMethod::kPickUp:
      return "pick-up; please tell me when and where";
    case DeliveryMethod::kFax:
      return absl::StrCat("by fax to ", delivery.destination, recipient);
    case DeliveryMethod::kEmail:
      return absl::StrCat("by e-mail to ", delivery.destination, recipient);
    case DeliveryMethod::kPortal:
      return absl::StrCat("through ", delivery.destination, recipient);
    case DeliveryMethod::kMail:
      return absl::StrCat("by mail to ", PostalAddressOf(order), recipient);
    case DeliveryMethod::kMedia:
      return absl::StrCat("on a disc or stick, by mail to ",
                          PostalAddressOf(order), recipient);
  }
  return "";
}

void AddWishes(const Occasion& occasion, std::vector<Field>& fields) {
  const Order& order = occasion.order();
  fields.push_back({"Records wanted", RecordsOf(order)});
  fields.push_back({"Dates of service", DatesOf(occasion)});
  if (WantsCopy(order)) {
    fields.push_back(
        {"Number of copies", absl::StrCat(std::max(order.records.copies, 1))});
    fields.push_back({"Delivery", DeliveryOf(order)});
    if (order.delivery.format != DeliveryFormat::kUnspecified) {
      fields.push_back({"Form", InWords(order.delivery.format)});
    }
  }
  if (order.records.purpose != Purpose::kUnspecified) {
    fields.push_back({"Purpose", absl::StrCat(InWords(order.records.purpose),
                                              order.records.purpose_proven
                                                  ? "; proof is enclosed"
                                                  : "")});
  }
  fields.push_back({"My reference", ReferenceOf(occasion)});
}

// The guide's list (G9).
FieldTable FieldsOf(const Occasion& occasion) {
  const Patient& patient = occasion.order().patient;
  std::vector<Field> fields = PatientFields(occasion.order(), occasion.ssn);
  if (!patient.address.empty()) {
    fields.push_back(
        {"Address", absl::StrJoin(AddressLines(patient.address), ", ")});
  }
  if (!patient.phone.empty()) fields.push_back({"Telephone", patient.phone});
  if (!patient.email.empty()) fields.push_back({"E-mail", patient.email});
  AddWishes(occasion, fields);
  return {std::move(fields)};
}

bool KeptElsewhere(const Lead& lead) {
  return !lead.origin_organization.empty() &&
         lead.origin_organization != lead.organization;
}

std::string WhatCare(const Occasion& occasion) {
  const std::string care = CareOf(occasion);
  if (care.empty()) {
    const std::string& words = occasion.order().provider.description;
    return words.empty() ? ""
                         : absl::StrCat(" They are of care by: ", words, ".");
  }
  return absl::StrCat(" They are of care by ", care,
                      KeptElsewhere(occasion.attempt.lead)
                          ? ", whose records I understand you now keep."
                          : ".");
}

std::string Opening(const Occasion& occasion, Basis basis) {
  const Order& order = occasion.order();
  const std::string care = WhatCare(occasion);
  if (basis == Basis::kDirective) {
    return absl::StrCat(
        "The patient has directed you in writing to send an electronic copy of "
        "the medical records named below to the person designated here, as 45 "
        "CFR 164.524(c)(3)(ii) provides. The signed directive is enclosed.",
        care);
  }
  if (basis == Basis::kAuthorization) {
    return absl::StrCat(
        "The patient has authorized you in writing to disclose the medical "
        "records named below to me. The signed authorization (45 CFR 164.508) "
        "is enclosed.",
        care);
  }
  const std::string law =
      MayBind(occasion.attempt.lead) ? " under 45 CFR 164.524" : "";
  if (occasion.by_patient()) {
    return absl::StrCat("I ask", law, " ", Wanted(order),
                        " my medical records, named below.", care);
  }
  return absl::StrCat(
      "I ask", law, ", as the patient's representative",
      MayBind(occasion.attempt.lead) ? " (45 CFR 164.502(g))" : "", ", ",
      Wanted(order), " the medical records of the patient named below.", care);
}

std::string TimeAsked(const Occasion& occasion) {
  std::string asked =
      "Please act within 30 days of receiving this letter (45 CFR "
      "164.524(b)(2)).";
  const std::string law = LawOfTheDay(occasion);
  if (!law.empty() && !absl::StrContains(law, "164.524")) {
    absl::StrAppend(&asked, " An earlier day is set by ", law, ".");
  }
  return absl::StrCat(asked,
                      " If you need longer, tell me within that time in "
                      "writing why, and by which day you will act: once, and "
                      "at most 30 days later.");
}

// What 45 CFR 164.524 asks of the holder.
BulletList Duties(const Occasion& occasion) {
  const Order& order = occasion.order();
  std::vector<std::string> duties = {TimeAsked(occasion)};
  if (WantsCopy(order)) {
    duties.emplace_back(
        "A fee may cover only the labor of copying, supplies, postage and a "
        "summary to which I agreed; not the search (45 CFR 164.524(c)(4)). "
        "Please tell me the amount before you copy. An unpaid bill for care is "
        "no ground to hold records back.");
  } else {
    duties.emplace_back(
        "Please name a convenient time and place (45 CFR 164.524(c)(3)(i)). A "
        "look costs nothing.");
  }
  if (WantsCopy(order) &&
      order.delivery.format != DeliveryFormat::kUnspecified) {
    duties.emplace_back(
        "Please give the records in the form named above if you readily can; "
        "if not, let us agree on another (45 CFR 164.524(c)(2)).");
  }
  duties.emplace_back(
      "If you refuse any part, give me the rest, and tell me in writing in "
      "plain language the ground, how I can have the refusal reviewed, and "
      "how to complain to you and to the Secretary of Health and Human "
      "Services (45 CFR 164.524(d)).");
  duties.emplace_back(
      "If you do not have the records but know who does, tell me where to ask "
      "(45 CFR 164.524(d)(3)).");
  return {std::move(duties)};
}

// To one whom 45 CFR 164.524 does not bind, or who is asked under an
// authorization, which permits and compels nothing.
BulletList Requests(const Occasion& occasion) {
  const std::string law = LawOfTheDay(occasion);
  std::vector<std::string> requests = {
      law.empty() || absl::StrContains(law, "164.524")
          ? "Please answer within 30 days."
          : absl::StrCat("Please answer within the time of ", law, ".")};
  requests.emplace_back(
      "Please tell me the amount of any fee before you copy.");
  requests.emplace_back(
      "If you do not have the records but know who does, please tell me where "
      "to ask.");
  return {std::move(requests)};
}

void AddNotes(const Occasion& occasion, std::vector<Block>& body) {
  const Order& order = occasion.order();
  if (KeptElsewhere(occasion.attempt.lead) && WantsCopy(order) &&
      order.delivery.format == DeliveryFormat::kUnspecified) {
    body.emplace_back(Paragraph{
        "If these records exist on paper only, a paper copy is welcome. Please "
        "send the number of copies named above at once, so that I need not ask "
        "again."});
  }
  if (order.delivery.method == DeliveryMethod::kEmail &&
      order.delivery.unencrypted_accepted) {
    body.emplace_back(Paragraph{
        "I know that others can read plain e-mail on its way, and want the "
        "copy by e-mail all the same."});
  }
  for (const ContactPoint& point : occasion.attempt.lead.contact_points) {
    if (point.kind != ContactKind::kRequestForm) continue;
    body.emplace_back(Paragraph{absl::StrCat(
        "Your own form for such requests is at ", point.value,
        ". This letter says what such a form asks. Should you need the form "
        "itself, tell me at once; the time to act runs from the receipt of "
        "this letter.")});
    break;
  }
}

Basis BasisOf(const Order& order, const AuthorityDocument* paper) {
  if (order.requester.relationship != Relationship::kThirdParty ||
      paper == nullptr) {
    return Basis::kAccess;
  }
  return paper->kind == AuthorityDocumentKind::kThirdPartyDirective
             ? Basis::kDirective
             : Basis::kAuthorization;
}

}  // namespace

absl::StatusOr<Letter> WriteAccessRequest(const Occasion& occasion) {
  const Order& order = occasion.order();
  const AuthorityDocument* paper = PermissionOf(order);
  const Basis basis = BasisOf(order, paper);
  Needs needs;
  needs.RequirePeople(order);
  needs.Require(!order.records.categories.empty(), "records.categories");
  needs.Require(!WantsCopy(order) || !DeliveryOf(order).empty(),
                "delivery.method");
  needs.Require(!occasion.attempt.lead.display_name.empty(),
                "lead.display_name");
  if (order.requester.relationship == Relationship::kThirdParty) {
    RequirePermission(paper, needs);
  }
  const absl::Status complete = needs.ToStatus();
  if (!complete.ok()) return complete;

  Letter letter = LetterFrom(occasion);
  if (occasion.attempt.sent())
    letter.date = InWords(occasion.attempt.sent_date);
  letter.signature.date = InWords(order.signature.signed_on);
  letter.subject = WantsCopy(order) ? "Request for medical records"
                                    : "Request to look at medical records";
  letter.body.emplace_back(Paragraph{Opening(occasion, basis)});
  letter.body.emplace_back(FieldsOf(occasion));
  if (basis != Basis::kAccess) {
    letter.body.emplace_back(PermissionFields(*paper));
  }
  const bool by_right = basis != Basis::kAuthorization;
  letter.body.emplace_back(by_right && MayBind(occasion.attempt.lead)
                               ? Duties(occasion)
                               : Requests(occasion));
  AddNotes(occasion, letter.body);
  letter.body.emplace_back(Paragraph{
      "Please write or call if anything is unclear. A question does not stop "
      "the time."});
  letter.enclosures = EnclosuresOf(order);
  return letter;
}

}  // namespace custodia::request::letters
