#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_SCAN_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_SCAN_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/name_fit.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// Walks the index of names along the answers to a search: the better fit first,
// then in the order of the index. Of the words asked for it follows the one
// with the fewest entries, and looks for the others in the text beside it.
//
// The order is the same whenever the same revision is asked. The work of one
// scan is bounded: it may stop before the end, to be gone on with from its
// position.
class NameScan {
 public:
  // What one scan may do, in entries looked at. A name that answers counts as
  // ten: the node behind it is looked up.
  static constexpr int kWork = 100'000;

  // `table` is one of name_index.h. `after` is a Position() of a scan of the
  // same search, or "". PAGE_TOKEN_INVALID.
  static absl::StatusOr<NameScan> Open(const View& view,
                                       absl::string_view table,
                                       const std::vector<std::string>& words,
                                       absl::string_view after,
                                       int work = kWork);

  // Goes to the next name that answers, and returns the version of the node
  // that has it, believed or not; nothing where the scan stops.
  std::optional<int64_t> Next();

  // Whether this is the first name by which the scan comes to a node that has
  // these names.
  bool IsFirstOf(const std::vector<std::string>& name_texts) const;

  // Where the scan stands.
  std::string Position() const;

  // Whether the scan has stopped because there is nothing more.
  bool at_end() const { return at_end_; }

 private:
  struct Entry {
    IndexKey key;
    int64_t fact = 0;
  };

  NameScan(const View& view, absl::string_view table,
           std::vector<AskedWord> asked, int work);

  // Goes to the beginning of the answers of that fit, or of the next stretch,
  // the next fit where there is none.
  void GoTo(Fit fit);
  void GoToStretch(size_t stretch);
  void GoToNextStretch();
  absl::Status GoBehind(absl::string_view position);

  // Finds corrections of the words asked for, the most common first.
  void Correct();
  int64_t CountEntries(const std::vector<Stretch>& stretches) const;
  // Reads on in the stretch.
  void Read();

  View view_;
  std::string table_;
  int64_t last_fact_;  // of the revision
  std::vector<AskedWord> asked_;

  Fit fit_ = Fit::kWhole;
  std::vector<Stretch> stretches_;  // of fit_
  size_t stretch_ = 0;
  Entry at_;
  std::deque<Entry> ahead_;  // the next of the stretch
  bool read_all_ = false;    // the rest of the stretch is ahead_
  bool at_end_ = false;
  int work_left_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_SCAN_H_
