#include "services/request/rules/jurisdiction.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/request/rules/fees.h"
#include "services/request/rules/people.h"
#include "services/request/rules/period.h"
#include "services/request/rules/place.h"
#include "services/request/rules/reach.h"
#include "services/request/rules/retention.h"

namespace custodia::request::rules {
namespace {

using ::google::protobuf::TextFormat;

// Hands what the text parser says to the problems.
class SyntaxErrors : public google::protobuf::io::ErrorCollector {
 public:
  SyntaxErrors(const RuleFile& file, Problems& problems)
      : file_(file), problems_(problems) {}

  void AddError(int line, google::protobuf::io::ColumnNumber /*column*/,
                const std::string& message) override {
    problems_.Add(file_.name, LineOf(line, message) + 1, message);
  }
  // E.g. a field that is deprecated: rule data has no use for one.
  void AddWarning(int line, google::protobuf::io::ColumnNumber column,
                  const std::string& message) override {
    AddError(line, column, message);
  }

 private:
  // Counting from 0. Of an enum's value the parser complains only at the token
  // after it, which may stand many comments below.
  int LineOf(int line, absl::string_view message) const {
    if (!absl::StartsWith(message, "Unknown enumeration value")) return line;
    const std::vector<absl::string_view> quoted = absl::StrSplit(message, '"');
    const std::vector<absl::string_view> lines =
        absl::StrSplit(file_.text, '\n');
    int at = std::min(line, static_cast<int>(lines.size()) - 1);
    while (at > 0 && !absl::StrContains(lines[at], quoted[1])) --at;
    return at;
  }

  const RuleFile& file_;
  Problems& problems_;
};

// An id names one rule in answers, whatever file it stands in.
class Ids {
 public:
  explicit Ids(const std::string& code) : prefix_(absl::StrCat(code, ".")) {}

  void Check(const std::string& id, const Place& place) {
    if (!absl::StartsWith(id, prefix_)) {
      place.Wrong("id", "must begin with the code and a dot");
    } else if (!seen_.insert(id).second) {
      place.Wrong("id", "is used twice");
    }
  }

 private:
  const std::string prefix_;
  std::set<std::string> seen_;
};

void ReadRules(const proto::Jurisdiction& file, const Place& place,
               policy::Jurisdiction& read) {
  Ids ids(file.code());
  for (int i = 0; i < file.periods_size(); ++i) {
    const Place at = place.Of("periods", i);
    ids.Check(file.periods(i).id(), at);
    read.periods.push_back(ReadPeriod(file.periods(i), at));
  }
  for (int i = 0; i < file.fee_schedules_size(); ++i) {
    const Place at = place.Of("fee_schedules", i);
    ids.Check(file.fee_schedules(i).id(), at);
    read.fee_schedules.push_back(ReadFeeSchedule(file.fee_schedules(i), at));
  }
  for (int i = 0; i < file.retentions_size(); ++i) {
    const Place at = place.Of("retentions", i);
    ids.Check(file.retentions(i).id(), at);
    read.retentions.push_back(ReadRetention(file.retentions(i), at));
  }
  for (int i = 0; i < file.hold_rules_size(); ++i) {
    const Place at = place.Of("hold_rules", i);
    ids.Check(file.hold_rules(i).id(), at);
    read.hold_rules.push_back(ReadHoldRule(file.hold_rules(i), at));
  }
}

}  // namespace

policy::Jurisdiction ReadJurisdiction(const RuleFile& file,
                                      Problems& problems) {
  proto::Jurisdiction parsed;
  TextFormat::ParseInfoTree tree;
  SyntaxErrors errors(file, problems);
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  parser.WriteLocationsTo(&tree);
  if (!parser.ParseFromString(file.text, &parsed)) return {};

  const Place place(file.name, *proto::Jurisdiction::descriptor(), tree,
                    problems);
  policy::Jurisdiction read{.code = parsed.code(), .name = parsed.name()};
  if (file.name != absl::StrCat(parsed.code(), ".textproto")) {
    place.Wrong("code", "must be the name of the file");
  }
  place.Require("name", !parsed.name().empty());
  ReadRules(parsed, place, read);
  ReadPeople(parsed, place, read);
  CheckReach(read, place);
  return read;
}

}  // namespace custodia::request::rules
