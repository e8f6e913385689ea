#include "services/request/wire/reply.h"

#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/money.h"

namespace custodia::request::wire {
v1::NamedOrganization ToProto(const NamedOrganization& organization) {
  v1::NamedOrganization proto;
  proto.set_display_name(organization.display_name);
  *proto.mutable_address_lines() = {organization.address.lines.begin(),
                                    organization.address.lines.end()};
  proto.set_city(organization.address.city);
  proto.set_region_code(organization.address.state);
  proto.set_postal_code(organization.address.zip);
  proto.set_phone(organization.phone);
  proto.set_fax(organization.fax);
  proto.set_email(organization.email);
  proto.set_role(ToProto(organization.role));
  return proto;
}

NamedOrganization FromProto(const v1::NamedOrganization& proto) {
  return {.display_name = proto.display_name(),
          .address = {.lines = {proto.address_lines().begin(),
                                proto.address_lines().end()},
                      .city = proto.city(),
                      .state = proto.region_code(),
                      .zip = proto.postal_code()},
          .phone = proto.phone(),
          .fax = proto.fax(),
          .email = proto.email(),
          .role = FromProto<Role>(proto.role())};
}

v1::Acknowledgement ToProto(const Acknowledgement& reply) {
  v1::Acknowledgement proto;
  if (reply.received_date.known()) {
    *proto.mutable_received_date() = ToProto(reply.received_date);
  }
  proto.set_custodian_reference(reply.custodian_reference);
  return proto;
}

Acknowledgement FromProto(const v1::Acknowledgement& proto) {
  return {.received_date = FromProto(proto.received_date()),
          .custodian_reference = proto.custodian_reference()};
}

v1::Fulfilment ToProto(const Fulfilment& reply) {
  v1::Fulfilment proto;
  if (reply.date.known()) *proto.mutable_date() = ToProto(reply.date);
  proto.set_complete(reply.complete);
  for (const RecordCategory category : reply.categories) {
    proto.add_categories(ToProto(category));
  }
  proto.set_available_for_pick_up(reply.available_for_pick_up);
  if (reply.service_dates != DateSpan{}) {
    *proto.mutable_service_dates() = ToProto(reply.service_dates);
  }
  proto.set_format(reply.format);
  if (reply.charged_cents) {
    *proto.mutable_charged() = ToMoney(*reply.charged_cents);
  }
  proto.set_pages(reply.pages);
  proto.set_document_reference(reply.document_reference);
  return proto;
}

Fulfilment FromProto(const v1::Fulfilment& proto) {
  Fulfilment reply{.date = FromProto(proto.date()),
                   .complete = proto.complete(),
                   .available_for_pick_up = proto.available_for_pick_up(),
                   .service_dates = FromProto(proto.service_dates()),
                   .format = proto.format(),
                   .pages = proto.pages(),
                   .document_reference = proto.document_reference()};
  if (proto.has_charged()) reply.charged_cents = CentsOf(proto.charged());
  for (int i = 0; i < proto.categories_size(); ++i) {
    reply.categories.push_back(FromProto<RecordCategory>(proto.categories(i)));
  }
  return reply;
}

v1::NotCustodian ToProto(const NotCustodian& reply) {
  v1::NotCustodian proto;
  proto.set_kind(ToProto(reply.kind));
  proto.set_organization(reply.organization);
  if (reply.new_organization) {
    *proto.mutable_new_organization() = ToProto(*reply.new_organization);
  }
  if (reply.date.known()) *proto.mutable_date() = ToProto(reply.date);
  proto.set_rule(reply.rule);
  if (reply.service_dates != DateSpan{}) {
    *proto.mutable_service_dates() = ToProto(reply.service_dates);
  }
  return proto;
}

NotCustodian FromProto(const v1::NotCustodian& proto) {
  NotCustodian reply{.kind = FromProto<NotCustodianKind>(proto.kind()),
                     .organization = proto.organization(),
                     .date = FromProto(proto.date()),
                     .rule = proto.rule(),
                     .service_dates = FromProto(proto.service_dates())};
  if (proto.has_new_organization()) {
    reply.new_organization = FromProto(proto.new_organization());
  }
  return reply;
}

v1::Undeliverable ToProto(const Undeliverable& reply) {
  v1::Undeliverable proto;
  if (reply.date.known()) *proto.mutable_date() = ToProto(reply.date);
  proto.set_contact_value(reply.contact_value);
  return proto;
}

Undeliverable FromProto(const v1::Undeliverable& proto) {
  return {.date = FromProto(proto.date()),
          .contact_value = proto.contact_value()};
}

}  // namespace custodia::request::wire
