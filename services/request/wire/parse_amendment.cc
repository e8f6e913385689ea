#include "services/request/wire/parse_amendment.h"

#include "absl/strings/ascii.h"
#include "services/request/wire/amendment.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/parse_reply.h"
#include "services/request/wire/policy_enums.h"
#include "services/request/wire/reply.h"

namespace custodia::request::wire {
namespace {

void RequireText(const std::string& text, absl::string_view field,
                 const FieldReader& reader) {
  if (absl::StripAsciiWhitespace(text).empty()) reader.Add(field, "given");
  reader.Text(text, field, kMaxText);
}

// For both messages that say when a letter went, and how.
template <typename Proto>
Sending ReadSending(const Proto& proto, const FieldReader& reader) {
  reader.Choice<Channel>(proto.channel(), "channel");
  return {.channel = FromProto<Channel>(proto.channel()),
          .sent_date = reader.WholeDate(proto.sent_date(), "sent_date"),
          .received_date =
              reader.WholeDate(proto.received_date(), "received_date")};
}

template <typename Proto>
void RequireDate(const Proto& proto, const FieldReader& reader) {
  if (!proto.has_date()) reader.Add("date", "given");
  reader.WholeDate(proto.date(), "date");
}

void CheckGrounds(const v1::AmendmentDenial& proto, const FieldReader& reader) {
  if (proto.grounds().empty()) reader.Add("grounds", "given");
  if (!reader.Count(proto.grounds_size(), "grounds")) return;
  for (int i = 0; i < proto.grounds_size(); ++i) {
    reader.ListedChoice<policy::AmendmentGround>(proto.grounds(i), "grounds",
                                                 i);
  }
}

AmendmentReply ParseBody(const v1::RecordAmendmentReplyRequest& proto,
                         const FieldReader& reader) {
  switch (proto.reply_case()) {
    case v1::RecordAmendmentReplyRequest::kExtension:
      CheckExtension(proto.extension(), reader.Below("extension"));
      return FromProto(proto.extension());
    case v1::RecordAmendmentReplyRequest::kAcceptance:
      RequireDate(proto.acceptance(), reader.Below("acceptance"));
      return FromProto(proto.acceptance());
    case v1::RecordAmendmentReplyRequest::kDenial:
      CheckGrounds(proto.denial(), reader.Below("denial"));
      RequireDate(proto.denial(), reader.Below("denial"));
      return FromProto(proto.denial());
    case v1::RecordAmendmentReplyRequest::kRebuttal:
      RequireDate(proto.rebuttal(), reader.Below("rebuttal"));
      return FromProto(proto.rebuttal());
    case v1::RecordAmendmentReplyRequest::REPLY_NOT_SET:
      break;
  }
  reader.Add("reply", "given");
  return AmendmentReply{};
}

}  // namespace

RequestAmendment ParseAmendment(const v1::RequestAmendmentRequest& proto,
                                error::FieldViolations& violations) {
  const FieldReader reader("amendment", violations);
  const v1::Amendment& amendment = proto.amendment();
  if (amendment.organization().empty()) reader.Add("organization", "given");
  reader.Name(amendment.organization(), "organizations", "organization");
  RequireText(amendment.statement(), "statement", reader);
  reader.Text(amendment.reason(), "reason", kMaxText);
  reader.Texts(amendment.persons_to_notify(), "persons_to_notify");
  return {.lead = {.organization = amendment.organization()},
          .correction = FromProto(amendment),
          .sending = ReadSending(amendment, reader)};
}

MarkAmendmentSent ParseAmendmentSent(const v1::MarkAmendmentSentRequest& proto,
                                     error::FieldViolations& violations) {
  const FieldReader reader("", violations);
  if (!proto.has_sent_date()) reader.Add("sent_date", "given");
  return {.sending = ReadSending(proto, reader)};
}

RecordAmendmentReply ParseAmendmentReply(
    const v1::RecordAmendmentReplyRequest& proto,
    error::FieldViolations& violations) {
  return {.reply = ParseBody(proto, FieldReader("", violations))};
}

SubmitDisagreement ParseDisagreement(const v1::SubmitDisagreementRequest& proto,
                                     error::FieldViolations& violations) {
  RequireText(proto.statement(), "statement", FieldReader("", violations));
  return {.statement = proto.statement()};
}

}  // namespace custodia::request::wire
