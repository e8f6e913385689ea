#include "services/request/domain/next_action.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/request/domain/asking.h"

namespace custodia::request {
namespace {

bool Blocked(const Retrieval& retrieval) {
  return std::any_of(retrieval.missing.begin(), retrieval.missing.end(),
                     [](const MissingItem& item) { return item.blocking; });
}

NextAction ForInformation(const Retrieval& retrieval) {
  if (Blocked(retrieval)) {
    return {.kind = ActionKind::kSupplyInformation,
            .explanation =
                "Give what `missing` names as blocking: nothing can "
                "be sent without it."};
  }
  if (retrieval.candidates.empty()) {
    return {.kind = ActionKind::kChooseProvider,
            .explanation =
                "Name the provider otherwise: the directory knows "
                "nobody by what was given."};
  }
  return {.kind = ActionKind::kChooseProvider,
          .explanation =
              "Choose among `candidates`: the directory cannot tell "
              "who is meant."};
}

NextAction ForLocating(std::string organization) {
  return {.kind = ActionKind::kLocate,
          .organization = std::move(organization),
          .explanation =
              "Nothing to do: the directory is asked as soon as it "
              "answers."};
}

// Returns whom a letter goes to, e.g. `Mercy Hospital (Surgery)`.
std::string Addressee(const Attempt& attempt) {
  const std::string name = attempt.lead.display_name.empty()
                               ? std::string("the lead")
                               : attempt.lead.display_name;
  if (attempt.department.empty()) return name;
  return absl::StrCat(name, " (", attempt.department, ")");
}

bool KeptElsewhere(const Lead& lead) {
  return lead.role == Role::kHolder && !lead.origin_organization.empty() &&
         lead.origin_organization != lead.organization;
}

std::string WhyFindContact(const Attempt& attempt) {
  return absl::StrCat(
      "Find out how to reach ", Addressee(attempt),
      attempt.failed_contacts.empty()
          ? ": no way to write to it is known."
          : ": every way that is known to write to it has failed.");
}

std::string WhySendRequest(const Attempt& attempt) {
  return absl::StrCat(
      "Send the access request to ", Addressee(attempt),
      KeptElsewhere(attempt.lead)
          ? ", which keeps records that another made: expect it to take "
            "longer and seldom to come in electronic form, and ask for as many "
            "copies as are wanted."
          : ".");
}

NextAction ForPlanned(const Attempt& attempt) {
  if (!CanReach(attempt.lead, attempt.department, attempt.failed_contacts)) {
    return {.kind = ActionKind::kFindContact,
            .explanation = WhyFindContact(attempt)};
  }
  if (attempt.lead.role == Role::kReferrer) {
    return {.kind = ActionKind::kSendInquiry,
            .explanation =
                absl::StrCat("Ask ", Addressee(attempt),
                             " who holds the records, without naming the "
                             "patient.")};
  }
  return {.kind = ActionKind::kSendRequest,
          .explanation = WhySendRequest(attempt)};
}

bool IsBarrier(DemandedItem item) {
  return item == DemandedItem::kNotarization ||
         item == DemandedItem::kInPerson || item == DemandedItem::kSsn;
}

std::string WhyAnswer(const Attempt& attempt) {
  const std::vector<DemandedItem>& items = attempt.information_request->items;
  return absl::StrCat("Give ", Addressee(attempt), " what it wants first",
                      std::any_of(items.begin(), items.end(), IsBarrier)
                          ? ", but for what no custodian may demand"
                          : "",
                      "; its clock runs on.");
}

NextAction ForAttempt(const Attempt& attempt) {
  NextAction action;
  if (attempt.state == AttemptState::kPlanned) {
    action = ForPlanned(attempt);
  } else if (attempt.information_request) {
    action = {.kind = ActionKind::kAnswerCustodian,
              .explanation = WhyAnswer(attempt)};
  } else if (attempt.state == AttemptState::kPartiallyFulfilled) {
    action = {.kind = ActionKind::kAskForRemainder,
              .explanation = absl::StrCat("Ask ", Addressee(attempt),
                                          " for the records that have not "
                                          "come.")};
  } else {
    action = {.kind = ActionKind::kWait,
              .explanation = absl::StrCat("Wait for the answer of ",
                                          Addressee(attempt), ".")};
  }
  action.organization = attempt.lead.organization;
  action.attempt = attempt.id;
  return action;
}

bool SaidDestroyed(const Retrieval& retrieval, const Part& part) {
  return std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                     [&](const Attempt& attempt) {
                       return attempt.part == part.number &&
                              attempt.answer == NotCustodianKind::kDestroyed;
                     });
}

NextAction ForExhausted(const Retrieval& retrieval, const Part& part) {
  const bool asked = std::any_of(
      retrieval.attempts.begin(), retrieval.attempts.end(),
      [&](const Attempt& attempt) { return attempt.part == part.number; });
  std::string why =
      asked ? "Nobody is left to ask" : "The directory knows nobody to ask";
  if (part.received_some) {
    absl::StrAppend(&why, " for the records that have not come");
  }
  if (SaidDestroyed(retrieval, part)) {
    absl::StrAppend(&why,
                    ", and one that was asked says that they were destroyed");
  }
  absl::StrAppend(&why, ": find somebody else who may hold or know of them.");
  return {.kind = ActionKind::kChooseNextLead, .explanation = std::move(why)};
}

}  // namespace

std::vector<NextAction> NextActions(const Retrieval& retrieval) {
  const RetrievalState state = StateOf(retrieval);
  if (state == RetrievalState::kUnspecified ||
      state == RetrievalState::kWithdrawn) {
    return {};
  }
  if (state == RetrievalState::kNeedsInformation) {
    return {ForInformation(retrieval)};
  }
  if (!retrieval.located) return {ForLocating("")};

  std::vector<NextAction> actions;
  for (const Part& part : retrieval.parts) {
    if (part.fulfilled) continue;
    const Attempt* open = FindAttempt(retrieval, part.open_attempt);
    if (open != nullptr) {
      actions.push_back(ForAttempt(*open));
    } else if (!part.awaited_organization.empty() || part.relocating) {
      actions.push_back(ForLocating(part.awaited_organization));
    } else {
      actions.push_back(ForExhausted(retrieval, part));
    }
  }
  return actions;
}

}  // namespace custodia::request
