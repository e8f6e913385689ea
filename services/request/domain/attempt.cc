#include "services/request/domain/attempt.h"

namespace custodia::request {

bool Attempt::open() const {
  switch (state) {
    case AttemptState::kPlanned:
    case AttemptState::kSent:
    case AttemptState::kAcknowledged:
    case AttemptState::kExtended:
    case AttemptState::kPartiallyFulfilled:
    case AttemptState::kUnderReview:
      return true;
    case AttemptState::kUnspecified:
    case AttemptState::kFulfilled:
    case AttemptState::kDenied:
    case AttemptState::kNotCustodian:
    case AttemptState::kUndeliverable:
    case AttemptState::kAbandoned:
    case AttemptState::kAnswered:
      return false;
  }
  return false;
}

bool Attempt::answered() const {
  switch (state) {
    case AttemptState::kFulfilled:
    case AttemptState::kDenied:
    case AttemptState::kUnderReview:
    case AttemptState::kNotCustodian:
    case AttemptState::kAnswered:
      return true;
    case AttemptState::kUnspecified:
    case AttemptState::kPlanned:
    case AttemptState::kSent:
    case AttemptState::kAcknowledged:
    case AttemptState::kExtended:
    case AttemptState::kPartiallyFulfilled:
    case AttemptState::kUndeliverable:
    case AttemptState::kAbandoned:
      return false;
  }
  return false;
}

absl::string_view NameOf(AttemptState state) {
  switch (state) {
    case AttemptState::kUnspecified:
      return "STATE_UNSPECIFIED";
    case AttemptState::kPlanned:
      return "PLANNED";
    case AttemptState::kSent:
      return "SENT";
    case AttemptState::kAcknowledged:
      return "ACKNOWLEDGED";
    case AttemptState::kExtended:
      return "EXTENDED";
    case AttemptState::kFulfilled:
      return "FULFILLED";
    case AttemptState::kPartiallyFulfilled:
      return "PARTIALLY_FULFILLED";
    case AttemptState::kDenied:
      return "DENIED";
    case AttemptState::kNotCustodian:
      return "NOT_CUSTODIAN";
    case AttemptState::kUndeliverable:
      return "UNDELIVERABLE";
    case AttemptState::kAbandoned:
      return "ABANDONED";
    case AttemptState::kAnswered:
      return "ANSWERED";
    case AttemptState::kUnderReview:
      return "UNDER_REVIEW";
  }
  return "STATE_UNSPECIFIED";
}

}  // namespace custodia::request
