#include "services/request/wire/dates.h"

namespace custodia::request::wire {

PartialDate FromProto(const google::type::Date& date) {
  return {.year = date.year(), .month = date.month(), .day = date.day()};
}

Address FromProto(const google::type::PostalAddress& address) {
  error::FieldViolations ignored;
  return ParseAddress(address, "", ignored);
}

directory::v1::DateRange ToProto(const DateSpan& span) {
  directory::v1::DateRange range;
  if (span.start.known()) *range.mutable_start() = ToProto(span.start);
  if (span.end.known()) *range.mutable_end() = ToProto(span.end);
  return range;
}

DateSpan FromProto(const directory::v1::DateRange& range) {
  return {.start = FromProto(range.start()), .end = FromProto(range.end())};
}

directory::v1::DateRange ToProto(const DayRange& range) {
  directory::v1::DateRange proto;
  if (range.first) *proto.mutable_start() = ToProto(*range.first);
  if (range.last) *proto.mutable_end() = ToProto(*range.last);
  return proto;
}

DayRange DaysFromProto(const directory::v1::DateRange& range) {
  return FromProto(range).Days();
}

}  // namespace custodia::request::wire
