#include "services/request/storage/stored_event.h"

#include <utility>

#include "services/request/storage/stored_amendment.h"
#include "services/request/storage/stored_law.h"
#include "services/request/storage/stored_lead.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/grievance.h"
#include "services/request/wire/lead.h"
#include "services/request/wire/order.h"
#include "services/request/wire/reply.h"

namespace custodia::request {
namespace {

// Writes one kind of event.
class Writer {
 public:
  explicit Writer(storage::v1::Event& stored) : stored_(stored) {}

  void operator()(const RetrievalCreated& event) {
    storage::v1::RetrievalCreated& to = *stored_.mutable_retrieval_created();
    *to.mutable_order() = wire::ToProto(event.order);
    for (const MissingItem& item : event.missing) {
      *to.add_missing() = wire::ToProto(item);
    }
    to.set_duplicate_of(event.duplicate_of);
    to.set_ruleset_version(event.ruleset_version);
  }

  void operator()(const ProviderUnclear& event) {
    storage::v1::ProviderUnclear& to = *stored_.mutable_provider_unclear();
    for (const Candidate& candidate : event.candidates) {
      *to.add_candidates() = wire::ToProto(candidate);
    }
    to.set_directory_revision(event.directory_revision);
  }

  void operator()(const RetrievalLocated& event) {
    storage::v1::RetrievalLocated& to = *stored_.mutable_retrieval_located();
    to.set_practitioner(event.practitioner);
    to.set_directory_revision(event.directory_revision);
    for (const Part& part : event.parts) *to.add_parts() = ToStored(part);
  }

  void operator()(const PartAwaitsLocation& event) {
    storage::v1::PartAwaitsLocation& to =
        *stored_.mutable_part_awaits_location();
    to.set_part(event.part);
    to.set_organization(event.organization);
    to.set_attempt(event.attempt);
  }

  void operator()(const LeadsAdded& event) {
    storage::v1::LeadsAdded& to = *stored_.mutable_leads_added();
    to.set_part(event.part);
    for (const Lead& lead : event.leads) *to.add_leads() = ToStored(lead);
    to.set_directory_revision(event.directory_revision);
    to.set_awaited_organization(event.awaited_organization);
    to.set_asked_anew(event.asked_anew);
  }

  void operator()(const AttemptPlanned& event) {
    storage::v1::AttemptPlanned& to = *stored_.mutable_attempt_planned();
    to.set_attempt(event.attempt);
    to.set_part(event.part);
    *to.mutable_lead() = ToStored(event.lead);
    to.set_department(event.department);
    *to.mutable_failed_contacts() = {event.failed_contacts.begin(),
                                     event.failed_contacts.end()};
  }

  void operator()(const AttemptSent& event) {
    storage::v1::AttemptSent& to = *stored_.mutable_attempt_sent();
    to.set_attempt(event.attempt);
    to.set_channel(wire::ToProto(event.channel));
    *to.mutable_sent_date() = wire::ToProto(event.sent_date);
    *to.mutable_received_date() = wire::ToProto(event.received_date);
    to.set_received_date_assumed(event.received_date_assumed);
    *to.mutable_follow_up_date() = wire::ToProto(event.follow_up_date);
  }

  void operator()(const ReplyRecorded& event) {
    storage::v1::ReplyRecorded& to = *stored_.mutable_reply_recorded();
    to.set_attempt(event.attempt);
    to.set_state(wire::ToProto(event.state));
    *to.mutable_reply_date() = wire::ToProto(event.reply_date);
    to.set_document_reference(event.document_reference);
    std::visit([&](const auto& reply) { Put(reply, to); }, event.reply);
  }

  void operator()(const AttemptAbandoned& event) {
    storage::v1::AttemptAbandoned& to = *stored_.mutable_attempt_abandoned();
    to.set_attempt(event.attempt);
    to.set_reason(
        static_cast<storage::v1::AttemptAbandoned::Reason>(event.reason));
    to.set_explanation(event.explanation);
  }

  void operator()(const RetrievalWithdrawn& event) {
    stored_.mutable_retrieval_withdrawn()->set_explanation(event.explanation);
  }

  void operator()(const ClockSet& event) {
    *stored_.mutable_clock_set() = ToStored(event);
  }

  void operator()(const RetentionAssessed& event) {
    *stored_.mutable_retention_assessed() = ToStored(event);
  }

  void operator()(const RetrievalRevised& event) {
    storage::v1::RetrievalRevised& to = *stored_.mutable_retrieval_revised();
    *to.mutable_order() = wire::ToProto(event.order);
    for (const MissingItem& item : event.missing) {
      *to.add_missing() = wire::ToProto(item);
    }
    to.set_relocates(event.relocates);
    to.set_ruleset_version(event.ruleset_version);
  }

  void operator()(const RelocationAsked&) {
    stored_.mutable_relocation_asked();
  }

  void operator()(const DefectsFound& event) {
    *stored_.mutable_defects_found() = ToStored(event);
  }

  void operator()(const ReviewRequested& event) {
    storage::v1::ReviewRequested& to = *stored_.mutable_review_requested();
    to.set_attempt(event.attempt);
    to.set_state(wire::ToProto(event.state));
    *to.mutable_request_date() = wire::ToProto(event.request_date);
  }

  void operator()(const ReviewDecided& event) {
    storage::v1::ReviewDecided& to = *stored_.mutable_review_decided();
    to.set_attempt(event.attempt);
    to.set_state(wire::ToProto(event.state));
    *to.mutable_review() = wire::ToProto(event.review);
  }

  void operator()(const ComplaintFiled& event) {
    *stored_.mutable_complaint_filed() = ToStored(event);
  }

  void operator()(const AmendmentRequested& event) {
    *stored_.mutable_amendment_requested() = ToStored(event);
  }

  void operator()(const AmendmentSent& event) {
    *stored_.mutable_amendment_sent() = ToStored(event);
  }

  void operator()(const AmendmentReplied& event) {
    *stored_.mutable_amendment_replied() = ToStored(event);
  }

  void operator()(const DisagreementSubmitted& event) {
    *stored_.mutable_disagreement_submitted() = ToStored(event);
  }

 private:
  static void Put(const Acknowledgement& reply,
                  storage::v1::ReplyRecorded& to) {
    *to.mutable_acknowledgement() = wire::ToProto(reply);
  }
  static void Put(const Fulfilment& reply, storage::v1::ReplyRecorded& to) {
    *to.mutable_fulfilment() = wire::ToProto(reply);
  }
  static void Put(const NotCustodian& reply, storage::v1::ReplyRecorded& to) {
    *to.mutable_not_custodian() = wire::ToProto(reply);
    to.set_new_organization_name(reply.new_organization_name);
  }
  static void Put(const Undeliverable& reply, storage::v1::ReplyRecorded& to) {
    *to.mutable_undeliverable() = wire::ToProto(reply);
  }
  static void Put(const ExtensionNotice& reply,
                  storage::v1::ReplyRecorded& to) {
    *to.mutable_extension() = wire::ToProto(reply);
  }
  static void Put(const FeeQuote& reply, storage::v1::ReplyRecorded& to) {
    *to.mutable_fee_quote() = wire::ToProto(reply);
  }
  static void Put(const DenialNotice& reply, storage::v1::ReplyRecorded& to) {
    *to.mutable_denial() = wire::ToProto(reply);
  }
  static void Put(const InformationRequest& reply,
                  storage::v1::ReplyRecorded& to) {
    *to.mutable_information_request() = wire::ToProto(reply);
  }

  storage::v1::Event& stored_;
};

static_assert(static_cast<int>(AbandonReason::kAdvanced) ==
                  storage::v1::AttemptAbandoned::ADVANCED &&
              static_cast<int>(AbandonReason::kWithdrawn) ==
                  storage::v1::AttemptAbandoned::WITHDRAWN &&
              static_cast<int>(AbandonReason::kRecordsCame) ==
                  storage::v1::AttemptAbandoned::RECORDS_CAME &&
              static_cast<int>(AbandonReason::kRevised) ==
                  storage::v1::AttemptAbandoned::REVISED &&
              static_cast<int>(AbandonReason::kHolderFound) ==
                  storage::v1::AttemptAbandoned::HOLDER_FOUND);

RetrievalCreated Read(const storage::v1::RetrievalCreated& stored) {
  RetrievalCreated event{.order = wire::OrderFromProto(stored.order()),
                         .duplicate_of = stored.duplicate_of(),
                         .ruleset_version = stored.ruleset_version()};
  for (const v1::MissingItem& item : stored.missing()) {
    event.missing.push_back(wire::FromProto(item));
  }
  return event;
}

RetrievalRevised Read(const storage::v1::RetrievalRevised& stored) {
  RetrievalRevised event{.order = wire::OrderFromProto(stored.order()),
                         .relocates = stored.relocates(),
                         .ruleset_version = stored.ruleset_version()};
  for (const v1::MissingItem& item : stored.missing()) {
    event.missing.push_back(wire::FromProto(item));
  }
  return event;
}

ProviderUnclear Read(const storage::v1::ProviderUnclear& stored) {
  ProviderUnclear event{.directory_revision = stored.directory_revision()};
  for (const auto& candidate : stored.candidates()) {
    event.candidates.push_back(wire::FromProto(candidate));
  }
  return event;
}

RetrievalLocated Read(const storage::v1::RetrievalLocated& stored) {
  RetrievalLocated event{.practitioner = stored.practitioner(),
                         .directory_revision = stored.directory_revision()};
  for (const storage::v1::Part& part : stored.parts()) {
    event.parts.push_back(FromStored(part));
  }
  return event;
}

PartAwaitsLocation Read(const storage::v1::PartAwaitsLocation& stored) {
  return {.part = stored.part(),
          .organization = stored.organization(),
          .attempt = stored.attempt()};
}

LeadsAdded Read(const storage::v1::LeadsAdded& stored) {
  LeadsAdded event{.part = stored.part(),
                   .directory_revision = stored.directory_revision(),
                   .awaited_organization = stored.awaited_organization(),
                   .asked_anew = stored.asked_anew()};
  for (const storage::v1::Lead& lead : stored.leads()) {
    event.leads.push_back(FromStored(lead));
  }
  return event;
}

AttemptPlanned Read(const storage::v1::AttemptPlanned& stored) {
  return {.attempt = stored.attempt(),
          .part = stored.part(),
          .lead = FromStored(stored.lead()),
          .department = stored.department(),
          .failed_contacts = {stored.failed_contacts().begin(),
                              stored.failed_contacts().end()}};
}

AttemptSent Read(const storage::v1::AttemptSent& stored) {
  return {.attempt = stored.attempt(),
          .channel = wire::FromProto<Channel>(stored.channel()),
          .sent_date = wire::FromProto(stored.sent_date()),
          .received_date = wire::FromProto(stored.received_date()),
          .received_date_assumed = stored.received_date_assumed(),
          .follow_up_date = wire::FromProto(stored.follow_up_date())};
}

std::optional<Reply> ReadReply(const storage::v1::ReplyRecorded& stored) {
  switch (stored.reply_case()) {
    case storage::v1::ReplyRecorded::kAcknowledgement:
      return wire::FromProto(stored.acknowledgement());
    case storage::v1::ReplyRecorded::kFulfilment:
      return wire::FromProto(stored.fulfilment());
    case storage::v1::ReplyRecorded::kNotCustodian: {
      NotCustodian reply = wire::FromProto(stored.not_custodian());
      reply.new_organization_name = stored.new_organization_name();
      return reply;
    }
    case storage::v1::ReplyRecorded::kUndeliverable:
      return wire::FromProto(stored.undeliverable());
    case storage::v1::ReplyRecorded::kExtension:
      return wire::FromProto(stored.extension());
    case storage::v1::ReplyRecorded::kFeeQuote:
      return wire::FromProto(stored.fee_quote());
    case storage::v1::ReplyRecorded::kDenial:
      return wire::FromProto(stored.denial());
    case storage::v1::ReplyRecorded::kInformationRequest:
      return wire::FromProto(stored.information_request());
    case storage::v1::ReplyRecorded::REPLY_NOT_SET:
      break;
  }
  return std::nullopt;
}

std::optional<Event> Read(const storage::v1::ReplyRecorded& stored) {
  std::optional<Reply> reply = ReadReply(stored);
  if (!reply) return std::nullopt;
  return ReplyRecorded{.attempt = stored.attempt(),
                       .state = wire::FromProto<AttemptState>(stored.state()),
                       .reply_date = wire::FromProto(stored.reply_date()),
                       .reply = *std::move(reply),
                       .document_reference = stored.document_reference()};
}

AttemptAbandoned Read(const storage::v1::AttemptAbandoned& stored) {
  return {.attempt = stored.attempt(),
          .reason = static_cast<AbandonReason>(stored.reason()),
          .explanation = stored.explanation()};
}

ReviewRequested Read(const storage::v1::ReviewRequested& stored) {
  return {.attempt = stored.attempt(),
          .state = wire::FromProto<AttemptState>(stored.state()),
          .request_date = wire::FromProto(stored.request_date())};
}

ReviewDecided Read(const storage::v1::ReviewDecided& stored) {
  return {.attempt = stored.attempt(),
          .state = wire::FromProto<AttemptState>(stored.state()),
          .review = wire::FromProto(stored.review())};
}

}  // namespace

storage::v1::Event ToStored(const Event& event) {
  storage::v1::Event stored;
  std::visit(Writer(stored), event);
  return stored;
}

std::optional<Event> FromStored(const storage::v1::Event& stored) {
  switch (stored.event_case()) {
    case storage::v1::Event::kRetrievalCreated:
      return Read(stored.retrieval_created());
    case storage::v1::Event::kProviderUnclear:
      return Read(stored.provider_unclear());
    case storage::v1::Event::kRetrievalLocated:
      return Read(stored.retrieval_located());
    case storage::v1::Event::kPartAwaitsLocation:
      return Read(stored.part_awaits_location());
    case storage::v1::Event::kLeadsAdded:
      return Read(stored.leads_added());
    case storage::v1::Event::kAttemptPlanned:
      return Read(stored.attempt_planned());
    case storage::v1::Event::kAttemptSent:
      return Read(stored.attempt_sent());
    case storage::v1::Event::kReplyRecorded:
      return Read(stored.reply_recorded());
    case storage::v1::Event::kAttemptAbandoned:
      return Read(stored.attempt_abandoned());
    case storage::v1::Event::kRetrievalWithdrawn:
      return RetrievalWithdrawn{stored.retrieval_withdrawn().explanation()};
    case storage::v1::Event::kClockSet:
      return FromStored(stored.clock_set());
    case storage::v1::Event::kRetentionAssessed:
      return FromStored(stored.retention_assessed());
    case storage::v1::Event::kRetrievalRevised:
      return Read(stored.retrieval_revised());
    case storage::v1::Event::kRelocationAsked:
      return RelocationAsked{};
    case storage::v1::Event::kDefectsFound:
      return FromStored(stored.defects_found());
    case storage::v1::Event::kReviewRequested:
      return Read(stored.review_requested());
    case storage::v1::Event::kReviewDecided:
      return Read(stored.review_decided());
    case storage::v1::Event::kComplaintFiled:
      return FromStored(stored.complaint_filed());
    case storage::v1::Event::kAmendmentRequested:
      return FromStored(stored.amendment_requested());
    case storage::v1::Event::kAmendmentSent:
      return FromStored(stored.amendment_sent());
    case storage::v1::Event::kAmendmentReplied:
      return FromStored(stored.amendment_replied());
    case storage::v1::Event::kDisagreementSubmitted:
      return FromStored(stored.disagreement_submitted());
    case storage::v1::Event::EVENT_NOT_SET:
      break;
  }
  return std::nullopt;
}

}  // namespace custodia::request
