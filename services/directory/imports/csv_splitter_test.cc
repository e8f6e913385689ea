#include "services/directory/imports/csv_splitter.h"

#include <csv.h>

#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// White space around a field is of no account.
std::string Stripped(absl::string_view field) {
  return std::string(absl::StripAsciiWhitespace(field));
}

// What libcsv makes of a text; nothing where it finds it malformed.
std::optional<Rows> ByLibcsv(const std::string& text) {
  struct Parsed {
    Rows rows;
    std::vector<std::string> open;
  } parsed;
  const auto field = [](void* bytes, size_t size, void* self) {
    static_cast<Parsed*>(self)->open.push_back(
        Stripped({static_cast<const char*>(bytes), size}));
  };
  const auto row = [](int, void* self) {
    auto* const to = static_cast<Parsed*>(self);
    to->rows.push_back(std::move(to->open));
    to->open.clear();
  };
  csv_parser parser;
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
  const bool good = csv_parse(&parser, text.data(), text.size(), field, row,
                              &parsed) == text.size() &&
                    csv_fini(&parser, field, row, &parsed) == 0;
  csv_free(&parser);
  if (!good) return std::nullopt;
  return parsed.rows;
}

std::optional<Rows> BySplitter(const std::string& file,
                               std::vector<int64_t>& lines) {
  CsvSplitter splitter(file);
  RawRow raw;
  Rows rows;
  while (true) {
    const auto any = splitter.Next(raw);
    if (!any.ok()) return std::nullopt;
    if (!*any) return rows;
    lines.push_back(raw.line);
    std::vector<std::string>& row = rows.emplace_back();
    for (const absl::string_view field : raw.fields) {
      row.push_back(Stripped(field));
    }
  }
}

class CsvSplitterTest : public ::testing::TestWithParam<int> {
 protected:
  std::optional<Rows> Split(const std::string& text,
                            std::vector<int64_t>& lines) {
    const std::string file = temp_.File("rows.csv");
    std::ofstream(file, std::ios::binary) << text;
    return BySplitter(file, lines);
  }

  const custodia::testing::TempDir temp_;
};

TEST_P(CsvSplitterTest, SplitsAnythingAsLibcsvDoes) {
  std::mt19937 random(static_cast<unsigned>(GetParam()));
  const std::vector<std::string> pieces = {
      "a",    ",",     ",",    "\n",       "\r\n",  "\r",       "\"",
      "\"\"", " ",     "\t",   "\"x\"",    ",",     "\"a\nb\"", "\n",
      "y z",  "\",\"", "\"\"", "\xC3\xA9", "\"\",", "b"};
  int whole = 0;
  for (int i = 0; i < 400; ++i) {
    // So that neither is of another kind, nor has a NUL in its first bytes.
    std::string text = "h,i\n";
    for (size_t size = random() % 12; size > 0; --size) {
      text += pieces[random() % pieces.size()];
    }
    std::vector<int64_t> lines;
    const std::optional<Rows> expected = ByLibcsv(text);
    EXPECT_EQ(Split(text, lines), expected) << ::testing::PrintToString(text);
    if (expected) ++whole;
  }
  EXPECT_GT(whole, 40);
  EXPECT_LT(whole, 390);
}

TEST_P(CsvSplitterTest, SplitsLargeFilesAsLibcsvDoes) {
  std::mt19937 random(static_cast<unsigned>(GetParam()));
  std::string text = "\xEF\xBB\xBF";
  text += "h,i\n";
  std::vector<int64_t> expected_lines = {1};
  int64_t line = 2;
  while (text.size() < 900'000) {
    expected_lines.push_back(line);
    for (int i = 0; i < 5; ++i) {
      std::string field(random() % 200, 'x');
      if (i > 0) text += ',';
      if (random() % 50 == 0) field += std::string(1, '\0');
      if (random() % 4 == 0) {
        field += "\n\"\"";
        ++line;
        text += '"' + field + '"';
      } else if (random() % 2 == 0) {
        text += '"' + field + '"';
      } else {
        // So that no row is blank.
        text += 'y' + field;
      }
    }
    text += random() % 2 == 0 ? "\n" : "\r\n";
    ++line;
  }
  std::string file_text = text;
  // A NUL in the first bytes is the mark of another kind of file.
  for (size_t i = 0; i < 65'536; ++i) {
    if (file_text[i] == '\0') file_text[i] = 'z';
  }
  std::vector<int64_t> lines;
  EXPECT_TRUE(Split(file_text, lines) == ByLibcsv(file_text.substr(3)));
  EXPECT_EQ(lines, expected_lines);
}

INSTANTIATE_TEST_SUITE_P(Random, CsvSplitterTest, ::testing::Range(1, 5));

}  // namespace
}  // namespace custodia::directory
