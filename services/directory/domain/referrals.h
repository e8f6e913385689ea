#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_REFERRALS_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_REFERRALS_H_

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/inquiry.h"
#include "services/directory/domain/surroundings.h"

namespace custodia::directory {

// Somebody who may know who holds the records.
struct Referrer {
  Rung rung = Rung::kUnspecified;
  std::vector<Hop> hops;
  std::vector<Evidence> evidence;
  std::vector<std::string> departments;
  std::string why;  // a clause: "Norfolk District Medical Society serves ..."
};

// Collects the referrers of one stretch after its holders, each organization
// once, and says so in the trail. Borrows all that it is made of.
class Referrals {
 public:
  Referrals(const Inquiry& inquiry, const Surroundings& around,
            Findings& findings);

  // Whether the organization is among the leads already.
  bool Has(const Organization& organization) const {
    return std::any_of(
        offered_.begin(), offered_.end(), [&](const Organization* one) {
          return one == &organization || one->id == organization.id;
        });
  }

  // Adds the lead; where the organization is excluded, only says so.
  void Offer(const Shared<OrganizationFacts>& organization, Referrer referrer);

  // Offers the organization, or where it is gone those who took it over. The
  // reader's errors.
  absl::Status Reach(const Shared<OrganizationFacts>& organization,
                     Referrer referrer);

  // Adds a step to the trail; `clause` is a sentence without its full stop.
  void Note(Rung rung, Outcome outcome, absl::string_view organization,
            absl::string_view clause,
            const std::vector<Evidence>& evidence = {});

 private:
  absl::StatusOr<std::vector<Custody>> Followers(
      const OrganizationFacts& organization);
  const Shared<std::string>& Ask(Rung rung);

  const Inquiry& inquiry_;
  const Surroundings& around_;
  Findings& findings_;
  std::vector<const Organization*> offered_;  // by the leads
  // What courts are asked, and all others.
  std::optional<Shared<std::string>> ask_court_;
  std::optional<Shared<std::string>> ask_;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_REFERRALS_H_
