#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_REPLY_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_REPLY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/dates.h"
#include "services/request/domain/lead.h"
#include "services/request/domain/order.h"
#include "services/request/policy/denial.h"
#include "services/request/policy/fees.h"

namespace custodia::request {

// The custodian has the letter.
struct Acknowledgement {
  PartialDate received_date;  // the custodian's own; unknown: not said
  std::string custodian_reference;

  bool operator==(const Acknowledgement&) const = default;
};

// Records came.
struct Fulfilment {
  PartialDate date;
  bool complete = false;
  std::vector<RecordCategory> categories;
  bool available_for_pick_up = false;
  DateSpan service_dates;
  std::string format;
  std::optional<int64_t> charged_cents;  // United States dollars
  int pages = 0;
  std::string document_reference;

  bool operator==(const Fulfilment&) const = default;
};

enum class NotCustodianKind {
  kUnspecified = 0,
  kNeverHeld,
  kTransferred,
  kDestroyed,
  kNoSuchPatient,
  kReferred,
  kKnowsNothing,
};

// An organization as a reply names it.
struct NamedOrganization {
  std::string display_name;
  Address address;
  std::string phone;
  std::string fax;
  std::string email;
  Role role = Role::kUnspecified;

  bool operator==(const NamedOrganization&) const = default;
};

// Not us.
struct NotCustodian {
  NotCustodianKind kind = NotCustodianKind::kUnspecified;
  std::string organization;  // `organizations/{organization}`, or ""
  std::optional<NamedOrganization> new_organization;
  // The name under which the directory will know `new_organization`; chosen by
  // us, so that a lead can carry it before the directory has heard of it.
  std::string new_organization_name;
  PartialDate date;
  std::string rule;
  DateSpan service_dates;

  bool operator==(const NotCustodian&) const = default;
};

// The letter came back.
struct Undeliverable {
  PartialDate date;
  std::string contact_value;

  bool operator==(const Undeliverable&) const = default;
};

// More time, as a custodian claims it. 45 CFR 164.524(b)(2)(ii).
struct ExtensionNotice {
  PartialDate notice_date;
  PartialDate promised_date;
  std::string reason;
  bool inspection_only = false;
  bool written = false;

  bool operator==(const ExtensionNotice&) const = default;
};

// What a copy shall cost. 45 CFR 164.524(c)(4).
struct FeeQuote {
  std::vector<policy::FeeItem> items;
  PartialDate quote_date;
  bool prepayment_demanded = false;
  // Judged, in cents: absent where not known, and as it comes.
  std::optional<policy::Cents> payable;
  std::optional<policy::Cents> excess;

  bool operator==(const FeeQuote&) const = default;
};

// A refusal as received. 45 CFR 164.524(d)(2).
struct DenialNotice {
  PartialDate date;
  std::vector<policy::Ground> grounds;
  bool written = false;
  bool states_basis = false;
  bool states_review_right = false;
  bool plain_language = false;
  std::string denied_by;  // the client's own id of who denied
  bool states_complaint_to_custodian = false;
  bool states_complaint_to_hhs = false;
  bool states_contact = false;
  // Empty: everything. If not, the rest is granted.
  std::vector<RecordCategory> withheld_categories;
  bool states_where_held = false;
  std::vector<policy::GroundFacts> ground_facts;

  bool operator==(const DenialNotice&) const = default;
};

enum class DemandedItem {
  kUnspecified = 0,
  kOwnForm,
  kIdentity,
  kAuthority,
  kScope,
  kCopyFee,
  kNotarization,
  kInPerson,
  kSsn,
};

// Something that the custodian wants first. The clock runs on.
struct InformationRequest {
  PartialDate date;
  std::vector<DemandedItem> items;
  std::string form_uri;

  bool operator==(const InformationRequest&) const = default;
};

using Reply =
    std::variant<Acknowledgement, Fulfilment, NotCustodian, Undeliverable,
                 ExtensionNotice, FeeQuote, DenialNotice, InformationRequest>;

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_REPLY_H_
