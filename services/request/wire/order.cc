#include "services/request/wire/order.h"

#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/people.h"

namespace custodia::request::wire {
namespace {

// Beside those below, which would hide them.
using wire::FromProto;
using wire::ToProto;

v1::Provider ToProto(const Provider& provider) {
  v1::Provider proto;
  proto.set_practitioner(provider.practitioner);
  proto.set_organization(provider.organization);
  proto.set_description(provider.description);
  if (!provider.query.empty()) {
    *proto.mutable_practitioner_query() = ToProto(provider.query);
  }
  *proto.mutable_other_practitioners() = {provider.other_practitioners.begin(),
                                          provider.other_practitioners.end()};
  return proto;
}

Provider FromProto(const v1::Provider& proto) {
  const directory::v1::PractitionerQuery& query = proto.practitioner_query();
  return {.practitioner = proto.practitioner(),
          .organization = proto.organization(),
          .description = proto.description(),
          .query = {.given_name = query.given_name(),
                    .family_name = query.family_name(),
                    .state = query.state(),
                    .city = query.city()},
          .other_practitioners = {proto.other_practitioners().begin(),
                                  proto.other_practitioners().end()}};
}

v1::SensitiveItem ToProto(const SensitiveItem& item) {
  v1::SensitiveItem proto;
  if (item.service_dates != DateSpan{}) {
    *proto.mutable_service_dates() = ToProto(item.service_dates);
  }
  proto.set_category(ToProto(item.category));
  proto.set_minor_consented(item.minor_consented);
  proto.set_parent_assented_to_confidentiality(
      item.parent_assented_to_confidentiality);
  proto.set_minor_named_parent(item.minor_named_parent);
  return proto;
}

SensitiveItem FromProto(const v1::SensitiveItem& proto) {
  return {.service_dates = FromProto(proto.service_dates()),
          .category = FromProto<RecordCategory>(proto.category()),
          .minor_consented = proto.minor_consented(),
          .parent_assented_to_confidentiality =
              proto.parent_assented_to_confidentiality(),
          .minor_named_parent = proto.minor_named_parent()};
}

v1::RecordsSought ToProto(const RecordsSought& records) {
  v1::RecordsSought proto;
  for (const RecordCategory category : records.categories) {
    proto.add_categories(ToProto(category));
  }
  proto.set_description(records.description);
  if (records.service_dates != DateSpan{}) {
    *proto.mutable_service_dates() = ToProto(records.service_dates);
  }
  proto.set_access(ToProto(records.access));
  proto.set_purpose(ToProto(records.purpose));
  proto.set_purpose_proven(records.purpose_proven);
  proto.set_copies(records.copies);
  for (const SensitiveItem& item : records.sensitive_items) {
    *proto.add_sensitive_items() = ToProto(item);
  }
  return proto;
}

RecordsSought FromProto(const v1::RecordsSought& proto) {
  RecordsSought records{.description = proto.description(),
                        .service_dates = FromProto(proto.service_dates()),
                        .access = FromProto<Access>(proto.access()),
                        .purpose = FromProto<Purpose>(proto.purpose()),
                        .purpose_proven = proto.purpose_proven(),
                        .copies = proto.copies()};
  for (int i = 0; i < proto.categories_size(); ++i) {
    records.categories.push_back(
        FromProto<RecordCategory>(proto.categories(i)));
  }
  for (const v1::SensitiveItem& item : proto.sensitive_items()) {
    records.sensitive_items.push_back(FromProto(item));
  }
  return records;
}

v1::Delivery ToProto(const Delivery& delivery) {
  v1::Delivery proto;
  proto.set_method(ToProto(delivery.method));
  proto.set_destination(delivery.destination);
  proto.set_format(ToProto(delivery.format));
  if (delivery.address != Address{}) {
    *proto.mutable_address() = ToProto(delivery.address);
  }
  proto.set_recipient_name(delivery.recipient_name);
  proto.set_unencrypted_accepted(delivery.unencrypted_accepted);
  return proto;
}

Delivery FromProto(const v1::Delivery& proto) {
  return {.method = FromProto<DeliveryMethod>(proto.method()),
          .destination = proto.destination(),
          .format = FromProto<DeliveryFormat>(proto.format()),
          .address = FromProto(proto.address()),
          .recipient_name = proto.recipient_name(),
          .unencrypted_accepted = proto.unencrypted_accepted()};
}

v1::Signature ToProto(const Signature& signature) {
  v1::Signature proto;
  if (signature.signed_on.known()) {
    *proto.mutable_signed_on() = ToProto(signature.signed_on);
  }
  proto.set_signer_name(signature.signer_name);
  return proto;
}

}  // namespace

v1::Retrieval ToProto(const Order& order) {
  v1::Retrieval proto;
  *proto.mutable_patient() = ToProto(order.patient);
  *proto.mutable_requester() = ToProto(order.requester);
  *proto.mutable_provider() = ToProto(order.provider);
  proto.set_record_kind(ToProto(order.record_kind));
  *proto.mutable_records() = ToProto(order.records);
  *proto.mutable_delivery() = ToProto(order.delivery);
  *proto.mutable_signature() = ToProto(order.signature);
  proto.set_client_reference(order.client_reference);
  proto.set_time_zone(order.time_zone);
  return proto;
}

Order OrderFromProto(const v1::Retrieval& proto) {
  return {.patient = FromProto(proto.patient()),
          .requester = FromProto(proto.requester()),
          .provider = FromProto(proto.provider()),
          .record_kind = FromProto<RecordKind>(proto.record_kind()),
          .records = FromProto(proto.records()),
          .delivery = FromProto(proto.delivery()),
          .signature = {.signed_on = FromProto(proto.signature().signed_on()),
                        .signer_name = proto.signature().signer_name()},
          .client_reference = proto.client_reference(),
          .time_zone = proto.time_zone()};
}

directory::v1::PractitionerQuery ToProto(const PractitionerQuery& query) {
  directory::v1::PractitionerQuery proto;
  proto.set_given_name(query.given_name);
  proto.set_family_name(query.family_name);
  proto.set_state(query.state);
  proto.set_city(query.city);
  return proto;
}

v1::MissingItem ToProto(const MissingItem& item) {
  v1::MissingItem proto;
  proto.set_field(item.field);
  proto.set_explanation(item.explanation);
  proto.set_blocking(item.blocking);
  return proto;
}

MissingItem FromProto(const v1::MissingItem& proto) {
  return {.field = proto.field(),
          .explanation = proto.explanation(),
          .blocking = proto.blocking()};
}

}  // namespace custodia::request::wire
