#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_REFERRALS_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_REFERRALS_H_

#include <algorithm>
#include <map>
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
  const OrganizationFacts* organization = nullptr;
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
    return std::find(offered_.begin(), offered_.end(), &organization) !=
           offered_.end();
  }

  // Adds the lead; where the organization is excluded, only says so.
  void Offer(Referrer referrer);

  // Offers the organization, or where it is gone those who took it over. The
  // reader's errors.
  absl::Status Reach(Referrer referrer);

  // Adds a step to the trail; `clause` is a sentence without its full stop.
  void Note(Rung rung, Outcome outcome, absl::string_view organization,
            absl::string_view clause,
            const std::vector<Evidence>& evidence = {});

 private:
  absl::StatusOr<std::vector<Custody>> Followers(
      const OrganizationFacts& organization);
  const std::string& Ask(Rung rung);

  const Inquiry& inquiry_;
  const Surroundings& around_;
  Findings& findings_;
  std::vector<const Organization*> offered_;  // each as read once
  std::map<Rung, std::string> asks_;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_REFERRALS_H_
