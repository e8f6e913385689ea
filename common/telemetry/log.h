#ifndef CUSTODIA_COMMON_TELEMETRY_LOG_H_
#define CUSTODIA_COMMON_TELEMETRY_LOG_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <variant>

#include "absl/strings/string_view.h"

// The log: one JSON object per line on standard error,
//
//   {"time":"2026-11-22T14:00:00.123Z","level":"info","event":"call",...}
//
// Fields hold resource names, reasons, counts and durations, and nothing that
// a patient wrote. Where many lines come at once, they wait for each other for
// up to 50 ms; what is killed loses them. Thread-safe.
namespace custodia::log {

// One field of a line. Refers to text, which must outlive it.
struct Field {
  Field(absl::string_view key, absl::string_view value)
      : key(key), value(value) {}
  Field(absl::string_view key, const std::string& value)
      : key(key), value(value) {}
  Field(absl::string_view key, const char* value)
      : key(key), value(absl::string_view(value)) {}
  Field(absl::string_view key, int value)
      : key(key), value(static_cast<int64_t>(value)) {}
  Field(absl::string_view key, int64_t value) : key(key), value(value) {}
  Field(absl::string_view key, double value) : key(key), value(value) {}

  absl::string_view key;
  std::variant<absl::string_view, int64_t, double> value;
};

using Fields = std::initializer_list<Field>;

// Write one line. `event` says in one snake_case word what happened.
void Info(absl::string_view event, Fields fields = {});
void Warning(absl::string_view event, Fields fields = {});
void Error(absl::string_view event, Fields fields = {});

// Sends the lines that gRPC and libprotobuf write by themselves through this
// log. To be called once, at the start of main().
void CaptureLibraryLogs();

}  // namespace custodia::log

#endif  // CUSTODIA_COMMON_TELEMETRY_LOG_H_
