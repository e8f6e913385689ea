#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_PATIENT_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_PATIENT_H_

#include <string>
#include <vector>

#include "common/address.h"
#include "common/dates.h"

namespace custodia::request {

// Whose records.
struct Patient {
  std::string full_name;
  std::vector<std::string> former_names;
  PartialDate birth_date;
  std::string ssn_last4;  // The number itself is never kept.
  Address address;
  std::string phone;
  std::string email;
  PartialDate death_date;
  bool emancipated = false;

  bool operator==(const Patient&) const = default;
};

enum class Relationship {
  kUnspecified = 0,
  kSelf,
  kParent,
  kGuardian,
  kPersonalRepresentative,
  kExecutor,
  kThirdParty,
  kInLocoParentis,
  kSpouse,
  kChild,
};

// The elements of 45 CFR 164.508(c).
struct Authorization {
  std::string information;
  std::string discloser;
  std::string recipient;
  std::vector<std::string> purposes;
  std::string expiry_event;
  PartialDate expiry_event_on;
  PartialDate signed_on;
  std::string signer_name;
  std::string signer_authority;
  bool states_right_to_revoke = false;
  bool states_conditioning = false;
  bool states_redisclosure = false;
  bool plain_language = false;
  PartialDate revoked_on;
  bool unlawfully_combined = false;
  bool unlawfully_conditioned = false;
  bool known_false = false;
  bool psychotherapy_notes_only = false;
  bool part_2_consent = false;
  std::string send_to;

  bool operator==(const Authorization&) const = default;
};

enum class AuthorityDocumentKind {
  kUnspecified = 0,
  kAuthorization,
  kGuardianshipOrder,
  kHealthCarePowerOfAttorney,
  kLettersTestamentary,
  kBirthCertificate,
  kCourtOrder,
  kFinancialPowerOfAttorney,
  kThirdPartyDirective,
  kDeathCertificate,
};

// A paper that shows authority.
struct AuthorityDocument {
  AuthorityDocumentKind kind = AuthorityDocumentKind::kUnspecified;
  PartialDate issued_on;
  PartialDate expires_on;
  Authorization authorization;
  std::string document_reference;

  bool operator==(const AuthorityDocument&) const = default;
};

// Who asks.
struct Requester {
  Relationship relationship = Relationship::kUnspecified;
  std::string full_name;
  std::string phone;
  std::string email;
  std::vector<AuthorityDocument> authority_documents;
  Address address;

  bool operator==(const Requester&) const = default;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_PATIENT_H_
