#include "tests/support/bad_messages.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "google/type/money.pb.h"
#include "tests/support/contract.h"

namespace custodia::testing {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

constexpr char kDate[] = "google.type.Date";
constexpr char kMoney[] = "google.type.Money";
constexpr char kTimestamp[] = "google.protobuf.Timestamp";

// Deeper than any message that callers send.
constexpr int kDeepest = 10;

bool IsText(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_STRING;
}

bool IsEnum(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM;
}

bool IsNumber(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_INT32 ||
         field.cpp_type() == FieldDescriptor::CPPTYPE_INT64;
}

// A value that is checked as one, whatever fields it is made of.
bool IsValue(const FieldDescriptor& field) {
  return IsA(field, kDate) || IsA(field, kMoney) || IsA(field, kTimestamp);
}

void SetText(Message& message, const FieldDescriptor& field,
             const std::string& text) {
  if (field.is_repeated()) {
    message.GetReflection()->AddString(&message, &field, text);
  } else {
    message.GetReflection()->SetString(&message, &field, text);
  }
}

void SetEnum(Message& message, const FieldDescriptor& field, int value) {
  if (field.is_repeated()) {
    message.GetReflection()->AddEnumValue(&message, &field, value);
  } else {
    message.GetReflection()->SetEnumValue(&message, &field, value);
  }
}

void SetNumber(Message& message, const FieldDescriptor& field, int64_t value) {
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    message.GetReflection()->SetInt32(
        &message, &field,
        static_cast<int32_t>(
            std::clamp<int64_t>(value, std::numeric_limits<int32_t>::min(),
                                std::numeric_limits<int32_t>::max())));
  } else {
    message.GetReflection()->SetInt64(&message, &field, value);
  }
}

// Returns the message of a field; the first element of a list.
Message& Within(Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  if (!field.is_repeated()) return *reflection.MutableMessage(&message, &field);
  if (reflection.FieldSize(message, &field) == 0) {
    return *reflection.AddMessage(&message, &field);
  }
  return *reflection.MutableRepeatedMessage(&message, &field, 0);
}

// The message is of the pool that the field is of, so it is set by its bytes.
Fault Value(const std::string& name, const std::string& type,
            const Message& value) {
  return {.name = absl::StrCat(name, " ", value.ShortDebugString()),
          .suits = [type](const auto& field) { return IsA(field, type); },
          .spoil =
              [bytes = value.SerializeAsString()](
                  Message& message, const FieldDescriptor& field) {
                Within(message, field).ParseFromString(bytes);
              }};
}

google::type::Date DateOf(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

google::type::Money MoneyOf(const std::string& currency, int64_t units,
                            int nanos) {
  google::type::Money money;
  money.set_currency_code(currency);
  money.set_units(units);
  money.set_nanos(nanos);
  return money;
}

google::protobuf::Timestamp TimeOf(int64_t seconds, int nanos) {
  google::protobuf::Timestamp time;
  time.set_seconds(seconds);
  time.set_nanos(nanos);
  return time;
}

Fault Number(int64_t value) {
  return {.name = absl::StrCat("number ", value),
          .suits = IsNumber,
          .spoil = [value](Message& message, const FieldDescriptor& field) {
            SetNumber(message, field, value);
          }};
}

// NOLINTNEXTLINE(misc-no-recursion): to kDeepest.
void AddFields(const Fault& fault, const Descriptor& type, int arm,
               const FieldPath& above, std::vector<FieldPath>& found) {
  if (above.size() == kDeepest) return;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const auto* oneof = field.real_containing_oneof();
    if (!IsInput(field) ||
        (oneof != nullptr &&
         field.index_in_oneof() != arm % oneof->field_count())) {
      continue;
    }
    FieldPath path = above;
    path.push_back(&field);
    if (fault.suits(field)) found.push_back(path);
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
        !IsValue(field)) {
      AddFields(fault, *field.message_type(), arm, path, found);
    }
  }
}

// Sets a required field that is no message within which more is required.
void Fill(Message& message, const FieldDescriptor& field,
          const std::map<std::string, std::string>& names) {
  if (IsA(field, kDate)) {
    Within(message, field)
        .ParseFromString(DateOf(2021, 3, 4).SerializeAsString());
  } else if (IsA(field, kMoney)) {
    Within(message, field)
        .ParseFromString(MoneyOf("USD", 5, 0).SerializeAsString());
  } else if (IsEnum(field)) {
    SetEnum(message, field, field.enum_type()->value(1)->number());
  } else if (IsText(field)) {
    const std::vector<std::string> forms = NameFormsOf(field);
    if (!forms.empty()) {
      const auto known = names.find(forms[0]);
      SetText(message, field,
              known != names.end()
                  ? known->second
                  : absl::StrReplaceAll(forms[0], {{"{", ""}, {"}", ""}}));
    } else {
      const bool state = absl::StrContains(CommentOf(field), "Two letters");
      SetText(message, field, state ? "MA" : "Elm Street");
    }
  }
}

}  // namespace

Fault TextOfBytes(size_t bytes) {
  return {.name = absl::StrCat("text of ", bytes, " bytes"),
          .suits = IsText,
          .spoil = [bytes](Message& message, const FieldDescriptor& field) {
            std::string text;
            text.reserve(bytes + sizeof(kCanary));
            while (text.size() < bytes) text += kCanary;
            text.resize(bytes);
            SetText(message, field, text);
          }};
}

Fault ListOf(int elements) {
  return {.name = absl::StrCat("list of ", elements),
          .suits = [](const auto& field) { return field.is_repeated(); },
          .spoil =
              [elements](Message& message, const FieldDescriptor& field) {
                for (int i = 0; i < elements; ++i) {
                  if (IsText(field)) {
                    SetText(message, field, kCanary);
                  } else if (IsEnum(field)) {
                    SetEnum(message, field, 1);
                  } else {
                    message.GetReflection()->AddMessage(&message, &field);
                  }
                }
              }};
}

std::vector<Fault> NamesOfNothing(
    const std::map<std::string, std::string>& names) {
  const auto suits = [](const FieldDescriptor& field) {
    return !NameFormsOf(field).empty() || field.name() == "request_id";
  };
  std::vector<Fault> faults;
  for (const std::string& name :
       {absl::StrCat("gadgets/", kCanary), std::string(kCanary),
        absl::StrCat("organizations/", kCanary, " x"),
        absl::StrCat("retrievals/", kCanary, "/gadgets/1"),
        std::string("practitioners/"), absl::StrCat("/", kCanary),
        absl::StrCat("organizations/", std::string(101, 'x')),
        std::string("retrievals/../attempts/..%2F")}) {
    faults.push_back(
        {.name = absl::StrCat("name ", name),
         .suits = suits,
         .spoil = [name](Message& message, const FieldDescriptor& field) {
           SetText(message, field, name);
         }});
  }
  for (const auto& [form, name] : names) {
    faults.push_back(
        {.name = absl::StrCat("name of another kind, ", form),
         .suits =
             [form = form](const FieldDescriptor& field) {
               const auto forms = NameFormsOf(field);
               return !forms.empty() && std::find(forms.begin(), forms.end(),
                                                  form) == forms.end();
             },
         .spoil =
             [name = name](Message& message, const FieldDescriptor& field) {
               SetText(message, field, name);
             }});
  }
  return faults;
}

Fault TextWithoutFormat() {
  return {.name = "format",
          .suits = IsFormatted,
          .spoil = [](Message& message, const FieldDescriptor& field) {
            SetText(message, field, kCanary);
          }};
}

std::vector<Fault> DatesThatDoNotExist() {
  constexpr int kMax = std::numeric_limits<int>::max();
  constexpr int kMin = std::numeric_limits<int>::min();
  std::vector<Fault> faults;
  for (const google::type::Date& date :
       {DateOf(2023, 2, 30), DateOf(2023, 2, 29), DateOf(2023, 13, 1),
        DateOf(0, 0, 5), DateOf(0, 2, 0), DateOf(0, 2, 5), DateOf(2023, 0, 5),
        DateOf(-1, 1, 1), DateOf(2023, -1, 1), DateOf(2023, 1, -1),
        DateOf(10'000, 1, 1), DateOf(kMax, kMax, kMax),
        DateOf(kMin, kMin, kMin)}) {
    faults.push_back(Value("date", kDate, date));
  }
  return faults;
}

std::vector<Fault> ValuesThatNoEnumHas() {
  std::vector<Fault> faults;
  for (const int value : {9'999, -1, std::numeric_limits<int>::max(),
                          std::numeric_limits<int>::min()}) {
    faults.push_back(
        {.name = absl::StrCat("enum ", value),
         .suits = IsEnum,
         .spoil = [value](Message& message, const FieldDescriptor& field) {
           SetEnum(message, field, value);
         }});
  }
  return faults;
}

std::vector<Fault> NumbersOfNothing() {
  constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
  constexpr int64_t kMin = std::numeric_limits<int64_t>::min();
  return {Number(-1),
          Number(kMin),
          Value("money", kMoney, MoneyOf("USD", -1, 0)),
          Value("money", kMoney, MoneyOf("USD", kMax, 0)),
          Value("money", kMoney, MoneyOf("USD", kMin, 0)),
          Value("money", kMoney, MoneyOf("USD", 1, 1)),
          Value("money", kMoney, MoneyOf("USD", 1, -10'000'000)),
          Value("money", kMoney, MoneyOf("EUR", 1, 0)),
          Value("money", kMoney, MoneyOf("", 1, 0)),
          Value("time", kTimestamp, TimeOf(kMax, 0)),
          Value("time", kTimestamp, TimeOf(kMin, 0)),
          Value("time", kTimestamp, TimeOf(0, -1)),
          Value("time", kTimestamp, TimeOf(0, 1'000'000'000))};
}

Fault HighestNumber() { return Number(std::numeric_limits<int64_t>::max()); }

Fault AnyText(const std::string& text) {
  return {.name = "any text",
          .suits = IsText,
          .spoil = [text](Message& message, const FieldDescriptor& field) {
            SetText(message, field, text);
          }};
}

std::string NameOf(const FieldPath& path) {
  return absl::StrJoin(path, ".",
                       [](std::string* out, const FieldDescriptor* field) {
                         absl::StrAppend(out, field->name());
                       });
}

std::vector<FieldPath> FieldsFor(const Fault& fault, const Descriptor& type,
                                 int arm) {
  std::vector<FieldPath> found;
  AddFields(fault, type, arm, {}, found);
  return found;
}

int Arms(const Descriptor& type) {
  int arms = 1;
  for (int i = 0; i < type.real_oneof_decl_count(); ++i) {
    arms = std::max(arms, type.oneof_decl(i)->field_count());
  }
  return arms;
}

void Spoil(Message& message, const FieldPath& path, const Fault& fault) {
  Message* within = &message;
  for (size_t i = 0; i + 1 < path.size(); ++i) {
    within = &Within(*within, *path[i]);
  }
  fault.spoil(*within, *path.back());
}

void AddToMask(Message& message, const FieldPath& path) {
  const auto* mask = message.GetDescriptor()->FindFieldByName("update_mask");
  if (mask == nullptr || path.size() < 2 || path[0] == mask ||
      path[1]->name() == "name" || path[1]->name() == "etag") {
    return;
  }
  Message& within = Within(message, *mask);
  SetText(within, *within.GetDescriptor()->FindFieldByName("paths"),
          path[1]->name());
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as what is required within it.
void FillRequired(Message& message,
                  const std::map<std::string, std::string>& names, int arm) {
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    const auto* oneof = field.real_containing_oneof();
    const std::string comment = CommentOf(field);
    const bool chosen = oneof != nullptr &&
                        field.index_in_oneof() == arm % oneof->field_count();
    const bool named = absl::StrContains(comment, "required to update") ||
                       absl::StrContains(comment, "to name what is revised");
    if (!chosen && !named && !IsRequired(field) && !IsMostlyRequired(field)) {
      continue;
    }
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
        !IsValue(field)) {
      FillRequired(Within(message, field), names, arm);
    } else {
      Fill(message, field, names);
    }
  }
}

}  // namespace custodia::testing
