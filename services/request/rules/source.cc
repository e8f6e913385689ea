#include "services/request/rules/source.h"

#include <optional>
#include <string>

#include "services/request/rules/enums.h"
#include "services/request/rules/values.h"

namespace custodia::request::rules {
namespace {

std::optional<absl::CivilDay> ReadDay(const std::string& text,
                                      const std::string& field,
                                      const Place& place) {
  if (text.empty()) return std::nullopt;
  const std::optional<absl::CivilDay> day = ParseDay(text);
  if (!day) place.Wrong(field, "must be a day, YYYY-MM-DD");
  return day;
}

}  // namespace

policy::Source ReadSource(const proto::Source& source, const Place& place) {
  static_assert(Same(policy::Confidence::kLow, proto::Source::LOW));
  static_assert(Same(policy::Confidence::kMedium, proto::Source::MEDIUM));
  static_assert(Same(policy::Confidence::kHigh, proto::Source::HIGH));
  place.Require("citation", !source.citation().empty());
  place.Require("source", !source.source().empty());
  place.Require("confidence", source.confidence() != 0);
  policy::Source read{
      .citation = source.citation(),
      .source = source.source(),
      .confidence = static_cast<policy::Confidence>(source.confidence()),
      .effective_from =
          ReadDay(source.effective_from(), "effective_from", place),
      .effective_to = ReadDay(source.effective_to(), "effective_to", place)};
  if (read.effective_from && read.effective_to &&
      *read.effective_to < *read.effective_from) {
    place.Wrong("effective_to", "must not be before effective_from");
  }
  return read;
}

}  // namespace custodia::request::rules
