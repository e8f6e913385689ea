#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_DUMP_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_DUMP_H_

#include <algorithm>
#include <string>
#include <vector>

#include "SQLiteCpp/SQLiteCpp.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace custodia::directory::testing {

// Returns all that the store in the file `path` has, as "table: value|value",
// and its tables, sorted; but for what is derived of that (packed nodes, the
// image, which lists changed), and without a difference between older and newer
// words.
inline std::vector<std::string> Dump(const std::string& path) {
  SQLite::Database db(path, SQLite::OPEN_READONLY);
  std::vector<std::string> lines;
  const auto add = [&](const std::string& name, const std::string& sql) {
    SQLite::Statement query(db, sql);
    while (query.executeStep()) {
      std::string line = absl::StrCat(name, ":");
      for (int i = 0; i < query.getColumnCount(); ++i) {
        absl::StrAppend(&line, i == 0 ? " " : "|",
                        query.getColumn(i).getString());
      }
      lines.push_back(std::move(line));
    }
  };
  add("schema",
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  SQLite::Statement tables(
      db,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN "
      "('packed', 'image', 'image_changes', 'list_changes', "
      "'newer_practitioner_words', "
      "'newer_organization_words') ORDER BY name");
  while (tables.executeStep()) {
    const std::string name = tables.getColumn(0).getString();
    const bool words = absl::EndsWith(name, "_words");
    add(name, absl::StrCat("SELECT * FROM ", words ? "all_" : "", name));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace custodia::directory::testing

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_DUMP_H_
