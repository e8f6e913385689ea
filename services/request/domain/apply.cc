#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "services/request/domain/asking.h"
#include "services/request/domain/events.h"

// What is stored is replayed by this code for as long as the store lives: a
// change here that gives an old event another meaning rewrites the past.
namespace custodia::request {
namespace {

template <typename T>
void AddOnce(const T& value, std::vector<T>& values) {
  if (std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(value);
  }
}

void AddEachOnce(const std::vector<policy::Defect>& found,
                 std::vector<policy::Defect>& defects) {
  for (const policy::Defect& defect : found) AddOnce(defect, defects);
}

// Applies one event. An event about an attempt or part that is not there
// changes nothing: Decide() makes none.
class Applier {
 public:
  explicit Applier(Retrieval& retrieval) : retrieval_(retrieval) {}

  void operator()(const RetrievalCreated& event) {
    retrieval_.order = event.order;
    retrieval_.missing = event.missing;
    retrieval_.duplicate_of = event.duplicate_of;
    retrieval_.ruleset_version = event.ruleset_version;
  }

  void operator()(const ProviderUnclear& event) {
    retrieval_.located = true;
    retrieval_.candidates = event.candidates;
    retrieval_.directory_revision = event.directory_revision;
  }

  void operator()(const RetrievalLocated& event) {
    retrieval_.located = true;
    retrieval_.candidates.clear();
    retrieval_.practitioner = event.practitioner;
    retrieval_.directory_revision = event.directory_revision;
    retrieval_.parts = event.parts;
  }

  void operator()(const PartAwaitsLocation& event) {
    if (Part* part = FindMutablePart(event.part)) {
      part->awaited_organization = event.organization;
      part->awaited_attempt = event.attempt;
    }
  }

  void operator()(const LeadsAdded& event) {
    Part* part = FindMutablePart(event.part);
    if (part == nullptr) return;
    if (!event.awaited_organization.empty()) {
      part->awaited_organization.clear();
      part->awaited_attempt.clear();
    }
    if (event.asked_anew) part->relocating = false;
    if (!event.directory_revision.empty()) {
      retrieval_.directory_revision = event.directory_revision;
    }
    part->leads.insert(part->leads.begin(), event.leads.begin(),
                       event.leads.end());
  }

  void operator()(const AttemptPlanned& event) {
    retrieval_.attempts.push_back({.id = event.attempt,
                                   .part = event.part,
                                   .lead = event.lead,
                                   .department = event.department,
                                   .state = AttemptState::kPlanned,
                                   .failed_contacts = event.failed_contacts});
    if (Part* part = FindMutablePart(event.part)) {
      part->open_attempt = event.attempt;
      DropTried(event, *part);
    }
  }

  void operator()(const AttemptSent& event) {
    Attempt* attempt = FindMutableAttempt(event.attempt);
    if (attempt == nullptr) return;
    attempt->state = AttemptState::kSent;
    attempt->channel = event.channel;
    attempt->sent_date = event.sent_date;
    attempt->received_date = event.received_date;
    attempt->received_date_assumed = event.received_date_assumed;
    attempt->follow_up_date = event.follow_up_date;
    PartialDate& first = retrieval_.first_sent_date;
    if (!first.known() || event.sent_date < first) first = event.sent_date;
  }

  void operator()(const ReplyRecorded& event) {
    Attempt* attempt = FindMutableAttempt(event.attempt);
    if (attempt == nullptr) return;
    attempt->reply_date = event.reply_date;
    attempt->information_request.reset();
    attempt->quote_is_news = false;
    std::visit([&](const auto& reply) { Take(reply, *attempt); }, event.reply);
    attempt->state = event.state;
    if (attempt->answered() && !attempt->answer_date.known()) {
      attempt->answer_date = event.reply_date;
    }
    CloseInPart(*attempt);
  }

  void operator()(const AttemptAbandoned& event) {
    Attempt* attempt = FindMutableAttempt(event.attempt);
    if (attempt == nullptr) return;
    attempt->state = AttemptState::kAbandoned;
    CloseInPart(*attempt);
  }

  void operator()(const RetrievalWithdrawn&) {
    retrieval_.withdrawn = true;
    for (Part& part : retrieval_.parts) StopWaiting(part);
  }

  void operator()(const ClockSet& event) {
    if (Attempt* attempt = FindMutableAttempt(event.attempt)) {
      attempt->clock = event.clock;
    } else if (Amendment* amendment = FindMutableAmendment(event.amendment)) {
      amendment->clock = event.clock;
    } else {
      return;
    }
    retrieval_.ruleset_version = event.ruleset_version;
  }

  void operator()(const RetentionAssessed& event) {
    Attempt* attempt = FindMutableAttempt(event.attempt);
    if (attempt == nullptr) return;
    attempt->retention = event.retention;
    retrieval_.ruleset_version = event.ruleset_version;
  }

  void operator()(const RetrievalRevised& event) {
    retrieval_.order = event.order;
    retrieval_.missing = event.missing;
    retrieval_.ruleset_version = event.ruleset_version;
    if (!event.relocates) return;
    LocateAgain();
    retrieval_.parts.clear();
  }

  void operator()(const RelocationAsked&) {
    if (retrieval_.parts.empty()) LocateAgain();
    for (Part& part : retrieval_.parts) part.relocating = !part.fulfilled;
  }

  void operator()(const ReviewRequested& event) {
    Attempt* attempt = FindMutableAttempt(event.attempt);
    if (attempt == nullptr) return;
    attempt->reviews.push_back({.request_date = event.request_date});
    attempt->state = event.state;
    OpenInPart(*attempt);
  }

  void operator()(const ReviewDecided& event) {
    Attempt* attempt = FindMutableAttempt(event.attempt);
    if (attempt == nullptr || attempt->reviews.empty()) return;
    attempt->reviews.back() = event.review;
    attempt->refusal_fell = event.review.outcome == ReviewOutcome::kOverturned;
    attempt->state = event.state;
    OpenInPart(*attempt);
    CloseInPart(*attempt);
  }

  void operator()(const ComplaintFiled& event) {
    if (Attempt* attempt = FindMutableAttempt(event.attempt)) {
      attempt->complaints.push_back(event.complaint);
    } else if (Amendment* amendment = FindMutableAmendment(event.amendment)) {
      amendment->complaints.push_back(event.complaint);
    }
  }

  void operator()(const DefectsFound& event) {
    if (Attempt* attempt = FindMutableAttempt(event.attempt)) {
      AddEachOnce(event.defects, attempt->defects);
    } else if (Amendment* amendment = FindMutableAmendment(event.amendment)) {
      AddEachOnce(event.defects, amendment->defects);
    }
  }

  void operator()(const AmendmentRequested& event) {
    retrieval_.amendments.push_back({.id = event.amendment,
                                     .lead = event.lead,
                                     .correction = event.correction});
  }

  void operator()(const AmendmentSent& event) {
    Amendment* amendment = FindMutableAmendment(event.amendment);
    if (amendment == nullptr) return;
    amendment->channel = event.channel;
    amendment->sent_date = event.sent_date;
    amendment->received_date = event.received_date;
    amendment->received_date_assumed = event.received_date_assumed;
  }

  void operator()(const AmendmentReplied& event) {
    Amendment* amendment = FindMutableAmendment(event.amendment);
    if (amendment == nullptr) return;
    std::visit([&](const auto& reply) { Take(reply, *amendment); },
               event.reply);
  }

  void operator()(const DisagreementSubmitted& event) {
    Amendment* amendment = FindMutableAmendment(event.amendment);
    if (amendment != nullptr) amendment->disagreement = event.statement;
  }

 private:
  static void Take(const Acknowledgement& reply, Attempt& attempt) {
    if (!reply.custodian_reference.empty()) {
      attempt.custodian_reference = reply.custodian_reference;
    }
    // A day that is known, as by a fax or a receipt of the post, is not the
    // custodian's to move.
    if (reply.received_date.known() && attempt.received_date_assumed) {
      attempt.received_date = reply.received_date;
      attempt.received_date_assumed = false;
    }
  }

  void Take(const Fulfilment& reply, Attempt& attempt) {
    attempt.release = reply;
    Part* part = FindMutablePart(attempt.part);
    if (part == nullptr) return;
    part->received_some = true;
    const bool all = reply.complete && reply.categories.empty();
    for (const RecordCategory category :
         all ? retrieval_.order.records.categories : reply.categories) {
      AddOnce(category, part->received_categories);
    }
    if (reply.complete) {
      part->fulfilled = true;
      StopWaiting(*part);
    }
  }

  static void Take(const NotCustodian& reply, Attempt& attempt) {
    attempt.answer = reply.kind;
  }

  static void Take(const Undeliverable& reply, Attempt& attempt) {
    const std::optional<std::string> failed = FailedContact(attempt, reply);
    if (failed.has_value()) AddOnce(*failed, attempt.failed_contacts);
  }

  // What was accepted of it came as a ClockSet.
  void Take(const ExtensionNotice&, Attempt&) {}

  static void Take(const FeeQuote& reply, Attempt& attempt) {
    attempt.fee_quote = reply;
    attempt.quote_is_news = true;
  }

  static void Take(const DenialNotice& reply, Attempt& attempt) {
    attempt.denial = reply;
    attempt.denial_received = attempt.reply_date;
    attempt.refusal_fell = false;
  }

  static void Take(const InformationRequest& reply, Attempt& attempt) {
    attempt.information_request = reply;
  }

  // What was accepted of it came as a ClockSet.
  static void Take(const ExtensionNotice&, Amendment&) {}

  static void Take(const AmendmentAcceptance& reply, Amendment& amendment) {
    amendment.acceptance = reply;
  }

  static void Take(const AmendmentDenial& reply, Amendment& amendment) {
    amendment.denial = reply;
  }

  static void Take(const Rebuttal& reply, Amendment& amendment) {
    amendment.rebuttal = reply;
  }

  void LocateAgain() {
    retrieval_.located = false;
    retrieval_.candidates.clear();
    retrieval_.practitioner.clear();
  }

  static void StopWaiting(Part& part) {
    part.awaited_organization.clear();
    part.awaited_attempt.clear();
    part.relocating = false;
  }

  void OpenInPart(const Attempt& attempt) {
    Part* part = FindMutablePart(attempt.part);
    if (part != nullptr && attempt.open()) part->open_attempt = attempt.id;
  }

  void CloseInPart(const Attempt& attempt) {
    Part* part = FindMutablePart(attempt.part);
    if (part != nullptr && part->open_attempt == attempt.id &&
        !attempt.open()) {
      part->open_attempt.clear();
    }
  }

  // Removes what has just been planned from the leads that wait, where it may
  // stand twice: on the ladder, and since somebody named it.
  static void DropTried(const AttemptPlanned& event, Part& part) {
    std::vector<Lead> waiting;
    for (Lead& lead : part.leads) {
      const bool same = lead.organization == event.lead.organization &&
                        lead.role == event.lead.role;
      const bool whole = lead.departments.empty();
      if (same) {
        lead.departments.erase(
            std::remove(lead.departments.begin(), lead.departments.end(),
                        event.department),
            lead.departments.end());
      }
      const bool tried =
          same && (whole ? event.department.empty() : lead.departments.empty());
      if (!tried) waiting.push_back(std::move(lead));
    }
    part.leads = std::move(waiting);
  }

  Attempt* FindMutableAttempt(const std::string& id) {
    for (Attempt& attempt : retrieval_.attempts) {
      if (attempt.id == id) return &attempt;
    }
    return nullptr;
  }

  Amendment* FindMutableAmendment(const std::string& id) {
    for (Amendment& amendment : retrieval_.amendments) {
      if (amendment.id == id) return &amendment;
    }
    return nullptr;
  }

  Part* FindMutablePart(int number) {
    for (Part& part : retrieval_.parts) {
      if (part.number == number) return &part;
    }
    return nullptr;
  }

  Retrieval& retrieval_;
};

}  // namespace

void Apply(const RecordedEvent& event, Retrieval& retrieval) {
  std::visit(Applier(retrieval), event.event);
  if (std::holds_alternative<RetrievalCreated>(event.event)) {
    retrieval.create_time = event.time;
  }
  retrieval.update_time = event.time;
  retrieval.sequence = event.sequence;
}

}  // namespace custodia::request
