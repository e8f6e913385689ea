#include "services/request/letters/occasion.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/request/domain/errors.h"
#include "services/request/domain/law_today.h"
#include "services/request/letters/words.h"

namespace custodia::request::letters {
namespace {

std::string CapacityOf(Relationship relationship) {
  switch (relationship) {
    case Relationship::kUnspecified:
    case Relationship::kSelf:
      return "";
    case Relationship::kParent:
      return "Parent of the patient";
    case Relationship::kGuardian:
      return "Guardian of the patient";
    case Relationship::kPersonalRepresentative:
      return "Personal representative of the patient";
    case Relationship::kExecutor:
      return "Executor or administrator of the patient's estate";
    case Relationship::kThirdParty:
      return "By the patient's written permission";
    case Relationship::kInLocoParentis:
      return "Acting in a parent's place for the patient";
    case Relationship::kSpouse:
      return "Surviving spouse of the patient";
    case Relationship::kChild:
      return "Adult child of the patient";
  }
  return "";
}

void Append(const std::string& line, std::vector<std::string>& lines) {
  if (!line.empty()) lines.push_back(line);
}

std::vector<std::string> SenderLines(const Order& order) {
  const bool self = order.requester.relationship == Relationship::kSelf;
  const auto either = [](const std::string& a, const std::string& b) {
    return a.empty() ? b : a;
  };
  const Requester& requester = order.requester;
  const Patient& patient = order.patient;
  std::vector<std::string> lines;
  Append(self ? patient.full_name : requester.full_name, lines);
  const std::vector<std::string> address = AddressLines(
      requester.address.empty() ? patient.address : requester.address);
  lines.insert(lines.end(), address.begin(), address.end());
  Append(self ? either(requester.phone, patient.phone) : requester.phone,
         lines);
  Append(self ? either(requester.email, patient.email) : requester.email,
         lines);
  return lines;
}

// To whom a letter goes.
struct Addressee {
  const Lead& lead;
  std::string department;                    // or ""
  std::vector<std::string> failed_contacts;  // values that came back
};

// Returns whether letters to the department can go to this point.
bool Serves(const ContactPoint& point, const Addressee& to) {
  const bool failed =
      std::find(to.failed_contacts.begin(), to.failed_contacts.end(),
                point.value) != to.failed_contacts.end();
  return !failed &&
         (point.department.empty() || point.department == to.department);
}

// Returns the address, or where none is known the number or e-mail address by
// which the letter goes.
std::vector<std::string> WhereTo(const Addressee& to) {
  for (const ContactPoint& point : to.lead.contact_points) {
    if (point.kind == ContactKind::kMail && !point.address.empty() &&
        Serves(point, to)) {
      return AddressLines(point.address);
    }
  }
  if (!to.lead.address.empty()) return AddressLines(to.lead.address);
  for (const ContactPoint& point : to.lead.contact_points) {
    if (!Serves(point, to)) continue;
    if (point.kind == ContactKind::kFax) {
      return {absl::StrCat("By fax: ", point.value)};
    }
    if (point.kind == ContactKind::kEmail) {
      return {absl::StrCat("By e-mail: ", point.value)};
    }
  }
  return {};
}

std::vector<std::string> RecipientLines(const Addressee& to) {
  std::vector<std::string> lines = {to.lead.display_name};
  if (!to.department.empty()) {
    lines.push_back(absl::StrCat("Attn: ", to.department));
  } else if (to.lead.role == Role::kHolder) {
    lines.emplace_back("Attn: Medical Records");
  }
  const std::vector<std::string> where = WhereTo(to);
  lines.insert(lines.end(), where.begin(), where.end());
  return lines;
}

Letter LetterWithoutName(const Addressee& to, absl::CivilDay today) {
  return {.recipient = RecipientLines(to), .date = InWords(today)};
}

Letter LetterOf(const Order& order, const Addressee& to, absl::CivilDay today) {
  Letter letter = LetterWithoutName(to, today);
  letter.sender = SenderLines(order);
  letter.signature = {.name = order.signature.signer_name,
                      .capacity = CapacityOf(order.requester.relationship),
                      .date = InWords(today)};
  return letter;
}

}  // namespace

void Needs::RequirePeople(const Order& order) {
  Require(!absl::StripAsciiWhitespace(order.patient.full_name).empty(),
          "patient.full_name");
  Require(order.patient.birth_date.complete(), "patient.birth_date");
  Require(order.requester.relationship != Relationship::kUnspecified,
          "requester.relationship");
  Require(order.requester.relationship == Relationship::kSelf ||
              !absl::StripAsciiWhitespace(order.requester.full_name).empty(),
          "requester.full_name");
  Require(order.signature.signed_on.complete(), "signature.signed_on");
  Require(!absl::StripAsciiWhitespace(order.signature.signer_name).empty(),
          "signature.signer_name");
}

absl::Status Needs::ToStatus() const {
  return missing_.empty() ? absl::OkStatus()
                          : error::LetterIncomplete(missing_);
}

Letter LetterFrom(const Occasion& occasion) {
  const Attempt& attempt = occasion.attempt;
  const Addressee to{attempt.lead, attempt.department, attempt.failed_contacts};
  return occasion.to_holder() ? LetterOf(occasion.order(), to, occasion.today)
                              : LetterWithoutName(to, occasion.today);
}

Letter LetterToHolder(const Order& order, const Lead& lead,
                      absl::CivilDay today) {
  return LetterOf(order, {.lead = lead}, today);
}

std::string DoctorOf(const Occasion& occasion) {
  if (!occasion.attempt.lead.practitioner_name.empty()) {
    return occasion.attempt.lead.practitioner_name;
  }
  const PractitionerQuery& query = occasion.order().provider.query;
  if (query.family_name.empty()) return "";
  return absl::StrCat("Dr. ", query.given_name,
                      query.given_name.empty() ? "" : " ", query.family_name);
}

std::string PracticeOf(const Occasion& occasion) {
  return occasion.attempt.lead.origin_name;
}

std::string CareOf(const Occasion& occasion) {
  const std::string doctor = DoctorOf(occasion);
  std::string practice = PracticeOf(occasion);
  if (doctor.empty()) return practice;
  return practice.empty() ? doctor : absl::StrCat(doctor, " at ", practice);
}

std::string DatesOf(const Occasion& occasion) {
  const Part* part = FindPart(occasion.retrieval, occasion.attempt.part);
  DayRange days = part == nullptr ? DayRange{} : part->service_dates;
  const DateSpan& asked = occasion.order().records.service_dates;
  // In the patient's own words where the attempt asks for all of it.
  if (days == asked.Days() || days == DayRange{}) {
    if (asked.start.known() && asked.end.known()) {
      return absl::StrCat(InWords(asked.start), " to ", InWords(asked.end));
    }
    days = asked.Days();
  }
  return InWords(days);
}

std::string ReferenceOf(const Occasion& occasion) {
  return absl::StrCat(occasion.retrieval.id, "/", occasion.attempt.id);
}

std::string LastDayOf(const Attempt& attempt) {
  if (!attempt.clock.due) return "";
  return absl::StrCat(InWords(*attempt.clock.due), " (", attempt.clock.citation,
                      ")");
}

Paragraph ComplaintWarning(const Occasion& occasion) {
  const Attempt& attempt = occasion.attempt;
  std::string warning =
      "If this is not put right, I may complain to you and to the Office for "
      "Civil Rights of the U.S. Department of Health and Human Services (45 "
      "CFR 164.530(d), 160.306)";
  const bool late = attempt.clock.due && *attempt.clock.due < occasion.today;
  const std::optional<absl::CivilDay> until = OcrComplaintBy(attempt);
  if (until && (late || attempt.denial)) {
    absl::StrAppend(&warning, ", until ", InWords(*until));
  }
  return {absl::StrCat(warning, ".")};
}

BulletList Defects(const std::vector<policy::Defect>& defects) {
  BulletList list;
  for (const policy::Defect& defect : defects) {
    list.items.push_back(
        absl::StrCat(defect.explanation, " (", defect.citation, ")"));
  }
  return list;
}

std::vector<Field> PatientFields(const Order& order, const std::string& ssn) {
  const Patient& patient = order.patient;
  std::vector<Field> fields = {{"Patient", patient.full_name}};
  if (!patient.former_names.empty()) {
    fields.push_back(
        {"Maiden or former name", absl::StrJoin(patient.former_names, ", ")});
  }
  if (!ssn.empty()) {
    fields.push_back({"Social Security number",
                      absl::StrCat(ssn.substr(0, 3), "-", ssn.substr(3, 2), "-",
                                   ssn.substr(5))});
  } else if (!patient.ssn_last4.empty()) {
    fields.push_back({"Social Security number",
                      absl::StrCat("ends in ", patient.ssn_last4)});
  }
  fields.push_back({"Date of birth", InWords(patient.birth_date)});
  if (patient.death_date.known()) {
    fields.push_back({"Date of death", InWords(patient.death_date)});
  }
  return fields;
}

FieldTable RequestFields(const Occasion& occasion) {
  const Attempt& attempt = occasion.attempt;
  std::vector<Field> fields = PatientFields(occasion.order(), occasion.ssn);
  fields.push_back({"Dates of service", DatesOf(occasion)});
  const std::string channel = InWords(attempt.channel);
  if (attempt.sent()) {
    fields.push_back(
        {"Sent", absl::StrCat(InWords(attempt.sent_date),
                              channel.empty() ? "" : ", ", channel)});
  }
  fields.push_back({"My reference", ReferenceOf(occasion)});
  if (!attempt.custodian_reference.empty()) {
    fields.push_back({"Your reference", attempt.custodian_reference});
  }
  return {std::move(fields)};
}

FieldTable InquiryFields(const Occasion& occasion) {
  std::vector<Field> fields;
  const std::string doctor = DoctorOf(occasion);
  std::string practice = PracticeOf(occasion);
  if (!doctor.empty()) fields.push_back({"Doctor", doctor});
  if (!practice.empty()) fields.push_back({"Practice", practice});
  fields.push_back({"Dates of care", DatesOf(occasion)});
  fields.push_back({"Reference", ReferenceOf(occasion)});
  return {std::move(fields)};
}

}  // namespace custodia::request::letters
