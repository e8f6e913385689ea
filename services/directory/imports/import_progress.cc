#include "services/directory/imports/import_progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "absl/strings/str_format.h"
#include "common/telemetry/log.h"

namespace custodia::directory {
namespace {

constexpr int kBarWidth = 30;
constexpr absl::Duration kRedraw = absl::Milliseconds(200);
constexpr absl::Duration kLogEvery = absl::Seconds(5);

int PercentOf(const ImportState& state) {
  if (state.bytes_total <= 0) return 0;
  return static_cast<int>(
      std::min<int64_t>(100, state.bytes_read * 100 / state.bytes_total));
}

class TerminalProgress final : public ImportProgress {
 public:
  explicit TerminalProgress(const Clock& clock) : ticker_(clock, kRedraw) {}

  void Advance(const ImportState& state) override {
    if (ticker_.Tick()) absl::FPrintF(stderr, "\r%s", ProgressBar(state));
  }
  void Finish(const ImportState& state) override {
    absl::FPrintF(stderr, "\r%s\n", ProgressBar(state));
  }

 private:
  Ticker ticker_;
};

class LogProgress final : public ImportProgress {
 public:
  explicit LogProgress(const Clock& clock) : ticker_(clock, kLogEvery) {}

  void Advance(const ImportState& state) override {
    if (ticker_.Tick()) Log("import_progress", state);
  }
  void Finish(const ImportState& state) override {
    Log("import_finished", state);
  }

 private:
  static void Log(absl::string_view event, const ImportState& state) {
    log::Info(event, {{"file", state.file},
                      {"percent", PercentOf(state)},
                      {"rows_taken", state.rows_taken},
                      {"rows_refused", state.rows_refused}});
  }

  Ticker ticker_;
};

}  // namespace

std::string ProgressBar(const ImportState& state) {
  const int percent = PercentOf(state);
  const int filled = percent * kBarWidth / 100;
  return absl::StrFormat(
      "[%s%s] %3d%% %d rows, %d refused", std::string(filled, '#'),
      std::string(kBarWidth - filled, '-'), percent,
      state.rows_taken + state.rows_refused, state.rows_refused);
}

Ticker::Ticker(const Clock& clock, absl::Duration every)
    : clock_(clock), every_(every), next_(clock.Now() + every) {}

bool Ticker::Tick() {
  const absl::Time now = clock_.Now();
  if (now < next_) return false;
  next_ = now + every_;
  return true;
}

std::unique_ptr<ImportProgress> MakeStderrProgress(const Clock& clock) {
  if (isatty(STDERR_FILENO) != 0) {
    return std::make_unique<TerminalProgress>(clock);
  }
  return std::make_unique<LogProgress>(clock);
}

}  // namespace custodia::directory
