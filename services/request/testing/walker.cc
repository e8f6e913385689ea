#include "services/request/testing/walker.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"

namespace custodia::request::testing {

Command Walker::Next(const Life& life) {
  const Retrieval& retrieval = life.retrieval();
  if (retrieval.sequence == 0) return Create{.order = PlainOrder()};
  const bool records_came =
      std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                  [](const Attempt& attempt) { return attempt.release; });
  if (records_came && OneIn(3)) return SomethingOfAnAmendment(life);
  // Or few walks would go far.
  if (!OneIn(3)) {
    if (std::optional<Command> awaited = Awaited(life)) {
      return *std::move(awaited);
    }
  }
  return Anything(life);
}

std::optional<Command> Walker::Awaited(const Life& life) {
  const Retrieval& retrieval = life.retrieval();
  if (!retrieval.located) {
    if (OneIn(10)) return MarkProviderUnclear{};
    return Locate{SomeLocation()};
  }
  for (const Attempt& attempt : retrieval.attempts) {
    if (attempt.review_pending() && OneIn(4)) return SomeDecision(life);
  }
  if (retrieval.parts.empty()) return SomeRevision(retrieval);
  const int part = Pick(static_cast<int>(retrieval.parts.size()));
  return AwaitedOf(retrieval.parts[part], life);
}

std::optional<Command> Walker::AwaitedOf(const Part& part, const Life& life) {
  switch (StateOf(life.retrieval(), part)) {
    case RetrievalState::kLocating:
      return SomeLocatePart(life.retrieval());
    case RetrievalState::kReadyToSend:
      return SomeSending(part.open_attempt, life);
    case RetrievalState::kAwaitingReply:
      if (OneIn(8)) return SomeClimb(part);
      return RecordReply{.attempt = part.open_attempt,
                         .reply = SomeReply(life)};
    case RetrievalState::kDenied:
      return SomeReview(life);
    case RetrievalState::kUnresolved:
      return SomeClimb(part);
    default:
      return std::nullopt;
  }
}

Command Walker::Anything(const Life& life) {
  const Retrieval& retrieval = life.retrieval();
  switch (Pick(16)) {
    case 0:
      return Locate{SomeLocation()};
    case 1:
      return Create{.order = PlainOrder()};
    case 2:
      // Seldom: it ends the walk.
      if (OneIn(6)) return Withdraw{};
      return SomeLocatePart(retrieval);
    case 3:
    case 4:
      return AdvanceAttempt{.attempt = SomeAttempt(retrieval)};
    case 5:
      return SomeSending(SomeAttempt(retrieval), life);
    case 6:
    case 7:
      return SomeRelocate();
    case 8:
    case 9:
      return SomeRevision(retrieval);
    case 10:
      return SomeReview(life);
    case 11:
      return SomeDecision(life);
    case 12:
      return SomeComplaint(life);
    default:
      return RecordReply{.attempt = SomeAttempt(retrieval),
                         .reply = SomeReply(life)};
  }
}

int Walker::Days() { return OneIn(3) ? Pick(12) : 0; }

std::string Walker::SomeAttempt(const Retrieval& retrieval) {
  const int count = static_cast<int>(retrieval.attempts.size());
  // The newest most often: it is at work.
  return absl::StrCat(OneIn(2) ? count : 1 + Pick(count + 1));
}

PartialDate Walker::SomeDay(const Life& life, int days_back) {
  return PartialDate::Of(life.today - Pick(days_back + 1));
}

Lead Walker::SomeLead() {
  Lead lead = OneIn(3) ? Referrer(SomeId()) : Practice(SomeId());
  if (OneIn(8)) lead.duty = Duty::kUnknown;
  if (OneIn(4)) lead.departments = {"Surgery", "HR"};
  if (OneIn(4)) lead.patient_group = PatientGroup::kMinors;
  if (OneIn(4)) lead.patient_group = PatientGroup::kActive;
  if (OneIn(3)) {
    lead.contact_points.push_back(
        {.value = "email", .kind = ContactKind::kEmail});
  }
  return lead;
}

Location Walker::SomeLocation() {
  Location location = LocatedAt({});
  location.stretches.resize(OneIn(8) ? 0 : 1 + Pick(3));
  for (Stretch& stretch : location.stretches) {
    std::map<std::pair<std::string, Role>, Lead> leads;
    for (int i = Pick(6); i > 0; --i) {
      const Lead lead = SomeLead();
      leads.insert({{lead.organization, lead.role}, lead});
    }
    for (const auto& [key, lead] : leads) stretch.leads.push_back(lead);
  }
  return location;
}

Command Walker::SomeLocatePart(const Retrieval& retrieval) {
  for (const Part& part : retrieval.parts) {
    const bool awaits = !part.awaited_organization.empty() || part.relocating;
    if (awaits && !OneIn(3)) {
      return LocatePart{.part = part.number,
                        .organization = part.awaited_organization,
                        .location = SomeLocation()};
    }
  }
  return LocatePart{.part = Pick(4), .organization = "organizations/a"};
}

Climb Walker::SomeClimb(const Part& part) {
  return {.part = part.number, .location = SomeLocation()};
}

Command Walker::SomeSending(const std::string& attempt, const Life& life) {
  MarkAttemptSent command{.attempt = attempt,
                          .channel = static_cast<Channel>(1 + Pick(7)),
                          .sent_date = SomeDay(life, 8)};
  if (OneIn(6)) command.received_date = SomeDay(life, 4);
  return command;
}

Command Walker::SomeRelocate() {
  switch (Pick(4)) {
    case 0:
      return Relocate{.organization = "organizations/" + SomeId()};
    case 1:
      return Relocate{
          .new_organization =
              NamedOrganization{.display_name = "new",
                                .role = static_cast<Role>(1 + Pick(2))},
          .new_organization_name = absl::StrCat("organizations/new", ++named_)};
    default:
      return Relocate{};
  }
}

Command Walker::SomeRevision(const Retrieval& retrieval) {
  Order order = retrieval.order;
  switch (Pick(5)) {
    case 0:
      // Seldom: it leads back to the start.
      if (OneIn(3)) order.provider.practitioner = "practitioners/" + SomeId();
      break;
    case 1:
    case 2:
      order.signature.signer_name = OneIn(3) ? "" : "Pat Example";
      break;
    default:
      order.client_reference = SomeId();
  }
  return Revise{std::move(order)};
}

// Of a refusal, if there was one; or else of whatever attempt.
Command Walker::SomeReview(const Life& life) {
  RequestReview command{.attempt = SomeAttempt(life.retrieval())};
  for (const Attempt& attempt : life.retrieval().attempts) {
    if (attempt.denial && OneIn(2)) command.attempt = attempt.id;
  }
  if (OneIn(4)) command.request_date = SomeDay(life, 10);
  return command;
}

Command Walker::SomeDecision(const Life& life) {
  RecordReviewDecision command{
      .attempt = SomeAttempt(life.retrieval()),
      .review = {.decision_date = SomeDay(life, 2),
                 .reviewer_licensed = OneIn(2),
                 .outcome = static_cast<ReviewOutcome>(1 + Pick(3))}};
  for (const Attempt& attempt : life.retrieval().attempts) {
    if (attempt.review_pending()) command.attempt = attempt.id;
  }
  return command;
}

Command Walker::SomeComplaint(const Life& life) {
  return FileComplaint{
      .attempt = SomeAttempt(life.retrieval()),
      .complaint = {.body = static_cast<ComplaintBody>(1 + Pick(3)),
                    .filed_date = SomeDay(life, 2)}};
}

// Of the newest, or of one that is not there.
Command Walker::SomethingOfAnAmendment(const Life& life) {
  const size_t count = life.retrieval().amendments.size();
  const std::string newest = absl::StrCat("am", count);
  if (count == 0 || OneIn(12)) {
    return RequestAmendment{.amendment = absl::StrCat("am", count + 1),
                            .lead = Practice(SomeId()),
                            .correction = {.statement = "Wrong."}};
  }
  const AmendmentState state = StateOf(life.retrieval().amendments.back());
  if (state == AmendmentState::kReadyToSend && !OneIn(4)) {
    return MarkAmendmentSent{.amendment = newest,
                             .sending = {.sent_date = SomeDay(life, 5)}};
  }
  const bool refused = state == AmendmentState::kDenied ||
                       state == AmendmentState::kPartlyAccepted;
  if (refused ? !OneIn(5) : OneIn(8)) {
    return SubmitDisagreement{.amendment = newest, .statement = "No."};
  }
  return RecordAmendmentReply{.amendment = OneIn(8) ? "none" : newest,
                              .reply = SomeAmendmentReply(life)};
}

AmendmentReply Walker::SomeAmendmentReply(const Life& life) {
  switch (Pick(6)) {
    case 0:
      return ExtensionNotice{
          .notice_date = SomeDay(life, 2),
          .promised_date = PartialDate::Of(life.today + Pick(120)),
          .reason = "On leave",
          .written = !OneIn(5)};
    case 1:
      return AmendmentAcceptance{.date = SomeDay(life, 2),
                                 .partial = !OneIn(4)};
    case 2:
      return Rebuttal{.date = SomeDay(life, 2)};
    default:
      return AmendmentDenial{
          .date = SomeDay(life, 2),
          .notice = {
              .grounds = {policy::AmendmentGround::kAccurateAndComplete}}};
  }
}

Reply Walker::SomeReply(const Life& life) {
  switch (Pick(16)) {
    case 0:
    case 1: {
      Acknowledgement reply;
      if (!OneIn(4)) reply.received_date = SomeDay(life, 6);
      return reply;
    }
    case 2:
      return Fulfilment{.date = SomeDay(life, 2), .complete = OneIn(3)};
    case 3:
    case 4:
      return Undeliverable{.contact_value = OneIn(2) ? "" : "email"};
    case 5:
    case 6:
      return ExtensionNotice{
          .notice_date = SomeDay(life, 2),
          .promised_date = PartialDate::Of(life.today + Pick(80)),
          .reason = OneIn(5) ? "" : "Off site",
          .written = !OneIn(5)};
    case 7:
      return FeeQuote{
          .items = {{.kind = policy::FeeKind::kSearch, .amount = Pick(3000)}}};
    case 8:
      return InformationRequest{
          .date = SomeDay(life, 2),
          .items = {static_cast<DemandedItem>(1 + Pick(8))}};
    case 9:
    case 10:
      return SomeDenial(life);
    default:
      return SomeNotUs();
  }
}

Reply Walker::SomeNotUs() {
  const auto kind = static_cast<NotCustodianKind>(1 + Pick(6));
  switch (Pick(4)) {
    case 0:
      return NotUsButKnown(kind, SomeId());
    case 1:
      return NotUsButNew(kind, SomeId(), static_cast<Role>(1 + Pick(2)));
    default:
      return NotUs(kind);
  }
}

DenialNotice Walker::SomeDenial(const Life& life) {
  DenialNotice denial{.date = SomeDay(life, 2),
                      .grounds = {static_cast<policy::Ground>(1 + Pick(17))}};
  if (OneIn(2)) denial.grounds = {policy::Ground::kEndangerment};
  if (OneIn(2)) denial.withheld_categories = {RecordCategory::kLabReports};
  return denial;
}

}  // namespace custodia::request::testing
