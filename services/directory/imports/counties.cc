#include "services/directory/imports/counties.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/status_macros.h"

namespace custodia::directory {
namespace {

// "Baltimore city" is another place than "Baltimore County": what a name is
// called after is dropped, but "city" is not.
void DropKind(std::string& name) {
  for (const absl::string_view kind :
       {" COUNTY", " PARISH", " BOROUGH", " CENSUS AREA", " MUNICIPALITY",
        " CITY AND BOROUGH", " MUNICIPIO"}) {
    if (absl::EndsWith(name, kind)) {
      name.erase(name.size() - kind.size());
      return;
    }
  }
}

}  // namespace

std::string CountyNameKey(absl::string_view name) {
  std::string upper = absl::AsciiStrToUpper(absl::StripAsciiWhitespace(name));
  DropKind(upper);
  absl::string_view rest = upper;
  std::string key;
  if (absl::ConsumePrefix(&rest, "SAINT ") ||
      absl::ConsumePrefix(&rest, "ST. ") || absl::ConsumePrefix(&rest, "ST ")) {
    key = "ST";
  } else if (absl::ConsumePrefix(&rest, "SAINTE ") ||
             absl::ConsumePrefix(&rest, "STE. ")) {
    key = "STE";
  }
  // Spaces vanish: "DE KALB", "LA SALLE", "PRINCE GEORGE'S".
  for (const char c : rest) {
    if (absl::ascii_isalnum(c) || static_cast<unsigned char>(c) >= 0x80) {
      key += c;
    }
  }
  return key;
}

absl::StatusOr<std::string> CountyNamed(absl::string_view name,
                                        absl::string_view state,
                                        DirectorySnapshot& directory) {
  const std::string key = CountyNameKey(name);
  if (key.empty()) return "";
  CUSTODIA_ASSIGN_OR_RETURN(const std::vector<FactReader::County> counties,
                            directory.CountiesOfState(state));
  std::string found;
  for (const FactReader::County& county : counties) {
    if (CountyNameKey(county.name) != key) continue;
    if (!found.empty()) return "";
    found = county.fips;
  }
  return found;
}

}  // namespace custodia::directory
