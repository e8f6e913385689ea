#include "services/request/wire/policy_fields.h"

#include "absl/strings/str_cat.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/money.h"

namespace custodia::request::wire {
namespace {

// More than any copy has, and no product with a price overflows.
constexpr int kMaxNumber = 10'000'000;

}  // namespace

std::optional<absl::CivilDay> ReadDay(const google::type::Date& date,
                                      absl::string_view field,
                                      const FieldReader& reader) {
  const std::optional<absl::CivilDay> day =
      reader.WholeDate(date, field).FirstDay();
  if (!day || day->year() <= kLastYear) return day;
  reader.Add(field, absl::StrCat("no later than the year ", kLastYear));
  return std::nullopt;
}

absl::CivilDay RequireDay(const google::type::Date& date,
                          absl::string_view field, const FieldReader& reader) {
  if (date.year() == 0 && date.month() == 0 && date.day() == 0) {
    reader.Add(field, "given");
  }
  return ReadDay(date, field, reader).value_or(absl::CivilDay());
}

void RequireState(const std::string& state, absl::string_view field,
                  const FieldReader& reader) {
  if (state.empty()) reader.Add(field, "given");
  reader.State(state, field);
}

policy::Cents ReadCharge(const google::type::Money& money,
                         absl::string_view field, const FieldReader& reader) {
  if (money.currency_code().empty() && money.units() == 0 &&
      money.nanos() == 0) {
    return 0;
  }
  if (IsPlausibleCharge(money)) return CentsOf(money);
  reader.Add(field, "an amount of whole cents in USD");
  return 0;
}

int ReadNumber(int32_t number, absl::string_view field,
               const FieldReader& reader) {
  if (number >= 0 && number <= kMaxNumber) return number;
  reader.Add(field, absl::StrCat("between 0 and ", kMaxNumber));
  return 0;
}

v1::Basis ToProto(const policy::Basis& basis) {
  v1::Basis proto;
  proto.set_rule(basis.rule);
  proto.set_citation(basis.citation);
  if (basis.date) *proto.mutable_date() = ToProto(*basis.date);
  proto.set_confidence(ToProto(basis.confidence));
  proto.set_explanation(basis.explanation);
  return proto;
}

v1::Defect ToProto(const policy::Defect& defect) {
  v1::Defect proto;
  proto.set_code(defect.code);
  proto.set_citation(defect.citation);
  proto.set_explanation(defect.explanation);
  proto.set_remedy(defect.remedy);
  return proto;
}

policy::Defect FromProto(const v1::Defect& proto) {
  return {.code = proto.code(),
          .citation = proto.citation(),
          .explanation = proto.explanation(),
          .remedy = proto.remedy()};
}

}  // namespace custodia::request::wire
