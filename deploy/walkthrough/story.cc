#include "deploy/walkthrough/story.h"

#include <utility>

namespace custodia::walkthrough {
namespace {

using request::v1::Attempt;
using request::v1::Delivery;
using request::v1::NotCustodian;
using request::v1::RecordsSought;
using request::v1::Requester;
using request::v1::Retrieval;

struct Persona {
  const char* name;
  const char* former_name;
  int birth_year;
  const char* street;
  const char* city;
  const char* state;
  const char* zip;
  const char* phone;
  const char* email;
};

void SetYear(google::type::Date* date, int year) { date->set_year(year); }

// An order by `persona` for everything that `practitioner` wrote down in these
// years.
Retrieval Order(const Persona& persona, const char* practitioner,
                int first_year, int last_year) {
  Retrieval order;
  auto* patient = order.mutable_patient();
  patient->set_full_name(persona.name);
  if (*persona.former_name != '\0') {
    patient->add_former_names(persona.former_name);
  }
  patient->mutable_birth_date()->set_year(persona.birth_year);
  patient->mutable_birth_date()->set_month(4);
  patient->mutable_birth_date()->set_day(17);
  auto* address = patient->mutable_address();
  address->set_region_code("US");
  address->add_address_lines(persona.street);
  address->set_locality(persona.city);
  address->set_administrative_area(persona.state);
  address->set_postal_code(persona.zip);
  patient->set_phone(persona.phone);
  patient->set_email(persona.email);

  order.mutable_requester()->set_relationship(Requester::SELF);
  order.mutable_provider()->set_practitioner(practitioner);
  auto* records = order.mutable_records();
  records->add_categories(RecordsSought::ALL);
  SetYear(records->mutable_service_dates()->mutable_start(), first_year);
  SetYear(records->mutable_service_dates()->mutable_end(), last_year);
  records->set_copies(1);
  order.mutable_delivery()->set_method(Delivery::MAIL);
  order.mutable_delivery()->set_format(Delivery::PAPER);
  *order.mutable_delivery()->mutable_address() = *address;
  order.mutable_signature()->set_signer_name(persona.name);
  order.mutable_signature()->mutable_signed_on()->set_year(2026);
  order.mutable_signature()->mutable_signed_on()->set_month(1);
  order.mutable_signature()->mutable_signed_on()->set_day(5);
  return order;
}

Answer Sends(const char* from, const char* says) {
  Answer answer{.from = from, .channel = Attempt::FAX, .says = says};
  answer.reply.mutable_fulfilment()->set_complete(true);
  answer.reply.mutable_fulfilment()->add_categories(RecordsSought::ALL);
  answer.reply.mutable_fulfilment()->set_format("paper");
  answer.reply.mutable_fulfilment()->set_pages(42);
  return answer;
}

Answer KnowsNothing(const char* from, const char* department,
                    const char* says) {
  Answer answer{.from = from,
                .department = department,
                .channel = Attempt::EMAIL,
                .says = says};
  answer.reply.mutable_not_custodian()->set_kind(NotCustodian::KNOWS_NOTHING);
  return answer;
}

Story DoctorLeft() {
  return {
      .title = "(a) The doctor left; the practice still operates",
      .order = Order(
          {"Nora Castellan", "Nora Birch", 1971, "418 Fir Lane", "Seattle",
           "WA", "98103", "206-555-0111", "nora.castellan@example.com"},
          "practitioners/dr-hartwell", 2011, 2016),
      .answers = {Sends("Cedar Hollow Family Practice",
                        "Here is the chart; Dr. Hartwell left it with us.")}};
}

Story SoldTwice() {
  return {.title = "(b) The practice was sold, and the buyer was sold again",
          .order = Order(
              {"Theo Lindqvist", "", 1958, "77 Maple Court", "Columbus", "OH",
               "43215", "614-555-0122", "theo.lindqvist@example.com"},
              "practitioners/dr-okafor", 2008, 2012),
          .answers = {
              Sends("Three Rivers Health Partners",
                    "We took the charts over from Scioto; here they are.")}};
}

Story SocietyNamesStorage() {
  Answer society{.from = "Travis County Medical Society",
                 .channel = Attempt::PHONE,
                 .says =
                     "Dr. Whitfield's charts went to Pecan Records Storage in "
                     "April 2019."};
  NotCustodian* named = society.reply.mutable_not_custodian();
  named->set_kind(NotCustodian::REFERRED);
  named->mutable_date()->set_year(2019);
  named->mutable_date()->set_month(4);
  auto* storage = named->mutable_new_organization();
  storage->set_display_name("Pecan Records Storage");
  storage->add_address_lines("2200 Warehouse Row");
  storage->set_city("Austin");
  storage->set_region_code("TX");
  storage->set_postal_code("78744");
  storage->set_phone("512-555-0144");
  storage->set_fax("512-555-0145");
  storage->set_role(directory::v1::Lead::HOLDER);
  return {.title =
              "(c) The practice closed; the local society knows a storage "
              "company that the directory did not",
          .order = Order(
              {"Imani Okoye", "Imani Bell", 1983, "9 Bluebonnet Way", "Austin",
               "TX", "78704", "512-555-0133", "imani.okoye@example.com"},
              "practitioners/dr-whitfield", 2009, 2017),
          .answers = {std::move(society),
                      Sends("Pecan Records Storage",
                            "Found in aisle 12; copies are in the mail.")}};
}

Story HospitalDepartmentKnows() {
  Answer department{
      .from = "Clark Fork Regional Hospital",
      .department = "Internal Medicine",
      .channel = Attempt::PHONE,
      .says = "Bitterroot Medical Group took in Dr. Soerensen's charts."};
  NotCustodian* named = department.reply.mutable_not_custodian();
  named->set_kind(NotCustodian::REFERRED);
  named->set_organization("organizations/bitterroot-medical");
  return {.title =
              "(d) Closed, no local society, the state society knows nothing; "
              "a department of the hospital does",
          .order = Order(
              {"Walter Pruitt", "", 1949, "310 Larch Street", "Missoula", "MT",
               "59801", "406-555-0155", "walter.pruitt@example.com"},
              "practitioners/dr-soerensen", 1998, 2006),
          .answers = {
              KnowsNothing("Montana Medical Association", "",
                           "We keep no list of closed practices."),
              KnowsNothing("Clark Fork Regional Hospital", "Surgery",
                           "Nobody here remembers; try Internal Medicine."),
              std::move(department),
              Sends("Bitterroot Medical Group", "Yes, we have that chart.")}};
}

Story SecondPatientOfTheThirdDoctor() {
  return {.title =
              "(e) Another patient of the doctor of (c): the directory has "
              "learned",
          .order = Order(
              {"Ruben Salcedo", "", 1990, "51 Guadalupe Street", "Austin", "TX",
               "78751", "512-555-0166", "ruben.salcedo@example.com"},
              "practitioners/dr-whitfield", 2012, 2015),
          .answers = {Sends("Pecan Records Storage",
                            "Found in aisle 14; copies are in the mail.")}};
}

}  // namespace

std::vector<Story> Stories() {
  return {DoctorLeft(), SoldTwice(), SocietyNamesStorage(),
          HospitalDepartmentKnows(), SecondPatientOfTheThirdDoctor()};
}

}  // namespace custodia::walkthrough
