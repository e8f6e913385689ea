#include "services/directory/storage/practitioner_search.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/storage/name_index.h"
#include "services/directory/storage/name_search.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/practitioner_reader.h"

namespace custodia::directory::sql {
namespace {

std::vector<std::string> NameTexts(const Practitioner& practitioner) {
  std::vector<std::string> texts = {NameText(practitioner.name)};
  for (const PersonName& name : practitioner.other_names) {
    texts.push_back(NameText(name));
  }
  return texts;
}

}  // namespace

absl::StatusOr<Hits<Practitioner>> SearchPractitioners(
    const View& view, const PractitionerSearch& search, const Page& page) {
  const std::string state = absl::AsciiStrToUpper(search.state);
  const std::string city = NameKey(search.city);
  const std::string sql = absl::StrCat(
      "SELECT 1 FROM practitioners p WHERE p.fact = ?5 AND ", Believed("p"),
      "AND ", Placed(),
      "AND (?4 = '' OR EXISTS (SELECT 1 FROM practitioner_taxonomies x "
      "WHERE x.fact = p.fact AND substr(x.code, 1, length(?4)) = ?4))");
  const auto wanted = [&](int64_t fact) {
    return view.db.Prepare(sql)
        .Bind(view.revision, state, city, search.taxonomy_code, fact)
        .Step();
  };
  const auto load = [&](int64_t fact) { return LoadPractitioner(view, fact); };
  CUSTODIA_ASSIGN_OR_RETURN(
      NameScan scan,
      NameScan::Open(view, kPractitionerWords, search.words, page.after));
  return TakeHits<Practitioner>(std::move(scan), page.size, wanted, load,
                                NameTexts);
}

}  // namespace custodia::directory::sql
