#include "common/wire/date.h"

namespace custodia::wire {

PartialDate ParseDate(const google::type::Date& date, absl::string_view field,
                      error::FieldViolations& violations) {
  const PartialDate parsed{
      .year = date.year(), .month = date.month(), .day = date.day()};
  if (parsed.valid()) return parsed;
  violations.Add(field,
                 "a date of the calendar; the day, or month and day, may be 0");
  return {};
}

std::optional<absl::CivilDay> ParseDay(const google::type::Date& date,
                                       absl::string_view field,
                                       error::FieldViolations& violations) {
  const PartialDate parsed = ParseDate(date, field, violations);
  if (parsed.known() && !parsed.complete()) {
    violations.Add(field, "a whole date");
    return std::nullopt;
  }
  return parsed.FirstDay();
}

google::type::Date ToProto(const PartialDate& date) {
  google::type::Date proto;
  proto.set_year(date.year);
  proto.set_month(date.month);
  proto.set_day(date.day);
  return proto;
}

google::type::Date ToProto(absl::CivilDay day) {
  return ToProto(PartialDate::Of(day));
}

}  // namespace custodia::wire
