#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_EVENTS_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_EVENTS_H_

#include <string>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/request/domain/retrieval.h"

namespace custodia::request {

// What happened to a retrieval. Events are facts: once stored, neither their
// meaning nor Apply() of them changes.

struct RetrievalCreated {
  Order order;
  std::vector<MissingItem> missing;
  std::string duplicate_of;
  std::string ruleset_version;
  bool operator==(const RetrievalCreated&) const = default;
};

// The directory does not know, or cannot tell, who is meant.
struct ProviderUnclear {
  std::vector<Candidate> candidates;  // empty: nobody has the name
  std::string directory_revision;
  bool operator==(const ProviderUnclear&) const = default;
};

// The directory answered; the parts are as their numbers and dates say.
struct RetrievalLocated {
  std::string practitioner;
  std::string directory_revision;
  std::vector<Part> parts;  // number, service_dates, patient_group, leads
  bool operator==(const RetrievalLocated&) const = default;
};

// Somebody named an organization that the directory shall be asked about.
struct PartAwaitsLocation {
  int part = 0;
  std::string organization;
  // Id of the attempt whose reply named it; "" where the patient did.
  std::string attempt;
  bool operator==(const PartAwaitsLocation&) const = default;
};

// Leads that come before those still waiting; perhaps none.
struct LeadsAdded {
  int part = 0;
  std::vector<Lead> leads;
  std::string directory_revision;  // "" where somebody named them
  // The awaited organization that this is the directory's answer about, or "".
  std::string awaited_organization;
  bool asked_anew = false;  // this answers a RelocationAsked
  bool operator==(const LeadsAdded&) const = default;
};

struct AttemptPlanned {
  std::string attempt;  // its id
  int part = 0;
  Lead lead;
  std::string department;
  std::vector<std::string> failed_contacts;  // of earlier tries
  bool operator==(const AttemptPlanned&) const = default;
};

struct AttemptSent {
  std::string attempt;
  Channel channel = Channel::kUnspecified;
  PartialDate sent_date;
  PartialDate received_date;  // unknown for a referrer
  bool received_date_assumed = false;
  PartialDate
      follow_up_date;  // when to remind a referrer; unknown for a holder
  bool operator==(const AttemptSent&) const = default;
};

// A reply came. `state` is what the attempt is from now on.
struct ReplyRecorded {
  std::string attempt;
  AttemptState state = AttemptState::kUnspecified;
  PartialDate reply_date;
  Reply reply;
  std::string document_reference;
  bool operator==(const ReplyRecorded&) const = default;
};

// The law's clock for an attempt or amendment began, or moved.
struct ClockSet {
  std::string attempt;  // "" where it is of an amendment
  LegalClock clock;
  std::string ruleset_version;
  std::string amendment;  // its id, or ""
  bool operator==(const ClockSet&) const = default;
};

// Whether the records that an attempt asks for must still be there.
struct RetentionAssessed {
  std::string attempt;
  policy::RetentionAnswer retention;
  std::string ruleset_version;
  bool operator==(const RetentionAssessed&) const = default;
};

// The patient said something anew.
struct RetrievalRevised {
  Order order;  // the whole
  std::vector<MissingItem> missing;
  bool relocates = false;  // whom to ask depends on what changed
  std::string ruleset_version;
  bool operator==(const RetrievalRevised&) const = default;
};

// The directory shall be asked anew, about each part that is not fulfilled.
struct RelocationAsked {
  bool operator==(const RelocationAsked&) const = default;
};

// Where a reply, or what was done about it, breaks the law.
struct DefectsFound {
  std::string attempt;  // "" where they are of an amendment
  std::vector<policy::Defect> defects;
  std::string amendment;  // its id, or ""
  bool operator==(const DefectsFound&) const = default;
};

// The patient asked for the review of a refusal. `state` is what the attempt is
// from now on.
struct ReviewRequested {
  std::string attempt;
  AttemptState state = AttemptState::kUnspecified;
  PartialDate request_date;
  bool operator==(const ReviewRequested&) const = default;
};

// The review that was asked for was decided. `state` as above.
struct ReviewDecided {
  std::string attempt;
  AttemptState state = AttemptState::kUnspecified;
  Review review;  // the whole
  bool operator==(const ReviewDecided&) const = default;
};

struct ComplaintFiled {
  std::string attempt;  // "" where it is about an amendment
  Complaint complaint;
  std::string amendment;  // its id, or ""
  bool operator==(const ComplaintFiled&) const = default;
};

// The patient wants a record corrected.
struct AmendmentRequested {
  std::string amendment;  // its id
  Lead lead;
  Correction correction;
  bool operator==(const AmendmentRequested&) const = default;
};

// Its letter left, or is known to have come.
struct AmendmentSent {
  std::string amendment;
  Channel channel = Channel::kUnspecified;
  PartialDate sent_date;  // unknown: only its receipt was said
  PartialDate received_date;
  bool received_date_assumed = false;
  bool operator==(const AmendmentSent&) const = default;
};

// The custodian replied to it.
struct AmendmentReplied {
  std::string amendment;
  AmendmentReply reply;
  bool operator==(const AmendmentReplied&) const = default;
};

// The patient's statement joins the record.
struct DisagreementSubmitted {
  std::string amendment;
  std::string statement;
  bool operator==(const DisagreementSubmitted&) const = default;
};

enum class AbandonReason {
  kUnspecified = 0,
  kAdvanced,     // the caller went on to the next lead
  kWithdrawn,    // the retrieval was withdrawn
  kRecordsCame,  // another attempt brought the records
  kRevised,      // another provider or other dates are asked for
  kHolderFound,  // the directory has learned of one, so no referrer is needed
};

struct AttemptAbandoned {
  std::string attempt;
  AbandonReason reason = AbandonReason::kUnspecified;
  std::string explanation;  // the caller's words
  bool operator==(const AttemptAbandoned&) const = default;
};

struct RetrievalWithdrawn {
  std::string explanation;  // the caller's words
  bool operator==(const RetrievalWithdrawn&) const = default;
};

using Event =
    std::variant<RetrievalCreated, ProviderUnclear, RetrievalLocated,
                 PartAwaitsLocation, LeadsAdded, AttemptPlanned, AttemptSent,
                 ReplyRecorded, AttemptAbandoned, RetrievalWithdrawn, ClockSet,
                 RetentionAssessed, DefectsFound, RetrievalRevised,
                 RelocationAsked, ReviewRequested, ReviewDecided,
                 ComplaintFiled, AmendmentRequested, AmendmentSent,
                 AmendmentReplied, DisagreementSubmitted>;

// An event as it was stored.
struct RecordedEvent {
  int64_t sequence = 0;  // 1, 2, ... within the retrieval
  absl::Time time;
  std::string actor;    // who called, or "custodia" for a worker
  std::string command;  // e.g. "MarkAttemptSent"
  Event event;

  bool operator==(const RecordedEvent&) const = default;
};

// Returns the public name of an event's kind: "RETRIEVAL_CREATED",
// "ATTEMPT_SENT"; a reply is named by what came: "ATTEMPT_ACKNOWLEDGED",
// "RECORDS_RECEIVED", "ATTEMPT_NOT_CUSTODIAN", "ATTEMPT_ANSWERED",
// "ATTEMPT_UNDELIVERABLE", "EXTENSION_CLAIMED", "FEE_QUOTED", "ATTEMPT_DENIED",
// "INFORMATION_REQUESTED"; one to an amendment "AMENDMENT_EXTENSION_CLAIMED",
// "AMENDMENT_ACCEPTED", "AMENDMENT_DENIED", "AMENDMENT_REBUTTED".
absl::string_view KindOf(const Event& event);

// Return the id of the attempt or amendment that `event` is about, or "".
std::string AttemptOf(const Event& event);
std::string AmendmentOf(const Event& event);

// Changes `retrieval` as `event` says. Total: every event that Decide() makes
// applies. Sets sequence, times and nothing besides.
void Apply(const RecordedEvent& event, Retrieval& retrieval);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_EVENTS_H_
