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

using Reply =
    std::variant<Acknowledgement, Fulfilment, NotCustodian, Undeliverable>;

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_REPLY_H_
