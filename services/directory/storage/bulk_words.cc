#include "services/directory/storage/bulk_words.h"

#include <array>
#include <optional>
#include <string>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/storage/name_index.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/row_batches.h"
#include "services/directory/storage/spelling.h"

namespace custodia::directory::sql {
namespace {

constexpr size_t kSpoolBytes = size_t{24} << 20;
constexpr size_t kBatchBytes = size_t{64} << 10;
constexpr size_t kBatchesAhead = 8;

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

// What is written, in this order.
enum TableNumber : size_t { kOfPractitioners, kOfOrganizations, kSpellings };
struct Table {
  absl::string_view name;
  int columns;
  RowBatches::Bind bind;
};
constexpr std::array<Table, 3> kTables = {{{kPractitionerWords, 3, BindWord},
                                           {kOrganizationWords, 3, BindWord},
                                           {"spellings", 2, BindSpelling}}};

}  // namespace

// Puts records together.
class BulkWords::Sender {
 public:
  Sender(Batches& to, size_t table) : to_(to), table_(table) {}
  ~Sender() { Send(); }
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  void Add(absl::string_view record) {
    batch_.bytes.append(record.data(), record.size());
    batch_.ends.push_back(batch_.bytes.size());
    if (batch_.bytes.size() >= kBatchBytes) Send();
  }

 private:
  // Where the writer failed nobody wants it any more.
  void Send() {
    batch_.table = table_;
    to_.Push(std::move(batch_));
    batch_ = Batch();
  }

  Batches& to_;
  const size_t table_;
  Batch batch_;
};

BulkWords::BulkWords()
    : practitioners_(kSpoolBytes), organizations_(kSpoolBytes) {}

void BulkWords::Add(absl::string_view table, int64_t fact,
                    absl::string_view name_text) {
  SortedSpool& words =
      table == kPractitionerWords ? practitioners_ : organizations_;
  helper_.Do([&words, fact, text = std::string(name_text)] {
    for (const std::string& word : WordsOf(text)) {
      words.Add(WordRecord(word, text, fact));
    }
  });
}

// Adds to `spellings` how each of the words may be misspelt.
absl::Status BulkWords::SendWords(SortedSpool& words, Sender& to,
                                  SortedSpool& spellings) {
  std::string last;
  return words.Drain([&](absl::string_view record) {
    to.Add(record);
    const absl::string_view word = record.substr(0, record.find('\0'));
    if (word == last) return;
    last = std::string(word);
    for (const std::string& spelling : SpellingsOf(last)) {
      spellings.Add(absl::StrCat(spelling, absl::string_view("\0", 1), last));
    }
  });
}

absl::Status BulkWords::SendAll(Batches& to) {
  SortedSpool spellings(kSpoolBytes);
  {
    Sender sender(to, kOfPractitioners);
    CUSTODIA_RETURN_IF_ERROR(SendWords(practitioners_, sender, spellings));
  }
  {
    Sender sender(to, kOfOrganizations);
    CUSTODIA_RETURN_IF_ERROR(SendWords(organizations_, sender, spellings));
  }
  Sender sender(to, kSpellings);
  return spellings.Drain([&](absl::string_view record) { sender.Add(record); });
}

void BulkWords::Write(sqlite::Connection& db, Batches& from) {
  std::optional<Batch> batch = from.Pop();
  for (size_t i = 0; i < kTables.size(); ++i) {
    // Two names of a node may fold to one text: the second row is ignored.
    RowBatches rows(db, kTables[i].name, kTables[i].columns, kTables[i].bind);
    for (; batch && batch->table == i; batch = from.Pop()) {
      size_t begin = 0;
      for (const size_t end : batch->ends) {
        rows.Add(absl::string_view(batch->bytes).substr(begin, end - begin));
        begin = end;
      }
    }
    rows.Finish();
  }
}

absl::Status BulkWords::Finish(sqlite::Connection& db) {
  Batches batches(kBatchesAhead);
  absl::Status sent;
  helper_.Do([&] {
    sent = SendAll(batches);
    batches.Close();
  });
  helper_.Start();
  {
    // The helper uses what is here, also where writing throws.
    const absl::Cleanup wait = [&] {
      batches.Close();
      helper_.Await();
    };
    Write(db, batches);
  }
  return sent;
}

}  // namespace custodia::directory::sql
