#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_IMPORT_PROGRESS_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_IMPORT_PROGRESS_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/time/time.h"
#include "common/clock.h"

namespace custodia::directory {

// How far an import has come.
struct ImportState {
  std::string file;
  int64_t bytes_read = 0;
  int64_t bytes_total = 0;
  int64_t rows_taken = 0;
  int64_t rows_refused = 0;
};

// Is told how an import goes.
class ImportProgress {
 public:
  virtual ~ImportProgress() = default;

  // Called after each row; has to be quick.
  virtual void Advance(const ImportState& state) = 0;

  // Called once for each file that was imported.
  virtual void Finish(const ImportState& state) = 0;
};

// Shows progress on standard error: as a bar where that is a terminal, else as
// a log line every five seconds of `clock`, which must outlive it.
std::unique_ptr<ImportProgress> MakeStderrProgress(const Clock& clock);

// Returns the bar at `state`, e.g. "[#####-----]  50% 1200 rows, 3 refused".
std::string ProgressBar(const ImportState& state);

// Says whether some time has passed since it last said so. Not thread-safe.
class Ticker {
 public:
  Ticker(const Clock& clock, absl::Duration every);
  bool Tick();

 private:
  const Clock& clock_;
  const absl::Duration every_;
  absl::Time next_;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_IMPORT_PROGRESS_H_
