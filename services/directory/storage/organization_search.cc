#include "services/directory/storage/organization_search.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/storage/name_index.h"
#include "services/directory/storage/name_search.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/organization_reader.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

std::vector<std::string> NameTexts(const Organization& organization) {
  std::vector<std::string> texts = {NameText(organization.display_name)};
  for (const std::string& name : organization.other_names) {
    texts.push_back(NameText(name));
  }
  return texts;
}

}  // namespace

absl::StatusOr<Hits<Organization>> SearchOrganizations(
    const View& view, const OrganizationSearch& search, const Page& page) {
  const std::string state = absl::AsciiStrToUpper(search.state);
  const std::string city = NameKey(search.city);
  const std::string sql = absl::StrCat(
      "SELECT 1 FROM organizations o WHERE o.fact = ?5 AND ", Believed("o"),
      "AND (?2 = '' OR o.state = ?2) AND (?3 = '' OR o.city_key = ?3) "
      "AND (?4 = 0 OR o.type = ?4)");
  const auto wanted = [&](int64_t fact) {
    return view.db.Prepare(sql)
        .Bind(view.revision, state, city, NumberOf(search.type), fact)
        .Step();
  };
  const auto load = [&](int64_t fact) { return LoadOrganization(view, fact); };
  CUSTODIA_ASSIGN_OR_RETURN(
      NameScan scan,
      NameScan::Open(view, kOrganizationWords, search.words, page.after));
  return TakeHits<Organization>(std::move(scan), page.size, wanted, load,
                                NameTexts);
}

}  // namespace custodia::directory::sql
