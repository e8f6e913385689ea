#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_FIELDS_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_FIELDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "custodia/request/v1/policy_types.pb.h"
#include "google/type/date.pb.h"
#include "google/type/money.pb.h"
#include "services/request/policy/rules.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/policy_enums.h"

// What the questions to the law have in common. A Read function returns what
// it stands for where the field is absent or wrong; a Require function says so
// where it is absent. What is wrong goes to the reader's violations.
namespace custodia::request::wire {

// Years, so that each date worked out from one is a date too.
inline constexpr int kLastYear = 9000;

std::optional<absl::CivilDay> ReadDay(const google::type::Date& date,
                                      absl::string_view field,
                                      const FieldReader& reader);
absl::CivilDay RequireDay(const google::type::Date& date,
                          absl::string_view field, const FieldReader& reader);

void RequireState(const std::string& state, absl::string_view field,
                  const FieldReader& reader);

// Returns an amount that somebody may charge; 0 where absent.
policy::Cents ReadCharge(const google::type::Money& money,
                         absl::string_view field, const FieldReader& reader);

// Returns a number of things, which cannot be negative.
int ReadNumber(int32_t number, absl::string_view field,
               const FieldReader& reader);

template <typename Enum>
Enum ReadChoice(typename PublicEnum<Enum>::Type value, absl::string_view field,
                const FieldReader& reader) {
  reader.Choice<Enum>(value, field);
  return FromProto<Enum>(value);
}

template <typename Enum>
Enum RequireChoice(typename PublicEnum<Enum>::Type value,
                   absl::string_view field, const FieldReader& reader) {
  if (value == 0) {
    reader.Add(field, "given");
  } else {
    reader.Choice<Enum>(value, field);
  }
  return FromProto<Enum>(value);
}

v1::Basis ToProto(const policy::Basis& basis);
v1::Defect ToProto(const policy::Defect& defect);
policy::Defect FromProto(const v1::Defect& proto);

// Adds each basis or defect to a message's list.
template <typename Answers, typename List>
void AddEach(const Answers& answers, List* list) {
  for (const auto& answer : answers) *list->Add() = ToProto(answer);
}

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_FIELDS_H_
