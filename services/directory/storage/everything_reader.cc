#include "services/directory/storage/everything_reader.h"

#include <string>

#include "services/directory/storage/custody_reader.h"
#include "services/directory/storage/organization_reader.h"
#include "services/directory/storage/practitioner_reader.h"

namespace custodia::directory::sql {
namespace {

// A page of `columns` of the table `e`, whose rows `key` tells apart: ?1 is the
// revision, ?2 the key before the page and ?3 its size.
std::string PageSql(absl::string_view columns, absl::string_view table,
                    absl::string_view key, absl::string_view condition = "") {
  return absl::StrCat("SELECT ", columns, " FROM ", table, " e WHERE e.", key,
                      " > ?2 AND ", Believed("e"), condition, " ORDER BY e.",
                      key, " LIMIT ?3");
}

template <typename Fact>
std::vector<Fact> All(const View& view, absl::string_view table,
                      const Page& page, Fact (*load)(const View&, int64_t)) {
  const std::vector<int64_t> numbers = Numbers(
      view.db
          .Prepare(PageSql("e.fact, e.id", absl::StrCat("all_", table), "id"))
          .Bind(view.revision, page.after, page.size));
  std::vector<Fact> facts;
  facts.reserve(numbers.size());
  for (const int64_t number : numbers) facts.push_back(load(view, number));
  return facts;
}

std::vector<Alias> AllAliases(const View& view, absl::string_view table,
                              absl::string_view nodes, const Page& page) {
  sqlite::Query query = view.db.Prepare(
      PageSql("e.alias, e.id", absl::StrCat("all_", table), "alias",
              absl::StrCat("AND EXISTS (SELECT 1 FROM all_", nodes,
                           " n WHERE n.id = e.id AND ", Believed("n"), ")")));
  query.Bind(view.revision, page.after, page.size);
  std::vector<Alias> aliases;
  while (query.Step()) {
    aliases.push_back({.alias = query.Text(0), .id = query.Text(1)});
  }
  return aliases;
}

}  // namespace

std::vector<Organization> AllOrganizations(const View& view, const Page& page) {
  return All(view, "organizations", page, LoadOrganization);
}

std::vector<Practitioner> AllPractitioners(const View& view, const Page& page) {
  return All(view, "practitioners", page, LoadPractitioner);
}

std::vector<Affiliation> AllAffiliations(const View& view, const Page& page) {
  return All(view, "affiliations", page, LoadAffiliation);
}

std::vector<SuccessionEvent> AllSuccessions(const View& view,
                                            const Page& page) {
  return All(view, "successions", page, LoadSuccession);
}

std::vector<CustodyReport> AllReports(const View& view, const Page& page) {
  return All(view, "custody_reports", page, LoadReport);
}

std::vector<FactReader::County> AllCounties(const View& view,
                                            const Page& page) {
  sqlite::Query query =
      view.db.Prepare(PageSql("e.fips, e.name, e.state", "counties", "fips"));
  query.Bind(view.revision, page.after, page.size);
  std::vector<FactReader::County> counties;
  while (query.Step()) {
    counties.push_back(
        {.fips = query.Text(0), .name = query.Text(1), .state = query.Text(2)});
  }
  return counties;
}

std::vector<Zip> AllZips(const View& view, const Page& page) {
  sqlite::Query query = view.db.Prepare(
      PageSql("e.zip, e.county_fips, e.place, e.state", "zips", "zip"));
  query.Bind(view.revision, page.after, page.size);
  std::vector<Zip> zips;
  while (query.Step()) {
    zips.push_back({.zip = query.Text(0),
                    .county_fips = query.Text(1),
                    .place = query.Text(2),
                    .state = query.Text(3)});
  }
  return zips;
}

std::vector<Alias> AllOrganizationAliases(const View& view, const Page& page) {
  return AllAliases(view, "organization_aliases", "organizations", page);
}

std::vector<Alias> AllPractitionerAliases(const View& view, const Page& page) {
  return AllAliases(view, "practitioner_aliases", "practitioners", page);
}

}  // namespace custodia::directory::sql
