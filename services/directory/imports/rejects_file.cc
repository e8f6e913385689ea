#include "services/directory/imports/rejects_file.h"

#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/directory/imports/errors.h"

namespace custodia::directory {
namespace {

constexpr absl::string_view kHeader = "file,line,reason,columns\n";

std::string Quoted(absl::string_view text) {
  return absl::StrCat("\"", absl::StrReplaceAll(text, {{"\"", "\"\""}}), "\"");
}

// What stands in the way is only replaced if it is a file of this kind, or has
// nothing in it, as one that a killed import began.
bool IsRejects(const std::string& path) {
  std::ifstream in(path);
  std::string header;
  std::getline(in, header);
  return (in.eof() && header.empty()) || absl::StrCat(header, "\n") == kHeader;
}

}  // namespace

absl::Status RejectsFile::TakeBack() {
  if (out_.is_open()) out_.close();
  std::error_code error;
  if (!std::filesystem::exists(path_, error)) return absl::OkStatus();
  if (!IsRejects(path_)) return error::RejectsUnwritable(path_);
  if (kept_bytes_ == 0) {
    std::filesystem::remove(path_, error);
  } else {
    std::filesystem::resize_file(path_, kept_bytes_, error);
  }
  return error ? error::RejectsUnwritable(path_) : absl::OkStatus();
}

absl::Status RejectsFile::Add(absl::string_view file, int64_t line,
                              const Refusal& refusal) {
  if (!out_.is_open()) {
    out_.open(path_, std::ios::app | std::ios::binary);
    if (kept_bytes_ == 0) out_ << kHeader;
  }
  out_ << Quoted(file) << ',' << line << ',' << Quoted(refusal.reason) << ','
       << Quoted(absl::StrJoin(refusal.columns, ";")) << '\n';
  return Check();
}

absl::Status RejectsFile::Keep() {
  if (!out_.is_open()) return absl::OkStatus();
  out_.close();
  std::error_code error;
  kept_bytes_ = std::filesystem::file_size(path_, error);
  return error ? error::RejectsUnwritable(path_) : Check();
}

absl::Status RejectsFile::Check() {
  return out_.good() ? absl::OkStatus() : error::RejectsUnwritable(path_);
}

}  // namespace custodia::directory
