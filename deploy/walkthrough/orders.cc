#include "deploy/walkthrough/orders.h"

#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace custodia::walkthrough {
namespace {

using request::v1::Delivery;
using request::v1::RecordsSought;
using request::v1::Requester;
using request::v1::Retrieval;

google::type::Date Date(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

}  // namespace

Retrieval Order(const Persona& persona, int first_year, int last_year) {
  Retrieval order;
  auto* patient = order.mutable_patient();
  patient->set_full_name(persona.name);
  if (*persona.former_name != '\0') {
    patient->add_former_names(persona.former_name);
  }
  *patient->mutable_birth_date() = Date(persona.birth_year, 4, 17);
  auto* address = patient->mutable_address();
  address->set_region_code("US");
  address->add_address_lines(persona.street);
  address->set_locality(persona.city);
  address->set_administrative_area(persona.state);
  address->set_postal_code(persona.zip);
  patient->set_phone(persona.phone);
  patient->set_email(persona.email);

  order.mutable_requester()->set_relationship(Requester::SELF);
  auto* records = order.mutable_records();
  records->add_categories(RecordsSought::ALL);
  records->mutable_service_dates()->mutable_start()->set_year(first_year);
  records->mutable_service_dates()->mutable_end()->set_year(last_year);
  records->set_copies(1);
  order.mutable_delivery()->set_method(Delivery::MAIL);
  order.mutable_delivery()->set_format(Delivery::PAPER);
  *order.mutable_delivery()->mutable_address() = *address;
  order.mutable_signature()->set_signer_name(persona.name);
  *order.mutable_signature()->mutable_signed_on() = Date(2026, 1, 5);
  return order;
}

Retrieval OrderFrom(const char* practitioner, const Persona& persona,
                    int first_year, int last_year) {
  Retrieval order = Order(persona, first_year, last_year);
  order.mutable_provider()->set_practitioner(practitioner);
  return order;
}

google::type::Date DaysAgo(int days) {
  const absl::CivilDay day =
      absl::ToCivilDay(absl::Now(), absl::UTCTimeZone()) - days;
  return Date(static_cast<int>(day.year()), day.month(), day.day());
}

}  // namespace custodia::walkthrough
