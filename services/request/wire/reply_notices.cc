#include "services/request/wire/dates.h"
#include "services/request/wire/money.h"
#include "services/request/wire/policy_denial.h"
#include "services/request/wire/policy_enums.h"
#include "services/request/wire/policy_fees.h"
#include "services/request/wire/reply.h"

// The replies that stop short of an answer, and the refusal.
namespace custodia::request::wire {

v1::ExtensionNotice ToProto(const ExtensionNotice& reply) {
  v1::ExtensionNotice proto;
  *proto.mutable_notice_date() = ToProto(reply.notice_date);
  *proto.mutable_promised_date() = ToProto(reply.promised_date);
  proto.set_reason(reply.reason);
  proto.set_inspection_only(reply.inspection_only);
  proto.set_written(reply.written);
  return proto;
}

ExtensionNotice FromProto(const v1::ExtensionNotice& proto) {
  return {.notice_date = FromProto(proto.notice_date()),
          .promised_date = FromProto(proto.promised_date()),
          .reason = proto.reason(),
          .inspection_only = proto.inspection_only(),
          .written = proto.written()};
}

v1::FeeQuote ToProto(const FeeQuote& reply) {
  v1::FeeQuote proto;
  for (const policy::FeeItem& item : reply.items) {
    *proto.add_items() = ToProto(item);
  }
  if (reply.quote_date.known()) {
    *proto.mutable_quote_date() = ToProto(reply.quote_date);
  }
  proto.set_prepayment_demanded(reply.prepayment_demanded);
  if (reply.payable) *proto.mutable_payable() = ToMoney(*reply.payable);
  if (reply.excess) *proto.mutable_excess() = ToMoney(*reply.excess);
  return proto;
}

FeeQuote FromProto(const v1::FeeQuote& proto) {
  FeeQuote reply{.quote_date = FromProto(proto.quote_date()),
                 .prepayment_demanded = proto.prepayment_demanded()};
  for (const v1::FeeItem& item : proto.items()) {
    reply.items.push_back(FromProto(item));
  }
  if (proto.has_payable()) reply.payable = CentsOf(proto.payable());
  if (proto.has_excess()) reply.excess = CentsOf(proto.excess());
  return reply;
}

v1::DenialNotice ToProto(const DenialNotice& reply) {
  v1::DenialNotice proto;
  *proto.mutable_date() = ToProto(reply.date);
  for (const policy::Ground ground : reply.grounds) {
    proto.add_grounds(ToProto(ground));
  }
  proto.set_written(reply.written);
  proto.set_states_basis(reply.states_basis);
  proto.set_states_review_right(reply.states_review_right);
  proto.set_plain_language(reply.plain_language);
  proto.set_denied_by(reply.denied_by);
  proto.set_states_complaint_to_custodian(reply.states_complaint_to_custodian);
  proto.set_states_complaint_to_hhs(reply.states_complaint_to_hhs);
  proto.set_states_contact(reply.states_contact);
  for (const RecordCategory category : reply.withheld_categories) {
    proto.add_withheld_categories(ToProto(category));
  }
  proto.set_states_where_held(reply.states_where_held);
  for (const policy::GroundFacts& facts : reply.ground_facts) {
    *proto.add_ground_facts() = ToProto(facts);
  }
  return proto;
}

DenialNotice FromProto(const v1::DenialNotice& proto) {
  DenialNotice reply{
      .date = FromProto(proto.date()),
      .written = proto.written(),
      .states_basis = proto.states_basis(),
      .states_review_right = proto.states_review_right(),
      .plain_language = proto.plain_language(),
      .denied_by = proto.denied_by(),
      .states_complaint_to_custodian = proto.states_complaint_to_custodian(),
      .states_complaint_to_hhs = proto.states_complaint_to_hhs(),
      .states_contact = proto.states_contact(),
      .states_where_held = proto.states_where_held()};
  for (const int ground : proto.grounds()) {
    reply.grounds.push_back(static_cast<policy::Ground>(ground));
  }
  for (const int category : proto.withheld_categories()) {
    reply.withheld_categories.push_back(static_cast<RecordCategory>(category));
  }
  for (const v1::GroundFacts& facts : proto.ground_facts()) {
    reply.ground_facts.push_back(FromProto(facts));
  }
  return reply;
}

v1::InformationRequest ToProto(const InformationRequest& reply) {
  v1::InformationRequest proto;
  *proto.mutable_date() = ToProto(reply.date);
  for (const DemandedItem item : reply.items) proto.add_items(ToProto(item));
  proto.set_form_uri(reply.form_uri);
  return proto;
}

InformationRequest FromProto(const v1::InformationRequest& proto) {
  InformationRequest reply{.date = FromProto(proto.date()),
                           .form_uri = proto.form_uri()};
  for (const int item : proto.items()) {
    reply.items.push_back(static_cast<DemandedItem>(item));
  }
  return reply;
}

}  // namespace custodia::request::wire
