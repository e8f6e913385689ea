#include "tests/support/contract.h"

#include <google/protobuf/util/message_differencer.h>

#include <fstream>
#include <regex>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "gtest/gtest.h"
#include "tests/support/reflection_stream.h"

namespace custodia::testing {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::FileDescriptorProto;
using ::google::protobuf::FileDescriptorSet;
using ::google::protobuf::util::MessageDifferencer;

// Returns how two files differ, but for the comments and the names in JSON that
// reflection may leave out.
std::string Difference(const google::protobuf::FileDescriptor& file,
                       const FileDescriptorProto& served) {
  FileDescriptorProto written;
  file.CopyTo(&written);
  std::string difference;
  MessageDifferencer differencer;
  differencer.IgnoreField(
      google::protobuf::FieldDescriptorProto::descriptor()->FindFieldByName(
          "json_name"));
  differencer.ReportDifferencesToString(&difference);
  return differencer.Compare(written, served) ? "" : difference;
}

// In one line: a comment breaks its sentences anywhere.
std::string OneLine(const std::string& comment) {
  return absl::StrJoin(
      absl::StrSplit(comment, absl::ByAnyChar(" \n"), absl::SkipEmpty()), " ");
}

}  // namespace

Contract::Contract(const ServerProcess& server) {
  FileDescriptorSet written;
  std::ifstream file(CUSTODIA_CONTRACT, std::ios::binary);
  EXPECT_TRUE(written.ParseFromIstream(&file)) << CUSTODIA_CONTRACT;
  for (const FileDescriptorProto& one : written.file()) pool_.BuildFile(one);

  ReflectionStream stream(server);
  for (const std::string& name : stream.ListServices()) {
    if (absl::StartsWith(name, "grpc.")) continue;
    const auto* service = pool_.FindServiceByName(name);
    EXPECT_NE(service, nullptr) << name;
    if (service == nullptr) continue;
    for (int i = 0; i < service->method_count(); ++i) {
      methods_.push_back(service->method(i));
    }
    for (const FileDescriptorProto& served : stream.FilesWith(name)) {
      const auto* file = pool_.FindFileByName(served.name());
      EXPECT_NE(file, nullptr) << served.name();
      if (file == nullptr) continue;
      EXPECT_EQ(Difference(*file, served), "") << served.name();
    }
  }
  EXPECT_FALSE(methods_.empty());
}

std::unique_ptr<google::protobuf::Message> Contract::New(
    const google::protobuf::Descriptor& type) {
  return std::unique_ptr<google::protobuf::Message>(
      factory_.GetPrototype(&type)->New());
}

std::set<std::string> ReasonsIn(const std::string& comment) {
  static const std::regex& item = *new std::regex(R"(^\s*- ([`A-Z0-9_, ]+):)");
  static const std::regex& reason = *new std::regex("`([A-Z0-9_]+)`");
  std::set<std::string> reasons;
  for (const std::string& line :
       std::vector<std::string>(absl::StrSplit(comment, '\n'))) {
    std::smatch list;
    if (!std::regex_search(line, list, item)) continue;
    const std::string names = list[1];
    for (std::sregex_iterator it(names.begin(), names.end(), reason), end;
         it != end; ++it) {
      reasons.insert((*it)[1]);
    }
  }
  return reasons;
}

bool IsInput(const FieldDescriptor& field) {
  const std::string comment = OneLine(CommentOf(field));
  return !absl::StartsWith(comment, "Output only") ||
         absl::StartsWith(comment, "Output only, but");
}

bool IsRequired(const FieldDescriptor& field) {
  return absl::StartsWith(OneLine(CommentOf(field)), "Required.");
}

bool IsMostlyRequired(const FieldDescriptor& field) {
  return absl::StartsWith(OneLine(CommentOf(field)), "Required, but");
}

bool IsFormatted(const FieldDescriptor& field) {
  static const std::regex& format =
      *new std::regex("Two letters|(nine|ten|Nine|five|four) digits|IANA zone");
  return field.cpp_type() == FieldDescriptor::CPPTYPE_STRING &&
         std::regex_search(OneLine(CommentOf(field)), format);
}

std::vector<std::string> NameFormsOf(const FieldDescriptor& field) {
  static const std::regex& form =
      *new std::regex(R"((?:Format:|or) `((?:[A-Za-z]+/\{[a-z_]+\}/?)+)`)");
  const std::string comment = OneLine(CommentOf(field));
  std::vector<std::string> forms;
  for (std::sregex_iterator it(comment.begin(), comment.end(), form), end;
       it != end; ++it) {
    forms.push_back((*it)[1]);
  }
  return forms;
}

bool IsA(const FieldDescriptor& field, const std::string& full_name) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
         field.message_type()->full_name() == full_name;
}

}  // namespace custodia::testing
