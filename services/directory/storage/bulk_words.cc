#include "services/directory/storage/bulk_words.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/storage/name_index.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/row_batches.h"
#include "services/directory/storage/spelling.h"

namespace custodia::directory::sql {
namespace {

constexpr size_t kSpoolBytes = size_t{24} << 20;

// Records of words sort as the rows of the index do: no part has a NUL.
std::string WordRecord(absl::string_view word, absl::string_view text,
                       int64_t fact) {
  std::string record = absl::StrCat(word, absl::string_view("\0", 1), text,
                                    absl::string_view("\0", 1));
  for (int shift = 56; shift >= 0; shift -= 8) {
    record += static_cast<char>(fact >> shift);
  }
  return record;
}

void BindWord(absl::string_view record, int index, sqlite::Insert& insert) {
  const size_t first = record.find('\0');
  const size_t second = record.find('\0', first + 1);
  int64_t fact = 0;
  for (const char byte : record.substr(second + 1)) {
    fact = fact << 8 | static_cast<unsigned char>(byte);
  }
  insert.Bind(index, record.substr(0, first));
  insert.Bind(index + 1, record.substr(first + 1, second - first - 1));
  insert.Bind(index + 2, fact);
}

void BindSpelling(absl::string_view record, int index, sqlite::Insert& insert) {
  const size_t end = record.find('\0');
  insert.Bind(index, record.substr(0, end));
  insert.Bind(index + 1, record.substr(end + 1));
}

// Adds to `spellings` how each of the words may be misspelt.
absl::Status WriteWords(sqlite::Connection& db, SortedSpool& words,
                        absl::string_view table, SortedSpool& spellings) {
  // Two names of a node may fold to one text: the second row is ignored.
  RowBatches rows(db, table, 3, BindWord);
  std::string last;
  CUSTODIA_RETURN_IF_ERROR(words.Drain([&](absl::string_view record) {
    rows.Add(record);
    const absl::string_view word = record.substr(0, record.find('\0'));
    if (word == last) return;
    last = std::string(word);
    for (const std::string& spelling : SpellingsOf(last)) {
      spellings.Add(absl::StrCat(spelling, absl::string_view("\0", 1), last));
    }
  }));
  rows.Finish();
  return absl::OkStatus();
}

}  // namespace

BulkWords::BulkWords()
    : practitioners_(kSpoolBytes), organizations_(kSpoolBytes) {}

void BulkWords::Add(absl::string_view table, int64_t fact,
                    absl::string_view name_text) {
  SortedSpool& words =
      table == kPractitionerWords ? practitioners_ : organizations_;
  for (const std::string& word : WordsOf(name_text)) {
    words.Add(WordRecord(word, name_text, fact));
  }
}

absl::Status BulkWords::Finish(sqlite::Connection& db) {
  SortedSpool spellings(kSpoolBytes);
  CUSTODIA_RETURN_IF_ERROR(
      WriteWords(db, practitioners_, kPractitionerWords, spellings));
  CUSTODIA_RETURN_IF_ERROR(
      WriteWords(db, organizations_, kOrganizationWords, spellings));
  RowBatches rows(db, "spellings", 2, BindSpelling);
  CUSTODIA_RETURN_IF_ERROR(
      spellings.Drain([&](absl::string_view record) { rows.Add(record); }));
  rows.Finish();
  return absl::OkStatus();
}

}  // namespace custodia::directory::sql
