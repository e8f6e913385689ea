#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_FACTS_AS_OF_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_FACTS_AS_OF_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/directory/domain/fact_reader.h"

namespace custodia::directory {

// Whether an organization still operates.
struct Standing {
  bool closed = false;
  // For a closed one, the last day on which it can have made records; nothing
  // where not known.
  std::optional<absl::CivilDay> last_day;
  // Closed, or wholly sold, merged or renamed.
  bool gone = false;
};

// The facts as they stood on one day: what took effect later is not there.
// Reads each organization once. Not thread-safe.
class FactsAsOf {
 public:
  // Borrows `reader`.
  FactsAsOf(FactReader& reader, absl::CivilDay as_of)
      : reader_(reader), as_of_(as_of) {
    organizations_.reserve(32);  // As usual answers look at.
  }

  FactReader& reader() { return reader_; }
  absl::CivilDay as_of() const { return as_of_; }

  // Returns nullptr where there is none. The pointer is good for as long as
  // this object.
  absl::StatusOr<const OrganizationFacts*> Find(absl::string_view id);

  // Returns the same organization as read once: what was found of it before,
  // or `organization` itself. Good for as long as this object.
  const OrganizationFacts& Keep(const Shared<OrganizationFacts>& organization);

  // Returns `organization`, which came from Find() or Keep(), to outlive this
  // object.
  Shared<OrganizationFacts> Share(const Organization& organization) const;

  // The events from the organization that had taken effect, or have no date.
  std::vector<SuccessionEvent> EventsFrom(
      const OrganizationFacts& organization) const;

  // What had been said of the organization's records.
  std::vector<CustodyReport> ReportsAbout(
      const OrganizationFacts& organization) const;

  Standing StandingOf(const OrganizationFacts& organization) const;

  // Whether the day lies at or before as_of; so does a date not known.
  bool Begun(const PartialDate& date) const;

 private:
  FactReader& reader_;
  const absl::CivilDay as_of_;
  // By each id that was asked for, and by their own.
  absl::flat_hash_map<std::string, std::optional<Shared<OrganizationFacts>>>
      organizations_;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_FACTS_AS_OF_H_
