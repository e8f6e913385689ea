#include "common/telemetry/log.h"

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "common/telemetry/buffered_sink.h"

namespace custodia::log {
namespace {

spdlog::logger& Logger() {
  static spdlog::logger& logger = [&]() -> spdlog::logger& {
    // Never destroyed: threads may log until the process is gone.
    auto* made = new spdlog::logger(
        "custodia", std::make_shared<BufferedSink>(
                        STDERR_FILENO, std::chrono::milliseconds(50)));
    // Times in UTC; the message is already JSON.
    made->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
                      spdlog::pattern_time_type::utc);
    std::atexit([] { Logger().flush(); });
    return *made;
  }();
  return logger;
}

// By byte: whether it stands for itself in a JSON string.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = true;
  plain['"'] = plain['\\'] = false;
  return plain;
}();

void AppendEscaped(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (byte < 0x20) {
    char escape[8];
    std::snprintf(escape, sizeof(escape), "\\u%04x", byte);
    out += escape;
  } else {
    out += "\\ufffd";
  }
}

// Appends `text` as a JSON string. Bytes outside ASCII are escaped as U+FFFD:
// nothing that we log has any, and a log line must be valid whatever comes.
void AppendJson(std::string& out, absl::string_view text) {
  out += '"';
  while (!text.empty()) {
    size_t plain = 0;
    while (plain < text.size() &&
           kPlain[static_cast<unsigned char>(text[plain])]) {
      ++plain;
    }
    out.append(text.data(), plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    AppendEscaped(out, text.front());
    text.remove_prefix(1);
  }
  out += '"';
}

void AppendJson(std::string& out, int64_t value) {
  out += std::to_string(value);
}

void AppendJson(std::string& out, double value) {
  constexpr double kUsual = 1e9;
  if (value >= 0 && value < kUsual) {  // As durations are.
    const auto thousandths = static_cast<int64_t>(std::llround(value * 1000));
    const std::string digits = std::to_string(1000 + thousandths % 1000);
    out.append(std::to_string(thousandths / 1000)).append(".");
    out.append(digits, 1);
    return;
  }
  char text[32];
  std::snprintf(text, sizeof(text), "%.3f", value);
  out += text;
}

void Write(spdlog::level::level_enum level, absl::string_view event,
           Fields fields) {
  constexpr size_t kUsualSize = 512;
  std::string line;
  line.reserve(kUsualSize);
  line += "\"event\":";
  AppendJson(line, event);
  for (const Field& field : fields) {
    line += ',';
    AppendJson(line, field.key);
    line += ':';
    std::visit([&](const auto& value) { AppendJson(line, value); },
               field.value);
  }
  Logger().log(level, spdlog::string_view_t(line));
}

void FromGrpc(gpr_log_func_args* args) {
  const Fields fields = {{"library", "grpc"}, {"text", args->message}};
  switch (args->severity) {
    case GPR_LOG_SEVERITY_DEBUG:
    case GPR_LOG_SEVERITY_INFO:
      return Info("library", fields);
    case GPR_LOG_SEVERITY_ERROR:
      return Error("library", fields);
  }
}

void FromProtobuf(google::protobuf::LogLevel level, const char* /*file*/,
                  int /*line*/, const std::string& message) {
  const Fields fields = {{"library", "protobuf"}, {"text", message}};
  if (level < google::protobuf::LOGLEVEL_ERROR) {
    Warning("library", fields);
  } else {
    Error("library", fields);
  }
}

}  // namespace

void Info(absl::string_view event, Fields fields) {
  Write(spdlog::level::info, event, fields);
}

void Warning(absl::string_view event, Fields fields) {
  Write(spdlog::level::warn, event, fields);
}

void Error(absl::string_view event, Fields fields) {
  Write(spdlog::level::err, event, fields);
}

void CaptureLibraryLogs() {
  gpr_set_log_function(FromGrpc);
  google::protobuf::SetLogHandler(FromProtobuf);
}

}  // namespace custodia::log
