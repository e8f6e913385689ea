#include "services/request/wire/scorecard.h"

#include "absl/time/time.h"
#include "services/request/wire/policy_fields.h"

namespace custodia::request::wire {

v1::Scorecard ToProto(const Scorecard& card) {
  v1::Scorecard proto;
  proto.set_organization(card.organization);
  proto.set_replies(card.replies);
  if (card.median_reply_time) {
    proto.mutable_median_reply_time()->set_seconds(
        absl::ToInt64Seconds(*card.median_reply_time));
  }
  if (card.p90_reply_time) {
    proto.mutable_p90_reply_time()->set_seconds(
        absl::ToInt64Seconds(*card.p90_reply_time));
  }
  proto.set_late(card.late);
  proto.set_misrouted(card.misrouted);
  proto.set_defective(card.defective);
  proto.set_unanswered(card.unanswered);
  AddEach(card.defects, proto.mutable_defects());
  return proto;
}

}  // namespace custodia::request::wire
