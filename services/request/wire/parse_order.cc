#include "services/request/wire/parse_order.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/order.h"
#include "services/request/wire/parse_people.h"

namespace custodia::request::wire {
namespace {

constexpr int kMaxCopies = 100;

// What dates are measured against.
struct Calendar {
  absl::CivilDay today;
  std::optional<absl::CivilDay> birth;
};

void CheckProvider(const v1::Provider& proto, const FieldReader& reader) {
  reader.Name(proto.practitioner(), "practitioners", "practitioner");
  reader.Name(proto.organization(), "organizations", "organization");
  reader.Text(proto.description(), "description", kMaxText);
  const directory::v1::PractitionerQuery& query = proto.practitioner_query();
  if (!proto.practitioner().empty() && query.ByteSizeLong() > 0) {
    reader.Add("practitioner_query", "absent beside `practitioner`");
  }
  const FieldReader below = reader.Below("practitioner_query");
  below.Text(query.given_name(), "given_name");
  below.Text(query.family_name(), "family_name");
  below.State(query.state(), "state");
  below.Text(query.city(), "city");
  const auto& others = proto.other_practitioners();
  if (!reader.Count(others.size(), "other_practitioners")) return;
  for (int i = 0; i < others.size(); ++i) {
    reader.Name(others[i], "practitioners",
                absl::StrCat("other_practitioners[", i, "]"));
  }
}

// Care cannot have begun before birth, nor end before it began. It may end
// later than today only as far as a month or year that has begun says so.
void CheckServiceDates(const directory::v1::DateRange& proto,
                       const Calendar& calendar, const FieldReader& reader) {
  const PartialDate start =
      reader.PastDate(proto.start(), "start", calendar.today);
  const PartialDate end = reader.PastDate(proto.end(), "end", calendar.today);
  if (start.known() && end.known() && *end.LastDay() < *start.FirstDay()) {
    reader.Add("end", "no earlier than `start`");
  }
  if (!calendar.birth) return;
  if (start.known() && *start.LastDay() < *calendar.birth) {
    reader.Add("start", "no earlier than the patient's birth date");
  }
  if (end.known() && *end.LastDay() < *calendar.birth) {
    reader.Add("end", "no earlier than the patient's birth date");
  }
}

void CheckRecords(const v1::RecordsSought& proto, const Calendar& calendar,
                  const FieldReader& reader) {
  if (reader.Count(proto.categories_size(), "categories")) {
    for (int i = 0; i < proto.categories_size(); ++i) {
      reader.ListedChoice<RecordCategory>(proto.categories(i), "categories", i);
    }
  }
  reader.Text(proto.description(), "description", kMaxText);
  CheckServiceDates(proto.service_dates(), calendar,
                    reader.Below("service_dates"));
  reader.Choice<Access>(proto.access(), "access");
  reader.Choice<Purpose>(proto.purpose(), "purpose");
  if (proto.copies() < 0 || proto.copies() > kMaxCopies) {
    reader.Add("copies", absl::StrCat("between 0 and ", kMaxCopies));
  }
  const auto& items = proto.sensitive_items();
  if (!reader.Count(items.size(), "sensitive_items")) return;
  for (int i = 0; i < items.size(); ++i) {
    const FieldReader below = reader.Below("sensitive_items", i);
    CheckServiceDates(items[i].service_dates(), calendar,
                      below.Below("service_dates"));
    below.Choice<RecordCategory>(items[i].category(), "category");
  }
}

void CheckDelivery(const v1::Delivery& proto, const FieldReader& reader) {
  reader.Choice<DeliveryMethod>(proto.method(), "method");
  switch (proto.method()) {
    case v1::Delivery::FAX:
      reader.Phone(proto.destination(), "destination");
      break;
    case v1::Delivery::EMAIL:
      reader.Email(proto.destination(), "destination");
      break;
    case v1::Delivery::PORTAL:
      reader.HttpUri(proto.destination(), "destination");
      break;
    default:  // Goes nowhere or to `address`.
      reader.Text(proto.destination(), "destination", kMaxUri);
  }
  reader.Choice<DeliveryFormat>(proto.format(), "format");
  reader.Address(proto.address(), "address");
  reader.Text(proto.recipient_name(), "recipient_name");
}

void CheckSignature(const v1::Signature& proto, const Calendar& calendar,
                    const FieldReader& reader) {
  const PartialDate signed_on =
      reader.WholePastDate(proto.signed_on(), "signed_on", calendar.today);
  if (calendar.birth && signed_on.known() &&
      *signed_on.FirstDay() < *calendar.birth) {
    reader.Add("signed_on", "no earlier than the patient's birth date");
  }
  reader.Text(proto.signer_name(), "signer_name");
}

}  // namespace

Order ParseOrder(const v1::Retrieval& proto, absl::CivilDay today,
                 error::FieldViolations& violations) {
  return ParseOrder(proto, today, FieldReader("retrieval", violations));
}

Order ParseOrder(const v1::Retrieval& proto, absl::CivilDay today,
                 const FieldReader& reader) {
  const Patient patient =
      ParsePatient(proto.patient(), today, reader.Below("patient"));
  const Calendar calendar{.today = today,
                          .birth = patient.birth_date.FirstDay()};
  CheckRequester(proto.requester(), today, reader.Below("requester"));
  CheckProvider(proto.provider(), reader.Below("provider"));
  reader.Choice<RecordKind>(proto.record_kind(), "record_kind");
  CheckRecords(proto.records(), calendar, reader.Below("records"));
  CheckDelivery(proto.delivery(), reader.Below("delivery"));
  CheckSignature(proto.signature(), calendar, reader.Below("signature"));
  reader.Text(proto.client_reference(), "client_reference");
  reader.TimeZone(proto.time_zone(), "time_zone");

  Order order = OrderFromProto(proto);
  order.patient = patient;
  return order;
}

}  // namespace custodia::request::wire
