#include "common/wire/address.h"

#include "absl/strings/str_cat.h"

namespace custodia::wire {

Address ParseAddress(const google::type::PostalAddress& address,
                     absl::string_view field,
                     error::FieldViolations& violations) {
  if (!address.region_code().empty() && address.region_code() != "US") {
    violations.Add(absl::StrCat(field, ".region_code"), "US");
  }
  if (!address.administrative_area().empty() &&
      !IsStateCode(address.administrative_area())) {
    violations.Add(absl::StrCat(field, ".administrative_area"),
                   "the two letters of a state");
  }
  if (!address.postal_code().empty() && !IsZip(address.postal_code())) {
    violations.Add(absl::StrCat(field, ".postal_code"),
                   "a ZIP code, as 12345 or 12345-6789");
  }
  return {
      .lines = {address.address_lines().begin(), address.address_lines().end()},
      .city = address.locality(),
      .state = address.administrative_area(),
      .zip = address.postal_code()};
}

google::type::PostalAddress ToProto(const Address& address) {
  google::type::PostalAddress proto;
  if (address == Address{}) return proto;
  proto.set_region_code("US");
  proto.set_administrative_area(address.state);
  proto.set_locality(address.city);
  proto.set_postal_code(address.zip);
  for (const std::string& line : address.lines) proto.add_address_lines(line);
  return proto;
}

}  // namespace custodia::wire
