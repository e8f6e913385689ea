#include "services/directory/wire/evidence.h"

#include "absl/strings/str_cat.h"
#include "common/wire/date.h"
#include "common/wire/timestamp.h"
#include "services/directory/wire/enums.h"
#include "services/directory/wire/names.h"

namespace custodia::directory::wire {

using ::custodia::wire::ParseDate;
using ::custodia::wire::ToProto;

namespace {

Evidence Curated() { return {.source = "curated", .grade = Grade::kReported}; }

}  // namespace

Evidence ParseEvidence(const v1::Evidence& evidence, absl::string_view field,
                       error::FieldViolations& violations) {
  Evidence parsed = Curated();
  if (!evidence.source().empty()) parsed.source = evidence.source();
  parsed.source_row = evidence.source_row();
  parsed.date =
      ParseDate(evidence.date(), absl::StrCat(field, ".date"), violations);
  const auto grade = ParseEnum<Grade>(
      evidence.grade(), absl::StrCat(field, ".grade"), violations);
  if (grade != Grade::kUnspecified) parsed.grade = grade;
  parsed.verified_on = ParseDate(
      evidence.verified_on(), absl::StrCat(field, ".verified_on"), violations);
  return parsed;
}

std::vector<Evidence> ParseEvidence(const EvidenceMessages& evidence,
                                    absl::string_view field,
                                    error::FieldViolations& violations) {
  if (evidence.empty()) return {Curated()};
  std::vector<Evidence> parsed;
  for (int i = 0; i < evidence.size(); ++i) {
    parsed.push_back(ParseEvidence(evidence[i], Element(field, i), violations));
  }
  return parsed;
}

v1::Evidence ToProto(const Evidence& evidence) {
  v1::Evidence proto;
  proto.set_fact(FactName(evidence.fact));
  proto.set_source(evidence.source);
  proto.set_source_row(evidence.source_row);
  if (evidence.date.known()) *proto.mutable_date() = ToProto(evidence.date);
  proto.set_grade(static_cast<v1::Evidence::Grade>(evidence.grade));
  if (evidence.verified_on.known()) {
    *proto.mutable_verified_on() = ToProto(evidence.verified_on);
  }
  *proto.mutable_recorded_time() = ToProto(evidence.recorded_time);
  return proto;
}

void SetEvidence(const std::vector<Evidence>& evidence,
                 EvidenceMessages& messages) {
  messages.Clear();
  for (const Evidence& one : evidence) *messages.Add() = ToProto(one);
}

}  // namespace custodia::directory::wire
