#include "services/directory/domain/neighbourhood.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "services/directory/domain/twins.h"

namespace custodia::directory {
namespace {

std::optional<int> ZipNumber(absl::string_view zip) {
  int number = 0;
  if (!absl::SimpleAtoi(zip.substr(0, 5), &number)) return std::nullopt;
  return number;
}

// How far two ZIP codes are apart as numbers; far where one is not known.
int ZipDistance(std::optional<int> a, std::optional<int> b) {
  return a && b ? std::abs(*a - *b) : 100000;
}

}  // namespace

Neighbourhood NeighbourhoodOf(absl::string_view zip,
                              SharedOrganizations hospitals) {
  const std::optional<int> here = ZipNumber(zip);
  const auto rank = [&](const Organization& one) {
    return std::make_tuple(ZipDistance(ZipNumber(one.address.zip), here),
                           absl::string_view(one.display_name),
                           absl::string_view(one.id));
  };
  std::sort(hospitals.begin(), hospitals.end(),
            [&](const Organization& a, const Organization& b) {
              return rank(a) < rank(b);
            });
  Twins twins;
  for (const Organization& one : hospitals) twins.Add(one, /*settled=*/false);
  Neighbourhood neighbours;
  neighbours.reserve(hospitals.size());
  for (Shared<OrganizationFacts>& one : hospitals) {
    const Organization* const twin = twins.NamedInstead(*one);
    neighbours.push_back({.hospital = std::move(one), .twin = twin});
  }
  return neighbours;
}

}  // namespace custodia::directory
