#include "tests/conformance/server_traces.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "gtest/gtest.h"

namespace custodia::testing {

std::map<std::string, std::string> Dump(const std::string& file) {
  std::map<std::string, std::string> dump;
  const SQLite::Database db(file);
  SQLite::Statement tables(db,
                           "SELECT m.name, group_concat('quote(\"' || c.name "
                           "|| '\")', '||\"|\"||') FROM sqlite_master m JOIN "
                           "pragma_table_info(m.name) c WHERE m.type = 'table' "
                           "GROUP BY m.name");
  while (tables.executeStep()) {
    const std::string table = tables.getColumn(0).getString();
    SQLite::Statement rows(
        db, absl::StrCat("SELECT group_concat(row, char(10)) FROM (SELECT ",
                         tables.getColumn(1).getString(), " AS row FROM \"",
                         table, "\" ORDER BY 1)"));
    rows.executeStep();
    dump[table] = rows.getColumn(0).getString();
  }
  return dump;
}

int64_t PeakKilobytes(const ServerProcess& server) {
  std::ifstream file(absl::StrCat("/proc/", server.pid(), "/status"));
  for (std::string line; std::getline(file, line);) {
    absl::string_view rest = line;
    if (absl::ConsumePrefix(&rest, "VmHWM:")) {
      return std::stoll(std::string(rest));
    }
  }
  ADD_FAILURE() << "no VmHWM";
  return 0;
}

}  // namespace custodia::testing
