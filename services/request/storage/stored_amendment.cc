#include "services/request/storage/stored_amendment.h"

#include "services/request/storage/stored_lead.h"
#include "services/request/wire/amendment.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/reply.h"

namespace custodia::request {
namespace {

class ReplyWriter {
 public:
  explicit ReplyWriter(storage::v1::AmendmentReplied& stored)
      : stored_(stored) {}

  void operator()(const ExtensionNotice& reply) {
    *stored_.mutable_extension() = wire::ToProto(reply);
  }
  void operator()(const AmendmentAcceptance& reply) {
    *stored_.mutable_acceptance() = wire::ToProto(reply);
  }
  void operator()(const AmendmentDenial& reply) {
    *stored_.mutable_denial() = wire::ToProto(reply);
  }
  void operator()(const Rebuttal& reply) {
    *stored_.mutable_rebuttal() = wire::ToProto(reply);
  }

 private:
  storage::v1::AmendmentReplied& stored_;
};

std::optional<AmendmentReply> ReadReply(
    const storage::v1::AmendmentReplied& stored) {
  switch (stored.reply_case()) {
    case storage::v1::AmendmentReplied::kExtension:
      return wire::FromProto(stored.extension());
    case storage::v1::AmendmentReplied::kAcceptance:
      return wire::FromProto(stored.acceptance());
    case storage::v1::AmendmentReplied::kDenial:
      return wire::FromProto(stored.denial());
    case storage::v1::AmendmentReplied::kRebuttal:
      return wire::FromProto(stored.rebuttal());
    case storage::v1::AmendmentReplied::REPLY_NOT_SET:
      break;
  }
  return std::nullopt;
}

}  // namespace

storage::v1::AmendmentRequested ToStored(const AmendmentRequested& event) {
  storage::v1::AmendmentRequested stored;
  stored.set_amendment(event.amendment);
  *stored.mutable_lead() = ToStored(event.lead);
  *stored.mutable_correction() = wire::ToProto(event.correction);
  return stored;
}

AmendmentRequested FromStored(const storage::v1::AmendmentRequested& stored) {
  return {.amendment = stored.amendment(),
          .lead = FromStored(stored.lead()),
          .correction = wire::FromProto(stored.correction())};
}

storage::v1::AmendmentSent ToStored(const AmendmentSent& event) {
  storage::v1::AmendmentSent stored;
  stored.set_amendment(event.amendment);
  stored.set_channel(wire::ToProto(event.channel));
  *stored.mutable_sent_date() = wire::ToProto(event.sent_date);
  *stored.mutable_received_date() = wire::ToProto(event.received_date);
  stored.set_received_date_assumed(event.received_date_assumed);
  return stored;
}

AmendmentSent FromStored(const storage::v1::AmendmentSent& stored) {
  return {.amendment = stored.amendment(),
          .channel = wire::FromProto<Channel>(stored.channel()),
          .sent_date = wire::FromProto(stored.sent_date()),
          .received_date = wire::FromProto(stored.received_date()),
          .received_date_assumed = stored.received_date_assumed()};
}

storage::v1::AmendmentReplied ToStored(const AmendmentReplied& event) {
  storage::v1::AmendmentReplied stored;
  stored.set_amendment(event.amendment);
  std::visit(ReplyWriter(stored), event.reply);
  return stored;
}

std::optional<Event> FromStored(const storage::v1::AmendmentReplied& stored) {
  const std::optional<AmendmentReply> reply = ReadReply(stored);
  if (!reply) return std::nullopt;
  return AmendmentReplied{.amendment = stored.amendment(), .reply = *reply};
}

storage::v1::DisagreementSubmitted ToStored(
    const DisagreementSubmitted& event) {
  storage::v1::DisagreementSubmitted stored;
  stored.set_amendment(event.amendment);
  stored.set_statement(event.statement);
  return stored;
}

DisagreementSubmitted FromStored(
    const storage::v1::DisagreementSubmitted& stored) {
  return {.amendment = stored.amendment(), .statement = stored.statement()};
}

}  // namespace custodia::request
