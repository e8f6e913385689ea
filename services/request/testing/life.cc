#include "services/request/testing/life.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/request/testing/clock_rules.h"

namespace custodia::request::testing {
namespace {

Lead LeadTo(absl::string_view id, Role role) {
  return {.organization = absl::StrCat("organizations/", id),
          .origin_organization = "organizations/origin",
          .origin_name = "Origin Practice",
          .practitioner_name = "Dr. Ada Doc",
          .display_name = std::string(id),
          .role = role,
          .contact_points = {{.value = absl::StrCat("fax of ", id),
                              .kind = ContactKind::kFax}}};
}

}  // namespace

Order PlainOrder() {
  return {
      .patient = {.full_name = "Pat Example",
                  .birth_date = {1980, 2, 29},
                  .address = {.lines = {"1 Elm Street"},
                              .city = "Salem",
                              .state = "MA",
                              .zip = "01970"},
                  .phone = "+1 978 555 0100"},
      .requester = {.relationship = Relationship::kSelf},
      .provider = {.practitioner = "practitioners/doc"},
      .records = {.categories = {RecordCategory::kDoctorNotes,
                                 RecordCategory::kLabReports},
                  .service_dates = {.start = {2009, 3, 0},
                                    .end = {2015, 0, 0}}},
      .delivery = {.method = DeliveryMethod::kMail},
      .signature = {.signed_on = {2025, 6, 1}, .signer_name = "Pat Example"}};
}

policy::Ruleset HipaaAlone() {
  policy::Ruleset rules = FederalClocks();
  rules.version = "rules-1";
  return rules;
}

Lead Holder(absl::string_view id) { return LeadTo(id, Role::kHolder); }
Lead Referrer(absl::string_view id) { return LeadTo(id, Role::kReferrer); }

Lead Practice(absl::string_view id) {
  Lead lead = Holder(id);
  lead.organization_type = OrganizationType::kPractice;
  lead.origin_type = OrganizationType::kPractice;
  lead.duty = Duty::kCoveredEntity;
  lead.address.state = "ST";
  lead.origin_region = "ST";
  return lead;
}

Location LocatedAt(std::vector<Lead> leads) {
  return {.practitioner = "practitioners/doc",
          .revision = "7",
          .stretches = {{.leads = std::move(leads)}}};
}

Fulfilment Records(bool complete) {
  return {.date = PartialDate::Of(kToday), .complete = complete};
}

NotCustodian NotUs(NotCustodianKind kind) { return {.kind = kind}; }

NotCustodian NotUsButKnown(NotCustodianKind kind, absl::string_view id) {
  return {.kind = kind, .organization = absl::StrCat("organizations/", id)};
}

NotCustodian NotUsButNew(NotCustodianKind kind, absl::string_view id,
                         Role role) {
  return {
      .kind = kind,
      .new_organization = NamedOrganization{.display_name = std::string(id),
                                            .fax = absl::StrCat("fax of ", id),
                                            .role = role},
      .new_organization_name = absl::StrCat("organizations/", id)};
}

Life::Life(std::vector<Lead> leads) : Life() {
  Do(Create{.order = PlainOrder()}).IgnoreError();
  Do(Locate{LocatedAt(std::move(leads))}).IgnoreError();
}

absl::Status Life::Do(const Command& command) {
  before_ = retrieval_;
  last_.clear();
  absl::StatusOr<std::vector<Event>> events =
      Decide(retrieval_, command,
             {.today = today,
              .rules = rules,
              .referrer_follow_up_days = referrer_follow_up_days});
  if (!events.ok()) return events.status();
  last_ = *std::move(events);
  for (const Event& event : last_) {
    const int64_t sequence = retrieval_.sequence + 1;
    events_.push_back({.sequence = sequence,
                       .time = absl::UnixEpoch() + absl::Hours(sequence),
                       .event = event});
    Apply(events_.back(), retrieval_);
  }
  return absl::OkStatus();
}

absl::Status Life::Would(const Command& command) const {
  return Decide(retrieval_, command, {.today = today, .rules = rules}).status();
}

absl::Status Life::Send(absl::string_view attempt) {
  return Do(MarkAttemptSent{.attempt = std::string(attempt),
                            .channel = Channel::kFax,
                            .sent_date = PartialDate::Of(kToday)});
}

absl::Status Life::Reply(absl::string_view attempt, request::Reply reply) {
  return Do(
      RecordReply{.attempt = std::string(attempt), .reply = std::move(reply)});
}

const Attempt& Life::attempt(absl::string_view id) const {
  return *FindAttempt(retrieval_, id);
}

const Part& Life::part(int number) const {
  return *FindPart(retrieval_, number);
}

const Attempt* Life::open(int part) const {
  return FindAttempt(retrieval_, Life::part(part).open_attempt);
}

std::vector<Event> EventsOf(const Life& life) {
  std::vector<Event> events;
  for (const RecordedEvent& recorded : life.events()) {
    events.push_back(recorded.event);
  }
  return events;
}

}  // namespace custodia::request::testing
