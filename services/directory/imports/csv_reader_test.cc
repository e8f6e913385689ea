#include "services/directory/imports/csv_reader.h"

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/crypto/digest.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class CsvReaderTest : public ::testing::Test {
 protected:
  std::string File() const { return temp_.File("rows.csv"); }

  absl::StatusOr<std::unique_ptr<CsvReader>> Open(const std::string& text) {
    std::ofstream(File(), std::ios::binary) << text;
    return CsvReader::Open(File(), {{.name = "id"},
                                    {.name = "name", .aliases = {"Title"}},
                                    {.name = "note", .required = false}});
  }

  // Every row as "line:id|name|note", or "line!fault"; the error's text last.
  std::vector<std::string> Rows(const std::string& text) {
    auto reader = Open(text);
    EXPECT_THAT(reader, IsOk());
    std::vector<std::string> rows;
    while (reader.ok()) {
      const auto row = (*reader)->Next();
      if (!row.ok()) {
        rows.push_back(error::Reason(row.status()));
        return rows;
      }
      if (*row == nullptr) break;
      rows.push_back((*row)->fault().empty()
                         ? absl::StrCat((*row)->line(), ":", (*row)->Get("id"),
                                        "|", (*row)->Get("name"), "|",
                                        (*row)->Get("note"))
                         : absl::StrCat((*row)->line(), "!", (*row)->fault()));
    }
    return rows;
  }

  custodia::testing::TempDir temp_;
};

struct Doubled final : PreparedRow {
  explicit Doubled(absl::string_view id) : text(absl::StrCat(id, id)) {}
  std::string text;
};

TEST_F(CsvReaderTest, PreparesEachRowThatHasNoFault) {
  // More than are read ahead.
  std::ofstream file(File(), std::ios::binary);
  file << "id\n";
  for (int i = 0; i < 5'000; ++i) file << i << (i % 3 == 0 ? ",\n" : "\n");
  file.close();
  const auto reader = CsvReader::Open(
      File(), {{.name = "id"}},
      [](const CsvRow& row) -> std::unique_ptr<const PreparedRow> {
        return std::make_unique<Doubled>(row.Get("id"));
      });
  ASSERT_THAT(reader, IsOk());
  for (int i = 0; i < 5'000; ++i) {
    const CsvRow* const row = *(*reader)->Next();
    ASSERT_NE(row, nullptr);
    const auto* const doubled = static_cast<const Doubled*>(row->prepared());
    if (i % 3 == 0) {
      EXPECT_EQ(doubled, nullptr);
    } else {
      EXPECT_EQ(doubled->text, absl::StrCat(i, i));
    }
  }
}

TEST_F(CsvReaderTest, FindsColumnsByNameHoweverWritten) {
  EXPECT_THAT(Rows("id,name\n1,a\n"), ElementsAre("2:1|a|"));
  EXPECT_THAT(Rows("\xEF\xBB\xBF"
                   "\" ID \",other,Title,Note\r\n1,x,a,n\r\n"),
              ElementsAre("2:1|a|n"));
}

TEST_F(CsvReaderTest, CountsLinesOverQuotedBreaksAndBlankLines) {
  EXPECT_THAT(Rows("id,name\n\n1,\"a\nb\"\n\n\n2,\"say \"\"hi\"\"\"\n3,c"),
              ElementsAre("3:1|a b|", "7:2|say \"hi\"|", "8:3|c|"));
}

TEST_F(CsvReaderTest, FaultsRowsThatCannotBeTrusted) {
  EXPECT_THAT(Rows("id,name\n1\n2,b\n3,c,d\n4,\x81\n"),
              ElementsAre("2!the row has 1 fields, the header 2", "3:2|b|",
                          "4!the row has 3 fields, the header 2",
                          "5!a field has bytes that are no text"));
}

TEST_F(CsvReaderTest, ReadsWindows1252) {
  EXPECT_THAT(Rows("id,name\n1,Pe\xF1"
                   "a\n2,Peña\n"),
              ElementsAre("2:1|Peña|", "3:2|Peña|"));
}

TEST_F(CsvReaderTest, NamesAllMissingColumns) {
  const auto reader = Open("note,other\n1,2\n");
  EXPECT_THAT(reader, HasReason("IMPORT_COLUMN_MISSING"));
  EXPECT_THAT(std::string(reader.status().message()),
              HasSubstr("rows.csv:1: the header lacks: id, name"));
}

TEST_F(CsvReaderTest, RefusesARepeatedColumn) {
  EXPECT_THAT(Open("id,name,ID\n"), HasReason("IMPORT_COLUMN_REPEATED"));
  EXPECT_THAT(Open("id,name,other,other\n"), IsOk());
}

TEST_F(CsvReaderTest, RefusesFilesOfOtherKinds) {
  for (const char* text : {"", "\n\n", "  \r\n", "<!DOCTYPE html><html>",
                           "\n <html>", "\xFF\xFEi\0d"}) {
    EXPECT_THAT(Open(text), HasReason("IMPORT_FILE_NOT_CSV")) << text;
  }
  EXPECT_THAT(Open(std::string("id,na\0me\n", 9)),
              HasReason("IMPORT_FILE_NOT_CSV"));
}

TEST_F(CsvReaderTest, RefusesWhatIsNotThere) {
  EXPECT_THAT(CsvReader::Open(temp_.File("none.csv"), {}),
              HasReason("IMPORT_FILE_UNREADABLE"));
  EXPECT_THAT(CsvReader::Open(temp_.path().string(), {}),
              HasReason("IMPORT_FILE_UNREADABLE"));
}

TEST_F(CsvReaderTest, RefusesAFileThatEndsWithinQuotes) {
  EXPECT_THAT(Rows("id,name\n1,a\n2,\"b"),
              ElementsAre("2:1|a|", "IMPORT_ROW_MALFORMED"));
}

TEST_F(CsvReaderTest, RefusesQuotesWithinAField) {
  EXPECT_THAT(Rows("id,name\n1,a\"b\n"), ElementsAre("IMPORT_ROW_MALFORMED"));
  EXPECT_THAT(Rows("id,name\n1,\"a\" b\n"),
              ElementsAre("IMPORT_ROW_MALFORMED"));
}

TEST_F(CsvReaderTest, NamesTheLineOfAMalformedRow) {
  auto reader = Open("id,name\n1,\"a\nb\"\n2,\"c\n\n\nd");
  ASSERT_THAT(reader, IsOk());
  ASSERT_THAT((*reader)->Next(), IsOk());
  EXPECT_THAT(std::string((*reader)->Next().status().message()),
              HasSubstr("rows.csv:4: the file ends within quotes"));
}

TEST_F(CsvReaderTest, BoundsWhatItKeepsOfARow) {
  const std::string big(kMaxRowBytes, 'x');
  EXPECT_THAT(Rows(absl::StrCat("id,name\n1,", big, "\n")),
              ElementsAre("IMPORT_ROW_MALFORMED"));
  const std::string some(kMaxRowBytes / 2, 'x');
  EXPECT_EQ(Rows(absl::StrCat("id,name\n1,", some, "\n2,", some, "\n")).size(),
            2);
  // A quote that nothing closes.
  std::string open = "id,name\n1,\"a\n";
  for (int i = 0; i < 200'000; ++i) open += "2,bbbbb\n";
  EXPECT_THAT(Rows(open), ElementsAre("IMPORT_ROW_MALFORMED"));
}

TEST_F(CsvReaderTest, ReadsAcrossChunks) {
  std::string text = "id,name\r\n";
  for (int i = 0; i < 30'000; ++i) {
    absl::StrAppend(&text, i, ",\"name ", i, "\"\r\n");
  }
  const std::vector<std::string> rows = Rows(text);
  ASSERT_EQ(rows.size(), 30'000);
  EXPECT_EQ(rows[29'999], "30001:29999|name 29999|");
}

TEST_F(CsvReaderTest, DigestsTheFile) {
  const std::string text = "id,name\n1,a\n";
  auto reader = Open(text);
  ASSERT_THAT(reader, IsOk());
  ASSERT_THAT((*reader)->Next(), IsOk());
  ASSERT_EQ(*(*reader)->Next(), nullptr);
  EXPECT_EQ((*reader)->Digest(), Sha256(text));
  EXPECT_EQ((*reader)->bytes_read(), (*reader)->bytes_total());
  EXPECT_EQ((*reader)->bytes_read(), 12);
}

TEST_F(CsvReaderTest, KnowsNoColumnThatWasNotAskedFor) {
  auto reader = Open("id,name,other\n1,a,b\n");
  ASSERT_THAT(reader, IsOk());
  EXPECT_THAT((*(*reader)->Next())->Get("other"), IsEmpty());
}

}  // namespace
}  // namespace custodia::directory
