#include "services/directory/handlers/new_organization.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "common/status_macros.h"
#include "services/directory/domain/errors.h"
#include "services/directory/domain/name_key.h"
#include "services/directory/wire/names.h"

namespace custodia::directory {
namespace {

// Returns the last ten digits of each telephone and fax number.
std::set<std::string> Numbers(const Organization& organization) {
  std::set<std::string> numbers;
  for (const ContactPoint& contact : organization.contact_points) {
    if (contact.kind != ContactKind::kPhone &&
        contact.kind != ContactKind::kFax) {
      continue;
    }
    std::string digits;
    std::copy_if(contact.value.begin(), contact.value.end(),
                 std::back_inserter(digits), absl::ascii_isdigit);
    if (digits.size() >= 10) numbers.insert(digits.substr(digits.size() - 10));
  }
  return numbers;
}

bool SameNumber(const Organization& a, const Organization& b) {
  const std::set<std::string> of_a = Numbers(a);
  const std::set<std::string> of_b = Numbers(b);
  return std::any_of(of_a.begin(), of_a.end(), [&](const std::string& number) {
    return of_b.contains(number);
  });
}

// Where both tell a ZIP code it decides; a state alone does where one does not.
bool SamePlace(const Address& a, const Address& b) {
  if (!a.zip.empty() && !b.zip.empty()) {
    return a.zip.substr(0, 5) == b.zip.substr(0, 5);
  }
  return !a.state.empty() && a.state == b.state;
}

bool SameName(const Organization& a, const Organization& b) {
  const std::string key = OrganizationNameKey(a.display_name);
  if (key == OrganizationNameKey(b.display_name)) return true;
  return std::any_of(b.other_names.begin(), b.other_names.end(),
                     [&](const std::string& name) {
                       return OrganizationNameKey(name) == key;
                     });
}

absl::StatusOr<std::optional<Organization>> FindSame(
    const Organization& described, DirectoryTransaction& txn) {
  if (!described.id.empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::optional<Organization> holder,
                              txn.FindOrganization(described.id));
    if (holder.has_value()) {
      if (SameName(described, *holder)) return holder;
      return error::AlreadyExists(wire::OrganizationName(described.id));
    }
  }
  const std::string key = OrganizationNameKey(described.display_name);
  if (key.empty()) return std::nullopt;
  CUSTODIA_ASSIGN_OR_RETURN(const std::vector<Organization> namesakes,
                            txn.OrganizationsNamed(key));
  for (const Organization& namesake : namesakes) {
    if (!namesake.is_site && (SamePlace(described.address, namesake.address) ||
                              SameNumber(described, namesake))) {
      return namesake;
    }
  }
  return std::nullopt;
}

}  // namespace

absl::Status PutWithCounty(Organization organization,
                           DirectoryTransaction& txn) {
  if (organization.county_fips.empty() && !organization.address.zip.empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(std::optional<std::string> county,
                              txn.CountyOfZip(organization.address.zip));
    organization.county_fips = county.value_or("");
  }
  return txn.Put(organization).status();
}

absl::StatusOr<std::string> FindOrPutOrganization(const Organization& described,
                                                  const std::string& fresh_id,
                                                  DirectoryTransaction& txn) {
  CUSTODIA_ASSIGN_OR_RETURN(std::optional<Organization> same,
                            FindSame(described, txn));
  if (!same.has_value()) {
    Organization made = described;
    if (made.id.empty()) made.id = fresh_id;
    CUSTODIA_RETURN_IF_ERROR(PutWithCounty(made, txn));
    return made.id;
  }
  if (same->contact_points.empty() && !described.contact_points.empty()) {
    same->contact_points = described.contact_points;
    CUSTODIA_RETURN_IF_ERROR(txn.Put(*same).status());
  }
  if (!described.id.empty() && described.id != same->id) {
    CUSTODIA_RETURN_IF_ERROR(
        txn.PutOrganizationAlias(described.id, same->id).status());
  }
  return same->id;
}

}  // namespace custodia::directory
