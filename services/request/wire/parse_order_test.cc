#include "services/request/wire/parse_order.h"

#include <functional>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/sample_order.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/order.h"

namespace custodia::request {
namespace {

using ::custodia::request::testing::FullOrder;
using ::custodia::request::testing::SampleOrder;
using ::custodia::request::testing::SampleRetrieval;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr absl::CivilDay kToday(2024, 5, 20);

google::type::Date DateOf(int year, int month = 0, int day = 0) {
  return wire::ToProto(PartialDate{.year = year, .month = month, .day = day});
}

std::vector<std::string> FieldsAtFault(const v1::Retrieval& retrieval) {
  error::FieldViolations violations;
  wire::ParseOrder(retrieval, kToday, violations);
  return custodia::testing::FieldsAtFault(violations.ToStatus());
}

TEST(ParseOrderTest, TakesAnOrderWhole) {
  error::FieldViolations violations;
  EXPECT_EQ(wire::ParseOrder(SampleRetrieval(), kToday, violations),
            SampleOrder());
  v1::Retrieval full = wire::ToProto(FullOrder());
  full.mutable_patient()->set_ssn("123450417");
  EXPECT_EQ(wire::ParseOrder(full, kToday, violations), FullOrder());
  EXPECT_THAT(violations.ToStatus(), custodia::testing::IsOk());
}

TEST(ParseOrderTest, WhatIsAbsentIsNotAtFault) {
  EXPECT_THAT(FieldsAtFault({}), IsEmpty());
}

TEST(ParseOrderTest, IgnoresWhatIsOutputOnly) {
  v1::Retrieval retrieval;
  retrieval.set_name("retrievals/mine");
  retrieval.set_state(v1::Retrieval::FULFILLED);
  retrieval.mutable_patient()->set_ssn_last4("1234");
  retrieval.set_duplicate_of("nobody");
  error::FieldViolations violations;
  EXPECT_EQ(wire::ParseOrder(retrieval, kToday, violations), Order{});
  EXPECT_TRUE(violations.empty());
}

TEST(ParseOrderTest, TellsAllThatIsWrongAtOnce) {
  v1::Retrieval retrieval;
  *retrieval.mutable_patient()->mutable_birth_date() = DateOf(1980, 2, 30);
  retrieval.mutable_patient()->set_ssn("12345678");
  retrieval.mutable_requester()->set_email("nobody");
  retrieval.mutable_provider()->set_practitioner("doctors/1");
  retrieval.mutable_delivery()->set_method(v1::Delivery::FAX);
  retrieval.mutable_delivery()->set_destination("555-0100");
  *retrieval.mutable_signature()->mutable_signed_on() = DateOf(2024, 5, 21);
  retrieval.set_time_zone("Mars/Olympus");
  EXPECT_THAT(
      FieldsAtFault(retrieval),
      ElementsAre("retrieval.patient.birth_date", "retrieval.patient.ssn",
                  "retrieval.requester.email",
                  "retrieval.provider.practitioner",
                  "retrieval.delivery.destination",
                  "retrieval.signature.signed_on", "retrieval.time_zone"));
}

TEST(ParseOrderTest, RepeatsNoValueInItsMessage) {
  v1::Retrieval retrieval;
  retrieval.mutable_patient()->set_ssn("canary-1");
  retrieval.mutable_patient()->set_email("canary-2");
  retrieval.mutable_patient()->mutable_address()->set_postal_code("canary-3");
  retrieval.mutable_provider()->set_organization("canary-4");
  retrieval.set_time_zone("canary-5");
  error::FieldViolations violations;
  wire::ParseOrder(retrieval, kToday, violations);
  EXPECT_THAT(std::string(violations.ToStatus().message()),
              Not(HasSubstr("canary")));
  EXPECT_EQ(error::Violations(violations.ToStatus()).size(), 5);
}

// Of the number itself nothing may stay, wherever the order is kept.
TEST(ParseOrderTest, KeepsFourDigitsOfTheSocialSecurityNumber) {
  for (const char* ssn : {"912-34-6789", "912346789"}) {
    v1::Retrieval retrieval;
    retrieval.mutable_patient()->set_ssn(ssn);
    error::FieldViolations violations;
    const Order order = wire::ParseOrder(retrieval, kToday, violations);
    EXPECT_EQ(order.patient.ssn_last4, "6789");
    EXPECT_THAT(wire::ToProto(order).SerializeAsString(),
                Not(HasSubstr("9123")));
  }
}

// One field of an else valid order is changed; it alone must be at fault.
struct Case {
  std::string field;
  std::function<void(v1::Retrieval&)> spoil;
};

void PrintTo(const Case& spoilt, std::ostream* out) { *out << spoilt.field; }

class SpoiltOrderTest : public ::testing::TestWithParam<Case> {};

TEST_P(SpoiltOrderTest, NamesTheField) {
  v1::Retrieval retrieval = SampleRetrieval();
  GetParam().spoil(retrieval);
  EXPECT_THAT(FieldsAtFault(retrieval),
              ElementsAre("retrieval." + GetParam().field));
}

directory::v1::DateRange& Dates(v1::Retrieval& r) {
  return *r.mutable_records()->mutable_service_dates();
}
v1::AuthorityDocument& Document(v1::Retrieval& r) {
  return *r.mutable_requester()->add_authority_documents();
}
void Deliver(v1::Retrieval& r, v1::Delivery::Method method,
             const std::string& destination) {
  r.mutable_delivery()->set_method(method);
  r.mutable_delivery()->set_destination(destination);
}

const std::string kMegabyte(1 << 20, 'x');

INSTANTIATE_TEST_SUITE_P(
    People, SpoiltOrderTest,
    ::testing::ValuesIn(std::vector<Case>{
        {"patient.birth_date",
         [](auto& r) {
           *r.mutable_patient()->mutable_birth_date() = DateOf(1961, 4);
         }},
        {"patient.birth_date",
         [](auto& r) {
           *r.mutable_patient()->mutable_birth_date() = DateOf(2024, 5, 21);
         }},
        {"patient.death_date",
         [](auto& r) {
           *r.mutable_patient()->mutable_death_date() = DateOf(1961, 3);
         }},
        {"patient.death_date",
         [](auto& r) {
           *r.mutable_patient()->mutable_death_date() = DateOf(2024, 6);
         }},
        {"patient.ssn",
         [](auto& r) { r.mutable_patient()->set_ssn("91234678x"); }},
        {"patient.ssn", [](auto& r) { r.mutable_patient()->set_ssn("-"); }},
        {"patient.full_name",
         [](auto& r) { r.mutable_patient()->set_full_name(kMegabyte); }},
        {"patient.former_names[1]",
         [](auto& r) { r.mutable_patient()->add_former_names(kMegabyte); }},
        {"patient.former_names",
         [](auto& r) {
           for (int i = 0; i < 100; ++i) {
             r.mutable_patient()->add_former_names("x");
           }
         }},
        {"patient.phone",
         [](auto& r) { r.mutable_patient()->set_phone("555-0142"); }},
        {"patient.email",
         [](auto& r) { r.mutable_patient()->set_email("a@b@c"); }},
        {"patient.email",
         [](auto& r) { r.mutable_patient()->set_email("a b@c"); }},
        {"patient.email", [](auto& r) { r.mutable_patient()->set_email("@"); }},
        {"patient.address.administrative_area",
         [](auto& r) {
           r.mutable_patient()->mutable_address()->set_administrative_area(
               "Ma");
         }},
        {"patient.address.address_lines",
         [](auto& r) {
           for (int i = 0; i < 10; ++i) {
             r.mutable_patient()->mutable_address()->add_address_lines("x");
           }
         }},
        {"patient.address.locality",
         [](auto& r) {
           r.mutable_patient()->mutable_address()->set_locality(kMegabyte);
         }},
        {"requester.relationship",
         [](auto& r) {
           r.mutable_requester()->set_relationship(
               static_cast<v1::Requester::Relationship>(99));
         }},
        {"requester.authority_documents[0].kind",
         [](auto& r) {
           Document(r).set_kind(static_cast<v1::AuthorityDocument::Kind>(-1));
         }},
        {"requester.authority_documents[0].issued_on",
         [](auto& r) { *Document(r).mutable_issued_on() = DateOf(2025); }},
        {"requester.authority_documents[0].expires_on",
         [](auto& r) {
           v1::AuthorityDocument& document = Document(r);
           *document.mutable_issued_on() = DateOf(2020, 2);
           *document.mutable_expires_on() = DateOf(2020, 1);
         }},
        {"requester.authority_documents[0].authorization.revoked_on",
         [](auto& r) {
           v1::AuthorityDocument& document = Document(r);
           *document.mutable_authorization()->mutable_signed_on() =
               DateOf(2020, 2);
           *document.mutable_authorization()->mutable_revoked_on() =
               DateOf(2020, 1);
         }},
        {"requester.authority_documents[0].authorization.purposes[0]",
         [](auto& r) {
           Document(r).mutable_authorization()->add_purposes(kMegabyte);
         }},
    }));

INSTANTIATE_TEST_SUITE_P(
    Provider, SpoiltOrderTest,
    ::testing::ValuesIn(std::vector<Case>{
        {"provider.organization",
         [](auto& r) {
           r.mutable_provider()->set_organization("organizations/a/b");
         }},
        {"provider.practitioner_query",
         [](auto& r) {
           r.mutable_provider()->mutable_practitioner_query()->set_family_name(
               "Pell");
         }},
        {"provider.practitioner_query.state",
         [](auto& r) {
           r.mutable_provider()->clear_practitioner();
           r.mutable_provider()->mutable_practitioner_query()->set_state("XX");
         }},
        {"provider.other_practitioners[0]",
         [](auto& r) {
           r.mutable_provider()->add_other_practitioners("organizations/a");
         }},
        {"provider.description",
         [](auto& r) { r.mutable_provider()->set_description(kMegabyte); }},
    }));

INSTANTIATE_TEST_SUITE_P(
    Records, SpoiltOrderTest,
    ::testing::ValuesIn(std::vector<Case>{
        {"record_kind",
         [](auto& r) {
           r.set_record_kind(
               static_cast<directory::v1::ResolveCustodianRequest::RecordKind>(
                   4));
         }},
        {"records.categories[2]",
         [](auto& r) {
           r.mutable_records()->add_categories(
               v1::RecordsSought::CATEGORY_UNSPECIFIED);
         }},
        {"records.service_dates.end",
         [](auto& r) { *Dates(r).mutable_end() = DateOf(2000); }},
        {"records.service_dates.start",
         [](auto& r) {
           *Dates(r).mutable_start() = DateOf(2024, 6);
           Dates(r).clear_end();
         }},
        {"records.service_dates.end",
         [](auto& r) { *Dates(r).mutable_end() = DateOf(2024, 5, 21); }},
        {"records.service_dates.start",
         [](auto& r) { *Dates(r).mutable_start() = DateOf(1960); }},
        {"records.copies",
         [](auto& r) { r.mutable_records()->set_copies(-1); }},
        {"records.copies",
         [](auto& r) { r.mutable_records()->set_copies(101); }},
        {"records.sensitive_items[0].service_dates.end",
         [](auto& r) {
           auto& dates = *r.mutable_records()
                              ->add_sensitive_items()
                              ->mutable_service_dates();
           *dates.mutable_start() = DateOf(2003, 5);
           *dates.mutable_end() = DateOf(2003, 4);
         }},
        {"records.sensitive_items",
         [](auto& r) {
           for (int i = 0; i < 101; ++i) {
             r.mutable_records()->add_sensitive_items();
           }
         }},
    }));

INSTANTIATE_TEST_SUITE_P(
    Delivery, SpoiltOrderTest,
    ::testing::ValuesIn(std::vector<Case>{
        {"delivery.destination",
         [](auto& r) { Deliver(r, v1::Delivery::EMAIL, "555-555-0142"); }},
        {"delivery.destination",
         [](auto& r) { Deliver(r, v1::Delivery::FAX, "a@b.example"); }},
        {"delivery.destination",
         [](auto& r) { Deliver(r, v1::Delivery::PORTAL, "ftp://a.example"); }},
        {"delivery.destination",
         [](auto& r) { Deliver(r, v1::Delivery::PORTAL, "https:///x"); }},
        {"delivery.address.postal_code",
         [](auto& r) {
           r.mutable_delivery()->mutable_address()->set_postal_code("197");
         }},
        {"signature.signed_on",
         [](auto& r) {
           *r.mutable_signature()->mutable_signed_on() = DateOf(1960, 1, 1);
         }},
        {"signature.signed_on",
         [](auto& r) {
           *r.mutable_signature()->mutable_signed_on() = DateOf(2023, 11);
         }},
        {"client_reference",
         [](auto& r) { r.set_client_reference(kMegabyte); }},
        {"time_zone", [](auto& r) { r.set_time_zone("/etc/localtime"); }},
        {"time_zone", [](auto& r) { r.set_time_zone("localtime"); }},
        {"time_zone", [](auto& r) { r.set_time_zone("file:/etc/localtime"); }},
        {"time_zone",
         [](auto& r) { r.set_time_zone("America/../America/New_York"); }},
    }));

TEST(ParseOrderTest, TakesWhatLooksUnusual) {
  v1::Retrieval retrieval = SampleRetrieval();
  // A year that has begun, the day of birth, and today itself.
  *Dates(retrieval).mutable_start() = DateOf(1961);
  *Dates(retrieval).mutable_end() = DateOf(2024);
  *retrieval.mutable_signature()->mutable_signed_on() = DateOf(2024, 5, 20);
  retrieval.mutable_patient()->set_phone("+1 (978) 555-0142 ext. 3");
  retrieval.mutable_provider()->set_organization("organizations/elm-street");
  retrieval.set_time_zone("Pacific/Honolulu");
  Deliver(retrieval, v1::Delivery::PICK_UP, "at the front desk");
  EXPECT_THAT(FieldsAtFault(retrieval), IsEmpty());
  Deliver(retrieval, v1::Delivery::PORTAL, "https://portal.example/in?x=1");
  EXPECT_THAT(FieldsAtFault(retrieval), IsEmpty());
}

}  // namespace
}  // namespace custodia::request
