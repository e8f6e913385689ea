#include "services/directory/imports/row_fields.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/resource_names.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/imports/list_text.h"
#include "services/directory/imports/numbers.h"

namespace custodia::directory {
namespace {

// The site of a federal body, or of a state's in the older style.
bool IsGovernmentUrl(absl::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme != absl::string_view::npos) url.remove_prefix(scheme + 3);
  const std::string host =
      absl::AsciiStrToLower(url.substr(0, url.find_first_of("/:?#")));
  return absl::EndsWith(host, ".gov") ||
         (absl::StrContains(host, ".state.") && absl::EndsWith(host, ".us"));
}

}  // namespace

RowFields::RowFields(const CsvRow& row) : row_(row) {
  as_is_ = Choice<bool>("as_is");
}

std::string RowFields::RequiredText(absl::string_view column) {
  if (row_.Get(column).empty()) Refuse(column, "must not be empty");
  return Text(column);
}

std::string RowFields::RequiredId(absl::string_view column) {
  if (IsResourceId(row_.Get(column))) return Text(column);
  Refuse(column, "must be 1 to 100 characters of A-Z, a-z, 0-9, . _ -");
  return "";
}

PartialDate RowFields::Date(absl::string_view column) {
  const std::optional<PartialDate> date = ParseDate(row_.Get(column));
  if (date) return *date;
  Refuse(column, "must be a date as 2009-03-01, 2009-03 or 2009");
  return {};
}

PartialDate RowFields::AmericanDate(absl::string_view column) {
  const absl::string_view text = row_.Get(column);
  if (text.empty()) return {};
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '/');
  PartialDate date;
  if (parts.size() == 3 && absl::SimpleAtoi(parts[0], &date.month) &&
      absl::SimpleAtoi(parts[1], &date.day) &&
      absl::SimpleAtoi(parts[2], &date.year) && date.month > 0 &&
      date.day > 0 && date.year >= 1000 && date.valid()) {
    return date;
  }
  Refuse(column, "must be a date as 03/31/2009");
  return {};
}

std::string RowFields::Npi(absl::string_view column) {
  const absl::string_view npi = WithoutDecimalZero(row_.Get(column));
  if (npi.empty() || IsValidNpi(npi)) return std::string(npi);
  Refuse(column, "must be ten digits with a right check digit");
  return "";
}

std::string RowFields::Ccn(absl::string_view column) {
  if (row_.Get(column).empty()) return "";
  std::optional<std::string> ccn = RepairCcn(row_.Get(column));
  if (ccn) return *std::move(ccn);
  Refuse(column, "must be the six characters of a CCN");
  return "";
}

std::string RowFields::State(absl::string_view column) {
  std::string state = absl::AsciiStrToUpper(row_.Get(column));
  if (state.empty() || IsStateCode(state)) return state;
  Refuse(column, "must be the two letters of a state");
  return "";
}

std::string RowFields::Zip(absl::string_view column, absl::string_view state) {
  if (as_is_ && IsZip(row_.Get(column))) return Text(column);
  std::optional<std::string> zip = RepairZip(row_.Get(column), state);
  if (zip) return *std::move(zip);
  Refuse(column, "must be a ZIP code of five or nine digits");
  return "";
}

std::string RowFields::CountyFips(absl::string_view column) {
  std::string fips = Text(column);
  if (fips.empty() || IsCountyFips(fips)) return fips;
  Refuse(column, "must be the five digits of a county's FIPS code");
  return "";
}

Address RowFields::PostalAddress() {
  Address address;
  for (const std::string& line : List("address")) address.lines.push_back(line);
  address.city = Text("city");
  address.state = State("state");
  address.zip = Zip("zip", address.state);
  return address;
}

std::vector<std::string> RowFields::List(absl::string_view column) const {
  std::vector<std::string> values;
  for (const absl::string_view item : SplitList(row_.Get(column), ';')) {
    if (as_is_ || !item.empty()) values.push_back(UnescapeItem(item));
  }
  return values;
}

void RowFields::Refuse(absl::string_view column, absl::string_view want) {
  faults_.emplace_back(column, want);
}

Verdict RowFields::verdict() const {
  if (faults_.empty()) return std::nullopt;
  Refusal refusal;
  std::vector<std::string> reasons;
  for (const auto& [column, want] : faults_) {
    refusal.columns.push_back(column);
    reasons.push_back(absl::StrCat(column, " ", want));
  }
  refusal.reason = absl::StrJoin(reasons, "; ");
  return refusal;
}

std::string RowFields::ChoiceKey(absl::string_view text) {
  return absl::StrReplaceAll(absl::AsciiStrToUpper(text),
                             {{"-", "_"}, {" ", "_"}});
}

Refusal Refused(absl::string_view column, absl::string_view want) {
  return {.columns = {std::string(column)},
          .reason = absl::StrCat(column, " ", want)};
}

Grade GradeOfConfidence(RowFields& fields, absl::string_view column,
                        Grade otherwise) {
  static constexpr std::pair<absl::string_view, Grade> kConfidences[] = {
      {"HIGH", Grade::kPublished},
      {"MEDIUM", Grade::kReported},
      {"LOW", Grade::kReported}};
  const auto grade = fields.Choice<Grade>(column, kConfidences);
  return grade == Grade::kUnspecified ? otherwise : grade;
}

Evidence OwnEvidence(RowFields& fields, absl::string_view format,
                     absl::string_view row_id) {
  Evidence evidence = {.source = fields.Text("source_url"),
                       .source_row = fields.Text("source_row"),
                       .date = fields.Date("source_date"),
                       .grade = fields.Choice<Grade>("grade"),
                       .verified_on = fields.Date("verified_on")};
  if (fields.as_is()) {
    fields.RequiredText("source_url");
    fields.RequiredText("grade");
    return evidence;
  }
  if (evidence.source.empty()) evidence.source = std::string(format);
  if (evidence.source_row.empty()) evidence.source_row = std::string(row_id);
  const Grade confidence = GradeOfConfidence(
      fields, "confidence",
      IsGovernmentUrl(evidence.source) ? Grade::kOfficial : Grade::kPublished);
  if (evidence.grade == Grade::kUnspecified) evidence.grade = confidence;
  return evidence;
}

std::vector<Column> WithEvidenceColumns(std::vector<Column> columns) {
  for (const char* name : {"source_url", "source_row", "source_date",
                           "verified_on", "grade", "confidence", "as_is"}) {
    const bool there =
        std::any_of(columns.begin(), columns.end(),
                    [&](const Column& column) { return column.name == name; });
    if (!there) columns.push_back({.name = name, .required = false});
  }
  return columns;
}

}  // namespace custodia::directory
