#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_FIELD_READER_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_FIELD_READER_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/dates.h"
#include "common/errors.h"
#include "google/type/date.pb.h"
#include "google/type/postal_address.pb.h"
#include "services/request/wire/enums.h"

namespace custodia::request::wire {

// How many bytes a text may have. What is longer is no name or description
// that anybody wrote; unbounded, it would be stored with every event.
inline constexpr size_t kMaxName = 200;
inline constexpr size_t kMaxContact = 320;
inline constexpr size_t kMaxUri = 2000;
inline constexpr size_t kMaxText = 4000;
// How many elements a list may have.
inline constexpr int kMaxElements = 100;

// Checks the fields of one message that a caller sent. Each check adds what is
// wrong to the violations, under the message's path; an absent field (empty,
// zero) is never wrong. Cheap to copy; the violations must outlive it.
class FieldReader {
 public:
  // `path` of the message, e.g. `retrieval.patient`; "" for the request.
  FieldReader(std::string path, error::FieldViolations& violations)
      : path_(std::move(path)), violations_(&violations) {}

  // Returns the reader of a message within: `path.field` or `path.field[i]`.
  FieldReader Below(absl::string_view field) const;
  FieldReader Below(absl::string_view field, int index) const;

  // Returns `path.field`.
  std::string PathOf(absl::string_view field) const;

  // Says that `field` is wrong; `want` completes "must be ...".
  void Add(absl::string_view field, absl::string_view want) const;

  void Text(const std::string& value, absl::string_view field,
            size_t limit = kMaxName) const;
  // For a repeated field of strings.
  template <typename Strings>
  void Texts(const Strings& values, absl::string_view field,
             size_t limit = kMaxName) const {
    if (!Count(values.size(), field)) return;
    for (int i = 0; i < values.size(); ++i) {
      Text(values[i], Indexed(field, i), limit);
    }
  }
  // Returns whether a list is short enough to be looked through.
  bool Count(int size, absl::string_view field) const;

  void Email(const std::string& value, absl::string_view field) const;
  // A telephone or fax number: ten digits or more, however written.
  void Phone(const std::string& value, absl::string_view field) const;
  void HttpUri(const std::string& value, absl::string_view field) const;
  void State(const std::string& value, absl::string_view field) const;
  void Zip(const std::string& value, absl::string_view field) const;
  void TimeZone(const std::string& value, absl::string_view field) const;
  // A resource name `collection/{id}`.
  void Name(const std::string& value, absl::string_view collection,
            absl::string_view field) const;
  void Address(const google::type::PostalAddress& value,
               absl::string_view field) const;

  // Return the date; unknown where it is absent or wrong. WholeDate wants its
  // day, and PastDate one that may not lie after `today`.
  PartialDate Date(const google::type::Date& value,
                   absl::string_view field) const;
  PartialDate WholeDate(const google::type::Date& value,
                        absl::string_view field) const;
  PartialDate PastDate(const google::type::Date& value, absl::string_view field,
                       absl::CivilDay today) const;
  PartialDate WholePastDate(const google::type::Date& value,
                            absl::string_view field,
                            absl::CivilDay today) const;

  // A number that this release knows; zero means absent.
  template <typename Enum>
  void Choice(typename PublicEnum<Enum>::Type value,
              absl::string_view field) const {
    if (!IsKnown<Enum>(value)) Add(field, "one of the values of its type");
  }
  // For an element of a list, where zero is no value either.
  template <typename Enum>
  void ListedChoice(int value, absl::string_view field, int index) const {
    const auto number = static_cast<typename PublicEnum<Enum>::Type>(value);
    if (number == 0 || !IsKnown<Enum>(number)) {
      Add(Indexed(field, index), "one of the values of its type");
    }
  }

 private:
  static std::string Indexed(absl::string_view field, int index);

  std::string path_;
  error::FieldViolations* violations_;
};

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_FIELD_READER_H_
