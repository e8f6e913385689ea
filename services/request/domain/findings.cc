#include "services/request/domain/findings.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/request/domain/asking.h"

namespace custodia::request {
namespace {

// Reads off what events teach. Copies no field of a patient: only names of
// organizations and practitioners, dates of custody and citations.
class Teacher {
 public:
  Teacher(const Retrieval& retrieval, const std::vector<Event>& events)
      : retrieval_(retrieval), events_(events) {}

  std::vector<CustodyFinding> Findings() {
    for (const Event& event : events_) {
      if (const auto* reply = std::get_if<ReplyRecorded>(&event)) {
        TakeReply(*reply);
      } else if (const auto* added = std::get_if<LeadsAdded>(&event)) {
        TakeLeads(*added);
      }
    }
    return std::move(findings_);
  }

 private:
  void TakeReply(const ReplyRecorded& event) {
    const Attempt* attempt = FindAttempt(retrieval_, event.attempt);
    if (attempt == nullptr) return;
    if (std::holds_alternative<Fulfilment>(event.reply)) {
      Add(AboutReplier(*attempt, FindingKind::kHolds, event.reply_date));
    } else if (const auto* reply = std::get_if<NotCustodian>(&event.reply)) {
      TakeNotCustodian(*reply, *attempt, event.reply_date);
    } else if (const auto* reply = std::get_if<Undeliverable>(&event.reply)) {
      TakeUndeliverable(*reply, *attempt, event.reply_date);
    }
  }

  // One way that failed does not make an organization unreachable while
  // another has not been tried.
  void TakeUndeliverable(const Undeliverable& reply, const Attempt& attempt,
                         const PartialDate& date) {
    std::vector<std::string> failed =
        FailedContacts(retrieval_, attempt.part, attempt.lead.organization);
    const std::optional<std::string> value = FailedContact(attempt, reply);
    if (value.has_value()) failed.push_back(*value);
    if (CanReach(attempt.lead, "", failed)) return;
    Add(AboutReplier(attempt, FindingKind::kUnreachable, date));
  }

  void TakeNotCustodian(const NotCustodian& reply, const Attempt& attempt,
                        const PartialDate& date) {
    const bool holder = attempt.lead.role != Role::kReferrer;
    switch (reply.kind) {
      case NotCustodianKind::kNeverHeld:
        // Nobody thought that a referrer held them.
        if (holder) Add(AboutReplier(attempt, FindingKind::kNeverHeld, date));
        return;
      case NotCustodianKind::kKnowsNothing:
        if (!holder) {
          Add(AboutReplier(attempt, FindingKind::kKnowsNothing, date));
        }
        return;
      case NotCustodianKind::kDestroyed: {
        CustodyFinding finding =
            AboutRecords(attempt, FindingKind::kDestroyed, date);
        finding.effective_date = reply.date;
        finding.rule = reply.rule;
        Add(std::move(finding));
        return;
      }
      case NotCustodianKind::kTransferred:
        AddTransfer(reply,
                    AboutRecords(attempt, FindingKind::kTransferred, date));
        return;
      case NotCustodianKind::kReferred:
        // An organization that the directory has says by its leads what it is:
        // TakeLeads().
        if (RefersToHolder(reply)) {
          AddTransfer(reply,
                      AboutOrigin(attempt, FindingKind::kTransferred, date));
        }
        return;
      case NotCustodianKind::kNoSuchPatient:
      case NotCustodianKind::kUnspecified:
        return;
    }
  }

  static bool RefersToHolder(const NotCustodian& reply) {
    return reply.new_organization.has_value() &&
           reply.new_organization->role == Role::kHolder;
  }

  // That the records went, nobody knows where, is nothing that the directory
  // can follow.
  void AddTransfer(const NotCustodian& reply, CustodyFinding finding) {
    if (reply.organization.empty() && !reply.new_organization.has_value()) {
      return;
    }
    finding.to_organization = reply.organization;
    finding.new_organization = reply.new_organization;
    finding.new_organization_name = reply.new_organization_name;
    finding.effective_date = reply.date;
    Add(std::move(finding));
  }

  // A referral to an organization that turned out to be a holder.
  void TakeLeads(const LeadsAdded& event) {
    const Part* part = FindPart(retrieval_, event.part);
    if (part == nullptr || event.awaited_organization.empty()) return;
    const Attempt* attempt = FindAttempt(retrieval_, part->awaited_attempt);
    if (attempt == nullptr || attempt->answer != NotCustodianKind::kReferred) {
      return;
    }
    const bool holds = std::any_of(
        event.leads.begin(), event.leads.end(), [&](const Lead& lead) {
          return lead.organization == event.awaited_organization &&
                 lead.role == Role::kHolder;
        });
    if (!holds) return;
    CustodyFinding finding =
        AboutOrigin(*attempt, FindingKind::kTransferred, attempt->reply_date);
    finding.to_organization = event.awaited_organization;
    Add(std::move(finding));
  }

  CustodyFinding AboutReplier(const Attempt& attempt, FindingKind kind,
                              const PartialDate& date) const {
    return {.organization = attempt.lead.organization,
            .practitioner = retrieval_.practitioner,
            .origin_organization = attempt.lead.origin_organization,
            .finding = kind,
            .reported_by = attempt.lead.organization,
            .report_date = date};
  }

  // About whoever made the records, which the replier never had.
  CustodyFinding AboutOrigin(const Attempt& attempt, FindingKind kind,
                             const PartialDate& date) const {
    CustodyFinding finding = AboutReplier(attempt, kind, date);
    finding.organization = attempt.lead.origin_organization;
    finding.origin_organization.clear();
    return finding;
  }

  // About whoever had the records when something happened to them: a holder
  // speaks of itself, a referrer of whoever made them.
  CustodyFinding AboutRecords(const Attempt& attempt, FindingKind kind,
                              const PartialDate& date) const {
    return attempt.lead.role == Role::kReferrer
               ? AboutOrigin(attempt, kind, date)
               : AboutReplier(attempt, kind, date);
  }

  // Where it is not known whose records they are, there is nothing to say.
  void Add(CustodyFinding finding) {
    if (!finding.organization.empty() &&
        finding.organization != finding.to_organization) {
      findings_.push_back(std::move(finding));
    }
  }

  const Retrieval& retrieval_;
  const std::vector<Event>& events_;
  std::vector<CustodyFinding> findings_;
};

}  // namespace

std::vector<CustodyFinding> FindingsOf(const Retrieval& retrieval,
                                       const std::vector<Event>& events) {
  return Teacher(retrieval, events).Findings();
}

}  // namespace custodia::request
