#include "services/request/wire/parse_reply.h"

#include "absl/strings/str_cat.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/field_reader.h"
#include "services/request/wire/money.h"
#include "services/request/wire/policy_denial.h"
#include "services/request/wire/policy_fees.h"
#include "services/request/wire/policy_fields.h"
#include "services/request/wire/reply.h"

namespace custodia::request::wire {
namespace {

constexpr int kMaxPages = 1'000'000;

void CheckServiceDates(const directory::v1::DateRange& proto,
                       const FieldReader& reader) {
  const PartialDate start = reader.Date(proto.start(), "start");
  const PartialDate end = reader.Date(proto.end(), "end");
  if (start.known() && end.known() && *end.LastDay() < *start.FirstDay()) {
    reader.Add("end", "no earlier than `start`");
  }
}

void Check(const v1::Acknowledgement& proto, const FieldReader& reader) {
  reader.WholeDate(proto.received_date(), "received_date");
  reader.Text(proto.custodian_reference(), "custodian_reference");
}

void Check(const v1::Fulfilment& proto, const FieldReader& reader) {
  reader.WholeDate(proto.date(), "date");
  if (reader.Count(proto.categories_size(), "categories")) {
    for (int i = 0; i < proto.categories_size(); ++i) {
      reader.ListedChoice<RecordCategory>(proto.categories(i), "categories", i);
    }
  }
  CheckServiceDates(proto.service_dates(), reader.Below("service_dates"));
  reader.Text(proto.format(), "format");
  if (proto.has_charged() && !IsPlausibleCharge(proto.charged())) {
    reader.Add("charged", "an amount of whole cents in USD");
  }
  if (proto.pages() < 0 || proto.pages() > kMaxPages) {
    reader.Add("pages", absl::StrCat("between 0 and ", kMaxPages));
  }
  reader.Text(proto.document_reference(), "document_reference");
}

void Check(const v1::NotCustodian& proto, const FieldReader& reader) {
  if (proto.kind() == v1::NotCustodian::KIND_UNSPECIFIED) {
    reader.Add("kind", "given");
  }
  reader.Choice<NotCustodianKind>(proto.kind(), "kind");
  reader.Name(proto.organization(), "organizations", "organization");
  const bool names_another = proto.kind() == v1::NotCustodian::TRANSFERRED ||
                             proto.kind() == v1::NotCustodian::REFERRED;
  if (!names_another && !proto.organization().empty()) {
    reader.Add("organization", "absent but for TRANSFERRED and REFERRED");
  }
  if (proto.has_new_organization()) {
    if (!names_another) {
      reader.Add("new_organization", "absent but for TRANSFERRED and REFERRED");
    } else if (!proto.organization().empty()) {
      reader.Add("new_organization", "absent beside `organization`");
    }
    CheckNamed(proto.new_organization(), reader.Below("new_organization"));
  }
  reader.Date(proto.date(), "date");
  reader.Text(proto.rule(), "rule");
  CheckServiceDates(proto.service_dates(), reader.Below("service_dates"));
}

void Check(const v1::Undeliverable& proto, const FieldReader& reader) {
  reader.WholeDate(proto.date(), "date");
  reader.Text(proto.contact_value(), "contact_value", kMaxUri);
}

void Check(const v1::ExtensionNotice& proto, const FieldReader& reader) {
  CheckExtension(proto, reader);
}

// What the quote is judged to be is the service's to say.
FeeQuote ReadQuote(const v1::FeeQuote& proto, const FieldReader& reader) {
  if (proto.items().empty()) reader.Add("items", "given");
  return {.items = ReadFeeItems(proto.items(), "items", reader),
          .quote_date = reader.WholeDate(proto.quote_date(), "quote_date"),
          .prepayment_demanded = proto.prepayment_demanded()};
}

void Check(const v1::DenialNotice& proto, const FieldReader& reader) {
  reader.WholeDate(proto.date(), "date");
  if (proto.grounds().empty()) reader.Add("grounds", "given");
  CheckNotice(proto, reader);
}

void Check(const v1::InformationRequest& proto, const FieldReader& reader) {
  reader.WholeDate(proto.date(), "date");
  if (proto.items().empty()) reader.Add("items", "given");
  if (reader.Count(proto.items_size(), "items")) {
    for (int i = 0; i < proto.items_size(); ++i) {
      reader.ListedChoice<DemandedItem>(proto.items(i), "items", i);
    }
  }
  reader.HttpUri(proto.form_uri(), "form_uri");
}

template <typename Proto>
Reply CheckedReply(const Proto& proto, const FieldReader& reader) {
  Check(proto, reader);
  return FromProto(proto);
}

Reply ParseBody(const v1::RecordReplyRequest& proto,
                const FieldReader& reader) {
  switch (proto.reply_case()) {
    case v1::RecordReplyRequest::kAcknowledgement:
      return CheckedReply(proto.acknowledgement(),
                          reader.Below("acknowledgement"));
    case v1::RecordReplyRequest::kFulfilment:
      return CheckedReply(proto.fulfilment(), reader.Below("fulfilment"));
    case v1::RecordReplyRequest::kNotCustodian:
      return CheckedReply(proto.not_custodian(), reader.Below("not_custodian"));
    case v1::RecordReplyRequest::kUndeliverable:
      return CheckedReply(proto.undeliverable(), reader.Below("undeliverable"));
    case v1::RecordReplyRequest::kExtension:
      return CheckedReply(proto.extension(), reader.Below("extension"));
    case v1::RecordReplyRequest::kFeeQuote:
      return ReadQuote(proto.fee_quote(), reader.Below("fee_quote"));
    case v1::RecordReplyRequest::kDenial:
      return CheckedReply(proto.denial(), reader.Below("denial"));
    case v1::RecordReplyRequest::kInformationRequest:
      return CheckedReply(proto.information_request(),
                          reader.Below("information_request"));
    case v1::RecordReplyRequest::REPLY_NOT_SET:
      break;
  }
  reader.Add("reply", "given");
  return Reply{};
}

}  // namespace

void CheckNamed(const v1::NamedOrganization& proto, const FieldReader& reader) {
  if (proto.display_name().empty()) reader.Add("display_name", "given");
  reader.Text(proto.display_name(), "display_name");
  if (reader.Count(proto.address_lines_size(), "address_lines")) {
    reader.Texts(proto.address_lines(), "address_lines");
  }
  reader.Text(proto.city(), "city");
  reader.State(proto.region_code(), "region_code");
  reader.Zip(proto.postal_code(), "postal_code");
  reader.Phone(proto.phone(), "phone");
  reader.Phone(proto.fax(), "fax");
  reader.Email(proto.email(), "email");
  if (proto.role() == directory::v1::Lead::ROLE_UNSPECIFIED) {
    reader.Add("role", "given");
  }
  reader.Choice<Role>(proto.role(), "role");
}

void CheckExtension(const v1::ExtensionNotice& proto,
                    const FieldReader& reader) {
  reader.WholeDate(proto.notice_date(), "notice_date");
  ReadDay(proto.promised_date(), "promised_date", reader);
  reader.Text(proto.reason(), "reason", kMaxText);
}

RecordReply ParseReply(const v1::RecordReplyRequest& proto,
                       error::FieldViolations& violations) {
  const FieldReader reader("", violations);
  Reply reply = ParseBody(proto, reader);
  reader.Text(proto.document_reference(), "document_reference");
  return RecordReply{
      .reply = std::move(reply),
      .reply_date = reader.WholeDate(proto.reply_date(), "reply_date"),
      .document_reference = proto.document_reference()};
}

}  // namespace custodia::request::wire
