#include "services/request/wire/parse_people.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "services/request/wire/people.h"

namespace custodia::request::wire {
namespace {

constexpr size_t kSsnDigits = 9;
constexpr size_t kSsnKept = 4;

// Returns what is kept of a number that ParseSsn() read.
std::string LastDigits(const std::string& ssn) {
  return ssn.empty() ? "" : ssn.substr(kSsnDigits - kSsnKept);
}

void CheckAuthorization(const v1::Authorization& proto, absl::CivilDay today,
                        const FieldReader& reader) {
  reader.Text(proto.information(), "information", kMaxText);
  reader.Text(proto.discloser(), "discloser", kMaxText);
  reader.Text(proto.recipient(), "recipient", kMaxText);
  reader.Texts(proto.purposes(), "purposes", kMaxText);
  reader.Text(proto.expiry_event(), "expiry_event", kMaxText);
  reader.PastDate(proto.expiry_event_on(), "expiry_event_on", today);
  const PartialDate signed_on =
      reader.PastDate(proto.signed_on(), "signed_on", today);
  reader.Text(proto.signer_name(), "signer_name");
  reader.Text(proto.signer_authority(), "signer_authority", kMaxText);
  const PartialDate revoked_on =
      reader.PastDate(proto.revoked_on(), "revoked_on", today);
  if (signed_on.known() && revoked_on.known() &&
      *revoked_on.LastDay() < *signed_on.FirstDay()) {
    reader.Add("revoked_on", "no earlier than `signed_on`");
  }
  reader.Text(proto.send_to(), "send_to", kMaxText);
}

void CheckDocument(const v1::AuthorityDocument& proto, absl::CivilDay today,
                   const FieldReader& reader) {
  reader.Choice<AuthorityDocumentKind>(proto.kind(), "kind");
  const PartialDate issued_on =
      reader.PastDate(proto.issued_on(), "issued_on", today);
  const PartialDate expires_on = reader.Date(proto.expires_on(), "expires_on");
  if (issued_on.known() && expires_on.known() &&
      *expires_on.LastDay() < *issued_on.FirstDay()) {
    reader.Add("expires_on", "no earlier than `issued_on`");
  }
  CheckAuthorization(proto.authorization(), today,
                     reader.Below("authorization"));
  reader.Text(proto.document_reference(), "document_reference");
}

}  // namespace

std::string ParseSsn(const std::string& ssn, const FieldReader& reader) {
  const std::string digits = absl::StrReplaceAll(ssn, {{"-", ""}});
  if (ssn.empty()) return "";
  if (digits.size() != kSsnDigits ||
      !std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit)) {
    reader.Add("ssn", "nine digits, with or without hyphens");
    return "";
  }
  return digits;
}

Patient ParsePatient(const v1::Patient& proto, absl::CivilDay today,
                     const FieldReader& reader) {
  reader.Text(proto.full_name(), "full_name");
  reader.Texts(proto.former_names(), "former_names");
  const PartialDate birth =
      reader.WholePastDate(proto.birth_date(), "birth_date", today);
  const PartialDate death =
      reader.PastDate(proto.death_date(), "death_date", today);
  if (birth.known() && death.known() && *death.LastDay() < *birth.FirstDay()) {
    reader.Add("death_date", "no earlier than `birth_date`");
  }
  reader.Address(proto.address(), "address");
  reader.Phone(proto.phone(), "phone");
  reader.Email(proto.email(), "email");

  Patient patient = FromProto(proto);
  patient.ssn_last4 = LastDigits(ParseSsn(proto.ssn(), reader));
  patient.birth_date = birth;
  patient.death_date = death;
  return patient;
}

void CheckRequester(const v1::Requester& proto, absl::CivilDay today,
                    const FieldReader& reader) {
  reader.Choice<Relationship>(proto.relationship(), "relationship");
  reader.Text(proto.full_name(), "full_name");
  reader.Phone(proto.phone(), "phone");
  reader.Email(proto.email(), "email");
  reader.Address(proto.address(), "address");
  const auto& documents = proto.authority_documents();
  if (!reader.Count(documents.size(), "authority_documents")) return;
  for (int i = 0; i < documents.size(); ++i) {
    CheckDocument(documents[i], today, reader.Below("authority_documents", i));
  }
}

}  // namespace custodia::request::wire
