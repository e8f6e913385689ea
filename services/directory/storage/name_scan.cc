#include "services/directory/storage/name_scan.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "services/directory/storage/name_words.h"

namespace custodia::directory::sql {
namespace {

// What one scan may do, in entries looked at. A name that fits costs more: the
// node behind it is looked up.
constexpr int kWork = 100'000;
constexpr int kWorkOfNode = 10;

constexpr int kEntriesAtOnce = 256;

// To tell a rare word from a common one, more need not be counted.
constexpr int kCountedEntries = 1000;

// Facts of later revisions do not count, so that the same word is followed
// whenever the same revision is asked.
int64_t LastFactOf(const View& view) {
  sqlite::Query query =
      view.db.Prepare("SELECT last_fact FROM revisions WHERE revision = ?");
  query.Bind(view.revision);
  return query.Step() ? query.Int(0) : 0;
}

}  // namespace

absl::StatusOr<NameScan> NameScan::Open(const View& view,
                                        absl::string_view table,
                                        const std::vector<std::string>& words,
                                        absl::string_view after) {
  NameScan scan(view, table, AskedWords(words));
  if (!after.empty()) CUSTODIA_RETURN_IF_ERROR(scan.GoBehind(after));
  return scan;
}

NameScan::NameScan(const View& view, absl::string_view table,
                   std::vector<std::string> asked)
    : view_(view), table_(table), asked_(std::move(asked)), work_left_(kWork) {
  if (asked_.empty()) {
    at_end_ = true;
  } else {
    GoTo(kFits[0]);
  }
}

std::optional<int64_t> NameScan::Next() {
  while (!at_end_ && work_left_ > 0) {
    if (ahead_.empty()) {
      if (read_all_) {
        GoToNextStretch();
      } else {
        Read();
      }
      continue;
    }
    at_ = std::move(ahead_.front());
    ahead_.pop_front();
    --work_left_;
    if (Fits(fit_, asked_, at_.key.text)) {
      work_left_ -= kWorkOfNode;
      return at_.fact;
    }
  }
  return std::nullopt;
}

bool NameScan::IsFirstOf(const std::vector<std::string>& name_texts) const {
  for (const std::string& text : name_texts) {
    for (const Fit better : kFits) {
      if (better == fit_) break;
      if (Fits(better, asked_, text)) return false;
    }
    if (!Fits(fit_, asked_, text)) continue;
    for (std::string& word : WordsOf(text)) {
      const IndexKey key{.word = std::move(word), .text = text};
      for (size_t i = 0; i <= stretch_; ++i) {
        if (!stretches_[i].Contains(key)) continue;
        if (i < stretch_ || key < at_.key) return false;
      }
    }
  }
  return true;
}

// Words and texts have no line feed in them.
std::string NameScan::Position() const {
  return absl::StrJoin(std::make_tuple(static_cast<int>(fit_), stretch_,
                                       at_.key.word, at_.key.text, at_.fact),
                       "\n");
}

absl::Status NameScan::GoBehind(absl::string_view position) {
  const std::vector<std::string> parts = absl::StrSplit(position, '\n');
  int fit = 0;
  size_t stretch = 0;
  Entry at;
  if (parts.size() != 5 || !absl::SimpleAtoi(parts[0], &fit) || fit < 0 ||
      fit >= static_cast<int>(std::size(kFits)) ||
      !absl::SimpleAtoi(parts[1], &stretch) ||
      !absl::SimpleAtoi(parts[4], &at.fact)) {
    return error::PageTokenInvalid();
  }
  if (at_end_) return absl::OkStatus();
  GoTo(kFits[fit]);
  at.key = {.word = parts[2], .text = parts[3]};
  if (stretch >= stretches_.size() || !stretches_[stretch].Contains(at.key)) {
    return error::PageTokenInvalid();
  }
  stretch_ = stretch;
  at_ = std::move(at);
  return absl::OkStatus();
}

void NameScan::GoTo(Fit fit) {
  fit_ = fit;
  int64_t fewest = std::numeric_limits<int64_t>::max();
  for (const std::string& word : asked_) {
    std::vector<Stretch> stretches = StretchesOf(fit, word);
    const int64_t entries = CountEntries(stretches);
    if (entries >= fewest) continue;
    fewest = entries;
    stretches_ = std::move(stretches);
  }
  stretch_ = 0;
  at_ = {.key = stretches_.front().first};
  read_all_ = false;
}

void NameScan::GoToNextStretch() {
  if (stretch_ + 1 < stretches_.size()) {
    ++stretch_;
    at_ = {.key = stretches_[stretch_].first};
    read_all_ = false;
  } else if (fit_ != *std::rbegin(kFits)) {
    GoTo(kFits[static_cast<size_t>(fit_) + 1]);
  } else {
    at_end_ = true;
  }
}

int64_t NameScan::CountEntries(const std::vector<Stretch>& stretches) const {
  if (asked_.size() == 1) return 0;  // Nothing to choose from.
  const int64_t last_fact = LastFactOf(view_);
  int64_t entries = 0;
  for (const Stretch& stretch : stretches) {
    sqlite::Query query = view_.db.Prepare(absl::StrCat(
        "SELECT count(*) FROM (SELECT 1 FROM ", table_,
        " WHERE (word, text) >= (?1, ?2) AND (word, text) < (?3, ?4) "
        "AND fact <= ?5 LIMIT ?6)"));
    query
        .Bind(stretch.first.word, stretch.first.text, stretch.behind.word,
              stretch.behind.text, last_fact, kCountedEntries)
        .Step();
    entries += query.Int(0);
  }
  return entries;
}

void NameScan::Read() {
  const IndexKey& behind = stretches_[stretch_].behind;
  sqlite::Query query = view_.db.Prepare(absl::StrCat(
      "SELECT word, text, fact FROM ", table_,
      " WHERE (word, text, fact) > (?1, ?2, ?3) AND (word, text) < (?4, ?5) "
      "ORDER BY word, text, fact LIMIT ?6"));
  query.Bind(at_.key.word, at_.key.text, at_.fact, behind.word, behind.text,
             kEntriesAtOnce);
  while (query.Step()) {
    ahead_.push_back({.key = {.word = query.Text(0), .text = query.Text(1)},
                      .fact = query.Int(2)});
  }
  read_all_ = ahead_.size() < kEntriesAtOnce;
}

}  // namespace custodia::directory::sql
