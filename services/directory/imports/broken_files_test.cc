#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/testing/import_fixture.h"

// Whatever the format, a file that is broken is refused whole: the error names
// file, line and column, and the directory stays as it was.
namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::testing::AllOf;
using ::testing::HasSubstr;

class BrokenFilesTest : public testing::ImportTest,
                        public ::testing::WithParamInterface<std::string> {
 protected:
  static const std::vector<Column>& columns() {
    return FindImporter(GetParam())->columns;
  }

  // The header, without the column in the place `left_out`.
  static std::string Header(size_t left_out = -1) {
    std::vector<std::string> names;
    for (size_t i = 0; i < columns().size(); ++i) {
      if (i != left_out) names.push_back(columns()[i].name);
    }
    return absl::StrCat("\"", absl::StrJoin(names, "\",\""), "\"\n");
  }

  // A row of which each field holds `value`.
  static std::string Line(const std::string& value) {
    const std::vector<std::string> fields(columns().size(), value);
    return absl::StrCat("\"", absl::StrJoin(fields, "\",\""), "\"\n");
  }

  void ExpectRefused(const std::string& text, const std::string& reason,
                     const std::string& where, const std::string& what) {
    const int64_t before = Revision();
    const auto summary = TryImport(GetParam(), text);
    EXPECT_THAT(summary, HasReason(reason));
    EXPECT_THAT(std::string(summary.status().message()),
                AllOf(HasSubstr(absl::StrCat(GetParam(), ".csv", where)),
                      HasSubstr(what)));
    EXPECT_EQ(Revision(), before);
  }
};

TEST_P(BrokenFilesTest, AColumnIsMissing) {
  for (size_t i = 0; i < columns().size(); ++i) {
    if (!columns()[i].required) continue;
    ExpectRefused(Header(i), "IMPORT_COLUMN_MISSING", ":1:", columns()[i].name);
  }
}

TEST_P(BrokenFilesTest, AColumnIsThereTwice) {
  const std::string header = Header();
  ExpectRefused(absl::StrCat(header.substr(0, header.size() - 1), ",",
                             columns().front().name, "\n"),
                "IMPORT_COLUMN_REPEATED", ":1:", columns().front().name);
}

TEST_P(BrokenFilesTest, TheTextIsUtf16) {
  std::string text = "\xFF\xFE";
  for (const char c : Header()) text += {c, '\0'};
  ExpectRefused(text, "IMPORT_FILE_NOT_CSV", " is", "UTF-16");
}

TEST_P(BrokenFilesTest, TheFileIsCutOffWithinQuotes) {
  const std::string line = Line("x");
  ExpectRefused(absl::StrCat(Header(), line, line.substr(0, line.size() - 2)),
                "IMPORT_ROW_MALFORMED", ":3:", "ends within quotes");
}

TEST_P(BrokenFilesTest, TheFileIsAWebPage) {
  ExpectRefused("<!DOCTYPE html>\n<html><body>Moved</body></html>\n",
                "IMPORT_FILE_NOT_CSV", " is", "a web page");
}

TEST_P(BrokenFilesTest, ALineDoesNotEnd) {
  ExpectRefused(
      absl::StrCat(Header(), Line("x"), std::string(2 * kMaxRowBytes, 'x')),
      "IMPORT_ROW_MALFORMED", ":3:", "longer than 1 MiB");
}

TEST_P(BrokenFilesTest, TheFileIsEmpty) {
  ExpectRefused("", "IMPORT_FILE_NOT_CSV", " is", "empty");
}

// One byte that is no text spoils a row, not the file.
TEST_P(BrokenFilesTest, ARowOfAnotherEncodingIsRefused) {
  const int64_t before = Revision();
  EXPECT_THAT(Refusal(GetParam(), absl::StrCat(Header(), Line("\x81"))),
              HasSubstr("bytes that are no text"));
  EXPECT_EQ(Revision(), before);
}

TEST_P(BrokenFilesTest, ARowWithoutAFieldIsRefused) {
  const int64_t before = Revision();
  EXPECT_THAT(Refusal(GetParam(), absl::StrCat(Header(), Line("").substr(3))),
              AllOf(HasSubstr("2,"), HasSubstr("fields, the header")));
  EXPECT_EQ(Revision(), before);
}

INSTANTIATE_TEST_SUITE_P(
    AllFormats, BrokenFilesTest, ::testing::ValuesIn(ImportFormats()),
    [](const ::testing::TestParamInfo<std::string>& format) {
      std::string name = format.param;
      for (char& c : name) c = c == '-' ? '_' : c;
      return name;
    });

}  // namespace
}  // namespace custodia::directory
