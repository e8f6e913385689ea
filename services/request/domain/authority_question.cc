#include "services/request/domain/authority_question.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"

namespace custodia::request {
namespace {

static_assert(static_cast<int>(Relationship::kChild) ==
              static_cast<int>(policy::Relation::kChild));
static_assert(static_cast<int>(AuthorityDocumentKind::kDeathCertificate) ==
              static_cast<int>(policy::Paper::kDeathCertificate));

// Returns whether two names may be one person's: the same family name, and
// given names that begin alike. `J. Pell` signs for `Joan Ann Pell`.
bool MayBeSame(const std::string& a, const std::string& b) {
  const std::vector<std::string> one =
      absl::StrSplit(absl::AsciiStrToLower(a), ' ', absl::SkipWhitespace());
  const std::vector<std::string> other =
      absl::StrSplit(absl::AsciiStrToLower(b), ' ', absl::SkipWhitespace());
  if (one.empty() || other.empty()) return false;
  return one.back() == other.back() && one.front()[0] == other.front()[0];
}

bool SignedByAnother(const Authorization& authorization,
                     const Patient& patient) {
  if (!authorization.signer_authority.empty()) return true;
  const std::string& signer = authorization.signer_name;
  if (signer.empty() || patient.full_name.empty()) return false;
  return !MayBeSame(signer, patient.full_name) &&
         std::none_of(
             patient.former_names.begin(), patient.former_names.end(),
             [&](const std::string& name) { return MayBeSame(signer, name); });
}

bool Said(const std::string& text) {
  return !absl::StripAsciiWhitespace(text).empty();
}

policy::AuthorizationFacts FactsOf(const AuthorityDocument& document,
                                   const Patient& patient) {
  const Authorization& said = document.authorization;
  return {
      .has_information = Said(said.information),
      .has_discloser = Said(said.discloser),
      .has_recipient = Said(said.recipient),
      .has_purpose =
          std::any_of(said.purposes.begin(), said.purposes.end(), Said),
      .has_expiry_event = Said(said.expiry_event),
      .expiry_event_on = said.expiry_event_on.FirstDay(),
      .expires_on = document.expires_on.FirstDay(),
      .signed_on =
          said.signed_on.complete() ? said.signed_on.FirstDay() : std::nullopt,
      .has_signer = Said(said.signer_name),
      .signed_by_representative = SignedByAnother(said, patient),
      .has_signer_authority = Said(said.signer_authority),
      .states_right_to_revoke = said.states_right_to_revoke,
      .states_conditioning = said.states_conditioning,
      .states_redisclosure = said.states_redisclosure,
      .plain_language = said.plain_language,
      .revoked_on = said.revoked_on.FirstDay(),
      .unlawfully_combined = said.unlawfully_combined,
      .unlawfully_conditioned = said.unlawfully_conditioned,
      .known_false = said.known_false,
      .psychotherapy_notes_only = said.psychotherapy_notes_only,
      .part_2_consent = said.part_2_consent,
      .has_send_to = Said(said.send_to),
  };
}

bool Electronic(const Delivery& delivery) {
  switch (delivery.format) {
    case DeliveryFormat::kPaper:
      return false;
    case DeliveryFormat::kPdf:
    case DeliveryFormat::kStructured:
    case DeliveryFormat::kDicom:
      return true;
    case DeliveryFormat::kUnspecified:
      break;
  }
  return delivery.method == DeliveryMethod::kEmail ||
         delivery.method == DeliveryMethod::kPortal ||
         delivery.method == DeliveryMethod::kMedia;
}

bool Wants(const RecordsSought& records, RecordCategory category) {
  return std::find(records.categories.begin(), records.categories.end(),
                   category) != records.categories.end();
}

bool WantsOthers(const RecordsSought& records) {
  return records.categories.empty() ||
         std::any_of(records.categories.begin(), records.categories.end(),
                     [](RecordCategory category) {
                       return category != RecordCategory::kPsychotherapyNotes;
                     });
}

bool Names(const std::vector<MissingItem>& items, const std::string& field) {
  return std::any_of(items.begin(), items.end(), [&](const MissingItem& item) {
    return item.field == field;
  });
}

// Adds what `answer` misses; where it refuses without missing anything, that
// there is nothing to show that the requester may ask.
void AddMissing(const policy::AuthorityAnswer& answer,
                std::vector<MissingItem>& items) {
  const bool refused = answer.decision == policy::Decision::kRefused;
  for (const policy::MissingPaper& paper : answer.missing) {
    if (Names(items, paper.field)) continue;
    items.push_back({.field = paper.field,
                     .explanation = paper.explanation,
                     .blocking = refused});
  }
  if (refused && answer.missing.empty()) {
    items.push_back(
        {.field = "requester.authority_documents",
         .explanation = answer.basis.empty()
                            ? "Nothing shows that the requester may ask."
                            : answer.basis.front().explanation,
         .blocking = true});
  }
}

}  // namespace

std::vector<MissingItem> AllMissing(const Order& order,
                                    const Context& context) {
  std::vector<MissingItem> items = MissingItems(order);
  if (order.requester.relationship == Relationship::kUnspecified) return items;
  policy::AuthorityQuestion question = AuthorityQuestionOf(order);
  question.state = order.provider.query.state;
  question.as_of = context.today;
  AddMissing(policy::CheckAuthority(context.rules, question), items);
  return items;
}

policy::AuthorityQuestion AuthorityQuestionOf(const Order& order) {
  const Patient& patient = order.patient;
  policy::AuthorityQuestion question{
      .relation = static_cast<policy::Relation>(order.requester.relationship),
      .birth_date = patient.birth_date.FirstDay(),
      .death_date = patient.death_date.LastDay(),
      .emancipated = patient.emancipated,
      .wants_psychotherapy_notes =
          Wants(order.records, RecordCategory::kPsychotherapyNotes),
      .wants_other_records = WantsOthers(order.records),
      .wants_substance_use_records =
          Wants(order.records, RecordCategory::kSubstanceUse),
      .electronic_copy = Electronic(order.delivery),
  };
  for (const AuthorityDocument& document :
       order.requester.authority_documents) {
    question.papers.push_back(
        {.kind = static_cast<policy::Paper>(document.kind),
         .issued_on = document.issued_on.FirstDay(),
         .expires_on = document.expires_on.FirstDay(),
         .authorization = FactsOf(document, patient)});
  }
  for (const SensitiveItem& item : order.records.sensitive_items) {
    question.sensitive_items.push_back(
        {.minor_consented = item.minor_consented,
         .parent_assented_to_confidentiality =
             item.parent_assented_to_confidentiality,
         .minor_named_parent = item.minor_named_parent});
  }
  return question;
}

}  // namespace custodia::request
