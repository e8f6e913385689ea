#include "services/request/wire/field_reader.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"
#include "common/address.h"
#include "common/resource_names.h"
#include "services/request/wire/dates.h"

namespace custodia::request::wire {
namespace {

constexpr int kMaxAddressLines = 10;
constexpr size_t kMaxZone = 60;

bool HasSpaceOrControl(absl::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isspace(c) || absl::ascii_iscntrl(c);
  });
}

// Returns whether `name` looks like a name of the IANA database, such as
// `America/New_York`. absl::LoadTimeZone would also take paths, `file:` and
// `localtime`: a caller could make us open any file.
bool LooksLikeZone(absl::string_view name) {
  if (name.size() > kMaxZone || name == "localtime") return false;
  for (const absl::string_view part : absl::StrSplit(name, '/')) {
    if (part.empty() || !absl::ascii_isalpha(part[0])) return false;
    for (const char c : part) {
      if (!absl::ascii_isalnum(c) && c != '_' && c != '-' && c != '+') {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

std::string FieldReader::Indexed(absl::string_view field, int index) {
  return absl::StrCat(field, "[", index, "]");
}

FieldReader FieldReader::Below(absl::string_view field) const {
  return {PathOf(field), *violations_};
}

FieldReader FieldReader::Below(absl::string_view field, int index) const {
  return Below(Indexed(field, index));
}

std::string FieldReader::PathOf(absl::string_view field) const {
  return path_.empty() ? std::string(field) : absl::StrCat(path_, ".", field);
}

void FieldReader::Add(absl::string_view field, absl::string_view want) const {
  violations_->Add(PathOf(field), want);
}

void FieldReader::Text(const std::string& value, absl::string_view field,
                       size_t limit) const {
  if (value.size() > limit) {
    Add(field, absl::StrCat("at most ", limit, " bytes long"));
  }
}

bool FieldReader::Count(int size, absl::string_view field) const {
  if (size <= kMaxElements) return true;
  Add(field, absl::StrCat("at most ", kMaxElements, " elements"));
  return false;
}

void FieldReader::Email(const std::string& value,
                        absl::string_view field) const {
  if (value.empty()) return;
  const auto at = value.find('@');
  if (value.size() > kMaxContact || HasSpaceOrControl(value) ||
      std::count(value.begin(), value.end(), '@') != 1 || at == 0 ||
      at + 1 == value.size()) {
    Add(field, "an e-mail address");
  }
}

void FieldReader::Phone(const std::string& value,
                        absl::string_view field) const {
  if (value.empty()) return;
  if (value.size() > kMaxContact ||
      std::count_if(value.begin(), value.end(), absl::ascii_isdigit) < 10) {
    Add(field, "a telephone number with its area code");
  }
}

void FieldReader::HttpUri(const std::string& value,
                          absl::string_view field) const {
  if (value.empty()) return;
  absl::string_view rest = value;
  if (value.size() > kMaxUri || HasSpaceOrControl(value) ||
      !(absl::ConsumePrefix(&rest, "https://") ||
        absl::ConsumePrefix(&rest, "http://")) ||
      rest.empty() || rest[0] == '/') {
    Add(field, "a URL with `https` or `http`");
  }
}

void FieldReader::State(const std::string& value,
                        absl::string_view field) const {
  if (!value.empty() && !IsStateCode(value)) {
    Add(field, "the two letters of a state");
  }
}

void FieldReader::Zip(const std::string& value, absl::string_view field) const {
  if (!value.empty() && !IsZip(value)) {
    Add(field, "a ZIP code, as 12345 or 12345-6789");
  }
}

void FieldReader::TimeZone(const std::string& value,
                           absl::string_view field) const {
  absl::TimeZone zone;
  if (value.empty()) return;
  if (!LooksLikeZone(value) || !absl::LoadTimeZone(value, &zone)) {
    Add(field, "an IANA time zone");
  }
}

void FieldReader::Name(const std::string& value, absl::string_view collection,
                       absl::string_view field) const {
  if (!value.empty() && !ParseName(value, collection)) {
    Add(field, absl::StrCat("of the form `", collection, "/{id}`"));
  }
}

void FieldReader::Address(const google::type::PostalAddress& value,
                          absl::string_view field) const {
  const FieldReader below = Below(field);
  ParseAddress(value, PathOf(field), *violations_);
  below.Text(value.locality(), "locality");
  if (value.address_lines_size() > kMaxAddressLines) {
    below.Add("address_lines",
              absl::StrCat("at most ", kMaxAddressLines, " lines"));
  } else {
    below.Texts(value.address_lines(), "address_lines");
  }
}

PartialDate FieldReader::Date(const google::type::Date& value,
                              absl::string_view field) const {
  return ParseDate(value, PathOf(field), *violations_);
}

PartialDate FieldReader::WholeDate(const google::type::Date& value,
                                   absl::string_view field) const {
  const auto day =
      ::custodia::wire::ParseDay(value, PathOf(field), *violations_);
  return day ? PartialDate::Of(*day) : PartialDate{};
}

PartialDate FieldReader::PastDate(const google::type::Date& value,
                                  absl::string_view field,
                                  absl::CivilDay today) const {
  const PartialDate date = Date(value, field);
  if (!date.known() || *date.FirstDay() <= today) return date;
  Add(field, "no later than today");
  return {};
}

PartialDate FieldReader::WholePastDate(const google::type::Date& value,
                                       absl::string_view field,
                                       absl::CivilDay today) const {
  const PartialDate date = WholeDate(value, field);
  if (!date.known() || *date.FirstDay() <= today) return date;
  Add(field, "no later than today");
  return {};
}

}  // namespace custodia::request::wire
