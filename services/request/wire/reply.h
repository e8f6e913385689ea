#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_REPLY_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_REPLY_H_

#include "custodia/request/v1/attempt.pb.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/domain/reply.h"

namespace custodia::request::wire {

v1::Acknowledgement ToProto(const Acknowledgement& reply);
Acknowledgement FromProto(const v1::Acknowledgement& proto);

v1::Fulfilment ToProto(const Fulfilment& reply);
Fulfilment FromProto(const v1::Fulfilment& proto);

v1::NamedOrganization ToProto(const NamedOrganization& organization);
NamedOrganization FromProto(const v1::NamedOrganization& proto);

// `new_organization_name` has no place in the public message.
v1::NotCustodian ToProto(const NotCustodian& reply);
NotCustodian FromProto(const v1::NotCustodian& proto);

v1::Undeliverable ToProto(const Undeliverable& reply);
Undeliverable FromProto(const v1::Undeliverable& proto);

v1::ExtensionNotice ToProto(const ExtensionNotice& reply);
ExtensionNotice FromProto(const v1::ExtensionNotice& proto);

v1::FeeQuote ToProto(const FeeQuote& reply);
FeeQuote FromProto(const v1::FeeQuote& proto);

v1::DenialNotice ToProto(const DenialNotice& reply);
DenialNotice FromProto(const v1::DenialNotice& proto);

v1::InformationRequest ToProto(const InformationRequest& reply);
InformationRequest FromProto(const v1::InformationRequest& proto);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_REPLY_H_
