#include "services/request/domain/amendment.h"

namespace custodia::request {
namespace {

bool AcceptedWhole(const Amendment& amendment) {
  return amendment.acceptance && !amendment.acceptance->partial;
}

}  // namespace

bool Amendment::waits() const {
  return sent() && !denial && disagreement.empty() && !AcceptedWhole(*this);
}

AmendmentState StateOf(const Amendment& amendment) {
  if (AcceptedWhole(amendment)) return AmendmentState::kAccepted;
  if (!amendment.disagreement.empty()) return AmendmentState::kDisagreed;
  if (amendment.acceptance) return AmendmentState::kPartlyAccepted;
  if (amendment.denial) return AmendmentState::kDenied;
  return amendment.sent() ? AmendmentState::kAwaitingReply
                          : AmendmentState::kReadyToSend;
}

absl::string_view NameOf(AmendmentState state) {
  switch (state) {
    case AmendmentState::kUnspecified:
      return "STATE_UNSPECIFIED";
    case AmendmentState::kReadyToSend:
      return "READY_TO_SEND";
    case AmendmentState::kAwaitingReply:
      return "AWAITING_REPLY";
    case AmendmentState::kAccepted:
      return "ACCEPTED";
    case AmendmentState::kPartlyAccepted:
      return "PARTLY_ACCEPTED";
    case AmendmentState::kDenied:
      return "DENIED";
    case AmendmentState::kDisagreed:
      return "DISAGREED";
  }
  return "STATE_UNSPECIFIED";
}

std::vector<std::string> AttachmentsOf(const Amendment& amendment) {
  const bool disagreed = !amendment.disagreement.empty();
  const bool asked = amendment.denial && amendment.correction.attach_if_denied;
  if (AcceptedWhole(amendment) || (!disagreed && !asked)) return {};
  std::vector<std::string> attachments = {"request for amendment"};
  // Who amends a part may refuse the rest without a word.
  if (amendment.denial) attachments.emplace_back("denial");
  if (disagreed) attachments.emplace_back("statement of disagreement");
  if (disagreed && amendment.rebuttal) attachments.emplace_back("rebuttal");
  return attachments;
}

}  // namespace custodia::request
