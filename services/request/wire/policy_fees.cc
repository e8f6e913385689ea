#include "services/request/wire/policy_fees.h"

#include <vector>

#include "services/request/wire/money.h"
#include "services/request/wire/policy_fields.h"

namespace custodia::request::wire {
namespace {

policy::FeeItem ReadItem(const v1::FeeItem& proto, const FieldReader& reader) {
  policy::FeeItem item{
      .kind = RequireChoice<policy::FeeKind>(proto.kind(), "kind", reader)};
  if (!proto.has_amount()) reader.Add("amount", "given");
  item.amount = ReadCharge(proto.amount(), "amount", reader);
  reader.Text(proto.description(), "description", kMaxText);
  item.description = proto.description();
  item.units = ReadNumber(proto.units(), "units", reader);
  return item;
}

// What the holder's work and material really cost.
void ReadCosts(const v1::EstimateFeeRequest& proto, const FieldReader& reader,
               policy::FeeQuestion& question) {
  question.pages = ReadNumber(proto.pages(), "pages", reader);
  question.labor_minutes =
      ReadNumber(proto.labor_minutes(), "labor_minutes", reader);
  question.labor_hourly_rate =
      ReadCharge(proto.labor_hourly_rate(), "labor_hourly_rate", reader);
  question.supplies = ReadCharge(proto.supplies(), "supplies", reader);
  question.postage = ReadCharge(proto.postage(), "postage", reader);
  question.agreed_summary =
      ReadCharge(proto.agreed_summary(), "agreed_summary", reader);
  question.average_cost =
      ReadCharge(proto.average_cost(), "average_cost", reader);
  question.years_searched =
      ReadNumber(proto.years_searched(), "years_searched", reader);
  question.non_paper_units =
      ReadNumber(proto.non_paper_units(), "non_paper_units", reader);
}

}  // namespace

std::vector<policy::FeeItem> ReadFeeItems(
    const google::protobuf::RepeatedPtrField<v1::FeeItem>& items,
    absl::string_view field, const FieldReader& reader) {
  std::vector<policy::FeeItem> read;
  if (!reader.Count(items.size(), field)) return read;
  for (int i = 0; i < items.size(); ++i) {
    read.push_back(ReadItem(items[i], reader.Below(field, i)));
  }
  return read;
}

v1::FeeItem ToProto(const policy::FeeItem& item) {
  v1::FeeItem proto;
  proto.set_kind(ToProto(item.kind));
  *proto.mutable_amount() = ToMoney(item.amount);
  proto.set_description(item.description);
  proto.set_allowed(item.allowed);
  proto.set_citation(item.citation);
  proto.set_units(item.units);
  return proto;
}

policy::FeeItem FromProto(const v1::FeeItem& proto) {
  return {.kind = FromProto<policy::FeeKind>(proto.kind()),
          .amount = CentsOf(proto.amount()),
          .description = proto.description(),
          .units = proto.units(),
          .allowed = proto.allowed(),
          .citation = proto.citation()};
}

policy::FeeQuestion ParseFeeQuestion(const v1::EstimateFeeRequest& proto,
                                     absl::CivilDay today,
                                     error::FieldViolations& violations) {
  const FieldReader reader("", violations);
  policy::FeeQuestion question{.state = proto.state()};
  RequireState(proto.state(), "state", reader);
  question.holder_type = RequireChoice<policy::HolderType>(
      proto.holder_type(), "holder_type", reader);
  question.payer =
      RequireChoice<policy::Payer>(proto.requester(), "requester", reader);
  question.request_date =
      ReadDay(proto.request_date(), "request_date", reader).value_or(today);
  question.media = RequireChoice<policy::Media>(proto.media(), "media", reader);
  ReadCosts(proto, reader, question);
  question.certified = proto.certified();
  question.method =
      ReadChoice<policy::FeeMethod>(proto.method(), "method", reader);
  question.quoted_items =
      ReadFeeItems(proto.quoted_items(), "quoted_items", reader);
  question.held_electronically = proto.held_electronically();
  question.purpose =
      ReadChoice<policy::Purpose>(proto.purpose(), "purpose", reader);
  question.purpose_proven = proto.purpose_proven();
  const int copy = ReadNumber(proto.copy_number(), "copy_number", reader);
  question.copy_number = copy == 0 ? 1 : copy;
  question.no_records_available = proto.no_records_available();
  question.medicaid = proto.medicaid();
  question.portable_media_requested = proto.portable_media_requested();
  return question;
}

v1::EstimateFeeResponse ToProto(const policy::FeeAnswer& answer) {
  v1::EstimateFeeResponse proto;
  if (answer.payable) *proto.mutable_payable() = ToMoney(*answer.payable);
  if (answer.hipaa_allowable) {
    *proto.mutable_hipaa_allowable() = ToMoney(*answer.hipaa_allowable);
  }
  if (answer.state_cap) *proto.mutable_state_cap() = ToMoney(*answer.state_cap);
  for (const policy::FeeItem& item : answer.items) {
    *proto.add_items() = ToProto(item);
  }
  if (answer.excess) *proto.mutable_excess() = ToMoney(*answer.excess);
  proto.set_state_cap_status(ToProto(answer.state_cap_status));
  AddEach(answer.basis, proto.mutable_basis());
  for (const std::string& part : answer.not_modelled) {
    proto.add_not_modelled(part);
  }
  return proto;
}

}  // namespace custodia::request::wire
