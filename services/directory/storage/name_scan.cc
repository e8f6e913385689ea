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
#include "services/directory/storage/name_index.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/spelling.h"

namespace custodia::directory::sql {
namespace {

constexpr int kWorkOfNode = 10;

constexpr int kEntriesAtOnce = 256;

// To tell a rare word from a common one, more need not be counted.
constexpr int kCountedEntries = 1000;

// A word that has no more letters is corrected only where nobody has it: most
// of what is one typo away from such a name is a name, too.
constexpr size_t kShortWord = 3;

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
                                        absl::string_view after, int work) {
  NameScan scan(view, table, AskedWords(words), work);
  if (!after.empty()) CUSTODIA_RETURN_IF_ERROR(scan.GoBehind(after));
  return scan;
}

NameScan::NameScan(const View& view, absl::string_view table,
                   std::vector<AskedWord> asked, int work)
    : view_(view),
      table_(table),
      last_fact_(LastFactOf(view)),
      asked_(std::move(asked)),
      work_left_(work) {
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
  if (fit == Fit::kCorrected) Correct();
  std::vector<std::vector<Stretch>> ways = WaysTo(fit, asked_);
  size_t shortest = 0;
  int64_t fewest = std::numeric_limits<int64_t>::max();
  for (size_t i = 0; ways.size() > 1 && i < ways.size(); ++i) {
    const int64_t entries = CountEntries(ways[i]);
    if (entries >= fewest) continue;
    fewest = entries;
    shortest = i;
  }
  stretches_ = std::move(ways[shortest]);
  GoToStretch(0);
}

void NameScan::GoToStretch(size_t stretch) {
  stretch_ = stretch;
  at_ = {};
  read_all_ = stretch >= stretches_.size();
  if (!read_all_) at_.key = stretches_[stretch].first;
}

void NameScan::GoToNextStretch() {
  if (stretch_ + 1 < stretches_.size()) {
    GoToStretch(stretch_ + 1);
  } else if (fit_ != *std::rbegin(kFits)) {
    GoTo(kFits[static_cast<size_t>(fit_) + 1]);
  } else {
    at_end_ = true;
  }
}

void NameScan::Correct() {
  for (AskedWord& asked : asked_) {
    if (CountLetters(asked.word) <= kShortWord &&
        CountEntries({WordsFrom(asked.word)}) > 0) {
      continue;
    }
    std::vector<std::pair<int64_t, std::string>> counted;
    for (std::string& word : CorrectionsOf(view_.db, asked.word)) {
      const int64_t entries = CountEntries({WholeWord(word)});
      counted.emplace_back(-entries, std::move(word));
    }
    std::sort(counted.begin(), counted.end());
    asked.corrections.clear();
    for (auto& [rank, word] : counted) {
      asked.corrections.push_back(std::move(word));
    }
  }
}

int64_t NameScan::CountEntries(const std::vector<Stretch>& stretches) const {
  int64_t entries = 0;
  for (const Stretch& stretch : stretches) {
    sqlite::Query query = view_.db.Prepare(absl::StrCat(
        "SELECT count(*) FROM (SELECT 1 FROM all_", table_,
        " WHERE (word, text) >= (?1, ?2) AND (word, text) < (?3, ?4) "
        "AND fact <= ?5 LIMIT ?6)"));
    query
        .Bind(stretch.first.word, stretch.first.text, stretch.behind.word,
              stretch.behind.text, last_fact_, kCountedEntries)
        .Step();
    entries += query.Int(0);
  }
  return entries;
}

void NameScan::Read() {
  const IndexKey& behind = stretches_[stretch_].behind;
  sqlite::Query query = view_.db.Prepare(absl::StrCat(
      "SELECT word, text, fact FROM all_", table_,
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
