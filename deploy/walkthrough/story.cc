#include "deploy/walkthrough/story.h"

#include <utility>

#include "deploy/walkthrough/corrections.h"
#include "deploy/walkthrough/disputes.h"
#include "deploy/walkthrough/orders.h"

namespace custodia::walkthrough {
namespace {

using request::v1::Attempt;
using request::v1::NotCustodian;
using request::v1::RecordReplyRequest;
using request::v1::RecordsSought;

std::vector<Step> Joined(std::vector<std::vector<Step>> lists) {
  std::vector<Step> all;
  for (std::vector<Step>& list : lists) {
    for (Step& step : list) all.push_back(std::move(step));
  }
  return all;
}

std::vector<Step> Sends(const char* from, const char* says) {
  RecordReplyRequest reply;
  auto* came = reply.mutable_fulfilment();
  *came->mutable_date() = DaysAgo(3);
  came->set_complete(true);
  came->add_categories(RecordsSought::ALL);
  came->set_format("paper");
  came->set_pages(42);
  return Asked(from, "", Attempt::FAX, std::move(reply), says);
}

std::vector<Step> KnowsNothing(const char* from, const char* department,
                               const char* says) {
  RecordReplyRequest reply;
  reply.mutable_not_custodian()->set_kind(NotCustodian::KNOWS_NOTHING);
  return Asked(from, department, Attempt::EMAIL, std::move(reply), says);
}

Story DoctorLeft() {
  return {.title = "(a) The doctor left; the practice still operates",
          .order = OrderFrom(
              "practitioners/dr-hartwell",
              {"Nora Castellan", "Nora Birch", 1971, "418 Fir Lane", "Seattle",
               "WA", "98103", "206-555-0111", "nora.castellan@example.com"},
              2011, 2016),
          .steps = Sends("Cedar Hollow Family Practice",
                         "Here is the chart; Dr. Hartwell left it with us.")};
}

Story SoldTwice() {
  return {
      .title = "(b) The practice was sold, and the buyer was sold again",
      .order = OrderFrom(
          "practitioners/dr-okafor",
          {"Theo Lindqvist", "", 1958, "77 Maple Court", "Columbus", "OH",
           "43215", "614-555-0122", "theo.lindqvist@example.com"},
          2008, 2012),
      .steps = Sends("Three Rivers Health Partners",
                     "We took the charts over from Scioto; here they are.")};
}

Story SocietyNamesStorage() {
  RecordReplyRequest society;
  NotCustodian* named = society.mutable_not_custodian();
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
          .order = OrderFrom(
              "practitioners/dr-whitfield",
              {"Imani Okoye", "Imani Bell", 1983, "9 Bluebonnet Way", "Austin",
               "TX", "78704", "512-555-0133", "imani.okoye@example.com"},
              2009, 2017),
          .steps = Joined(
              {Asked("Travis County Medical Society", "", Attempt::PHONE,
                     std::move(society),
                     "Dr. Whitfield's charts went to Pecan Records Storage in "
                     "April 2019."),
               Sends("Pecan Records Storage",
                     "Found in aisle 12; copies are in the mail.")})};
}

Story HospitalDepartmentKnows() {
  RecordReplyRequest department;
  NotCustodian* named = department.mutable_not_custodian();
  named->set_kind(NotCustodian::REFERRED);
  named->set_organization("organizations/bitterroot-medical");
  return {
      .title =
          "(d) Closed, no local society, the state society knows nothing; "
          "a department of the hospital does",
      .order = OrderFrom(
          "practitioners/dr-soerensen",
          {"Walter Pruitt", "", 1949, "310 Larch Street", "Missoula", "MT",
           "59801", "406-555-0155", "walter.pruitt@example.com"},
          1998, 2006),
      .steps = Joined(
          {KnowsNothing("Montana Medical Association", "",
                        "We keep no list of closed practices."),
           KnowsNothing("Clark Fork Regional Hospital", "Surgery",
                        "Nobody here remembers; try Internal Medicine."),
           Asked("Clark Fork Regional Hospital", "Internal Medicine",
                 Attempt::PHONE, std::move(department),
                 "Bitterroot Medical Group took in Dr. Soerensen's charts."),
           Sends("Bitterroot Medical Group", "Yes, we have that chart.")})};
}

Story SecondPatientOfTheThirdDoctor() {
  return {.title =
              "(e) Another patient of the doctor of (c): the directory has "
              "learned",
          .order = OrderFrom(
              "practitioners/dr-whitfield",
              {"Ruben Salcedo", "", 1990, "51 Guadalupe Street", "Austin", "TX",
               "78751", "512-555-0166", "ruben.salcedo@example.com"},
              2012, 2015),
          .steps = Sends("Pecan Records Storage",
                         "Found in aisle 14; copies are in the mail."),
          .once_known = "Pecan Records Storage"};
}

}  // namespace

std::vector<Step> Asked(const std::string& to, const std::string& department,
                        Attempt::Channel channel, RecordReplyRequest reply,
                        const std::string& says) {
  Sending sending{.to = to, .department = department};
  sending.request.set_channel(channel);
  *sending.request.mutable_sent_date() = DaysAgo(14);
  *reply.mutable_reply_date() = DaysAgo(3);
  return {{.call = std::move(sending)},
          {.call = std::move(reply), .says = says}};
}

Step Faxed(const char* to, int days_ago) {
  Sending sending{.to = to};
  sending.request.set_channel(Attempt::FAX);
  *sending.request.mutable_sent_date() = DaysAgo(days_ago);
  return {.call = std::move(sending)};
}

RecordReplyRequest AllRecordsCame(int days_ago) {
  RecordReplyRequest reply;
  auto* came = reply.mutable_fulfilment();
  *came->mutable_date() = DaysAgo(days_ago);
  came->set_complete(true);
  came->add_categories(RecordsSought::ALL);
  came->set_format("paper");
  *reply.mutable_reply_date() = DaysAgo(days_ago);
  return reply;
}

std::vector<Story> Stories() {
  return {DoctorLeft(),
          SoldTwice(),
          SocietyNamesStorage(),
          HospitalDepartmentKnows(),
          SecondPatientOfTheThirdDoctor(),
          LateAndDear(),
          RefusedAndReviewed(),
          DestroyedTooEarly(),
          NeverSmoked()};
}

}  // namespace custodia::walkthrough
