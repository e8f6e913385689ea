#include "services/request/domain/events.h"

#include <type_traits>

namespace custodia::request {
namespace {

absl::string_view KindOfReply(const ReplyRecorded& event) {
  struct Kind {
    const ReplyRecorded& event;

    absl::string_view operator()(const Acknowledgement&) const {
      return "ATTEMPT_ACKNOWLEDGED";
    }
    absl::string_view operator()(const Fulfilment&) const {
      return "RECORDS_RECEIVED";
    }
    absl::string_view operator()(const NotCustodian&) const {
      // Only a referrer's attempt ends as answered.
      return event.state == AttemptState::kAnswered ? "ATTEMPT_ANSWERED"
                                                    : "ATTEMPT_NOT_CUSTODIAN";
    }
    absl::string_view operator()(const Undeliverable&) const {
      return "ATTEMPT_UNDELIVERABLE";
    }
    absl::string_view operator()(const ExtensionNotice&) const {
      return "EXTENSION_CLAIMED";
    }
    absl::string_view operator()(const FeeQuote&) const { return "FEE_QUOTED"; }
    absl::string_view operator()(const DenialNotice&) const {
      return "ATTEMPT_DENIED";
    }
    absl::string_view operator()(const InformationRequest&) const {
      return "INFORMATION_REQUESTED";
    }
  };
  return std::visit(Kind{event}, event.reply);
}

struct AmendmentReplyKind {
  absl::string_view operator()(const ExtensionNotice&) const {
    return "AMENDMENT_EXTENSION_CLAIMED";
  }
  absl::string_view operator()(const AmendmentAcceptance&) const {
    return "AMENDMENT_ACCEPTED";
  }
  absl::string_view operator()(const AmendmentDenial&) const {
    return "AMENDMENT_DENIED";
  }
  absl::string_view operator()(const Rebuttal&) const {
    return "AMENDMENT_REBUTTED";
  }
};

struct EventKind {
  absl::string_view operator()(const RetrievalCreated&) {
    return "RETRIEVAL_CREATED";
  }
  absl::string_view operator()(const ProviderUnclear&) {
    return "PROVIDER_UNCLEAR";
  }
  absl::string_view operator()(const RetrievalLocated&) {
    return "RETRIEVAL_LOCATED";
  }
  absl::string_view operator()(const PartAwaitsLocation&) {
    return "PART_AWAITS_LOCATION";
  }
  absl::string_view operator()(const LeadsAdded&) { return "LEADS_ADDED"; }
  absl::string_view operator()(const AttemptPlanned&) {
    return "ATTEMPT_PLANNED";
  }
  absl::string_view operator()(const AttemptSent&) { return "ATTEMPT_SENT"; }
  absl::string_view operator()(const ReplyRecorded& event) {
    return KindOfReply(event);
  }
  absl::string_view operator()(const AttemptAbandoned&) {
    return "ATTEMPT_ABANDONED";
  }
  absl::string_view operator()(const RetrievalWithdrawn&) {
    return "RETRIEVAL_WITHDRAWN";
  }
  absl::string_view operator()(const ClockSet&) { return "CLOCK_SET"; }
  absl::string_view operator()(const RetentionAssessed&) {
    return "RETENTION_ASSESSED";
  }
  absl::string_view operator()(const DefectsFound&) { return "DEFECTS_FOUND"; }
  absl::string_view operator()(const RetrievalRevised&) {
    return "RETRIEVAL_REVISED";
  }
  absl::string_view operator()(const RelocationAsked&) {
    return "RELOCATION_ASKED";
  }
  absl::string_view operator()(const ReviewRequested&) {
    return "REVIEW_REQUESTED";
  }
  absl::string_view operator()(const ReviewDecided&) {
    return "REVIEW_DECIDED";
  }
  absl::string_view operator()(const ComplaintFiled&) {
    return "COMPLAINT_FILED";
  }
  absl::string_view operator()(const AmendmentRequested&) {
    return "AMENDMENT_REQUESTED";
  }
  absl::string_view operator()(const AmendmentSent&) {
    return "AMENDMENT_SENT";
  }
  absl::string_view operator()(const AmendmentReplied& event) {
    return std::visit(AmendmentReplyKind{}, event.reply);
  }
  absl::string_view operator()(const DisagreementSubmitted&) {
    return "DISAGREEMENT_SUBMITTED";
  }
};

template <typename T, typename = void>
struct HasAttempt : std::false_type {};
template <typename T>
struct HasAttempt<T, std::void_t<decltype(T::attempt)>> : std::true_type {};

template <typename T, typename = void>
struct HasAmendment : std::false_type {};
template <typename T>
struct HasAmendment<T, std::void_t<decltype(T::amendment)>> : std::true_type {};

}  // namespace

absl::string_view KindOf(const Event& event) {
  return std::visit(EventKind{}, event);
}

std::string AttemptOf(const Event& event) {
  return std::visit(
      [](const auto& e) -> std::string {
        if constexpr (HasAttempt<std::decay_t<decltype(e)>>::value) {
          return e.attempt;
        } else {
          return "";
        }
      },
      event);
}

std::string AmendmentOf(const Event& event) {
  return std::visit(
      [](const auto& e) -> std::string {
        if constexpr (HasAmendment<std::decay_t<decltype(e)>>::value) {
          return e.amendment;
        } else {
          return "";
        }
      },
      event);
}

}  // namespace custodia::request
