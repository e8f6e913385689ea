#include "services/request/wire/people.h"

#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"

namespace custodia::request::wire {
namespace {

// Beside those below, which would hide them.
using wire::FromProto;
using wire::ToProto;

v1::Authorization ToProto(const Authorization& authorization) {
  v1::Authorization proto;
  proto.set_information(authorization.information);
  proto.set_discloser(authorization.discloser);
  proto.set_recipient(authorization.recipient);
  *proto.mutable_purposes() = {authorization.purposes.begin(),
                               authorization.purposes.end()};
  proto.set_expiry_event(authorization.expiry_event);
  if (authorization.expiry_event_on.known()) {
    *proto.mutable_expiry_event_on() = ToProto(authorization.expiry_event_on);
  }
  if (authorization.signed_on.known()) {
    *proto.mutable_signed_on() = ToProto(authorization.signed_on);
  }
  proto.set_signer_name(authorization.signer_name);
  proto.set_signer_authority(authorization.signer_authority);
  proto.set_states_right_to_revoke(authorization.states_right_to_revoke);
  proto.set_states_conditioning(authorization.states_conditioning);
  proto.set_states_redisclosure(authorization.states_redisclosure);
  proto.set_plain_language(authorization.plain_language);
  if (authorization.revoked_on.known()) {
    *proto.mutable_revoked_on() = ToProto(authorization.revoked_on);
  }
  proto.set_unlawfully_combined(authorization.unlawfully_combined);
  proto.set_unlawfully_conditioned(authorization.unlawfully_conditioned);
  proto.set_known_false(authorization.known_false);
  proto.set_psychotherapy_notes_only(authorization.psychotherapy_notes_only);
  proto.set_part_2_consent(authorization.part_2_consent);
  proto.set_send_to(authorization.send_to);
  return proto;
}

Authorization FromProto(const v1::Authorization& proto) {
  return {.information = proto.information(),
          .discloser = proto.discloser(),
          .recipient = proto.recipient(),
          .purposes = {proto.purposes().begin(), proto.purposes().end()},
          .expiry_event = proto.expiry_event(),
          .expiry_event_on = FromProto(proto.expiry_event_on()),
          .signed_on = FromProto(proto.signed_on()),
          .signer_name = proto.signer_name(),
          .signer_authority = proto.signer_authority(),
          .states_right_to_revoke = proto.states_right_to_revoke(),
          .states_conditioning = proto.states_conditioning(),
          .states_redisclosure = proto.states_redisclosure(),
          .plain_language = proto.plain_language(),
          .revoked_on = FromProto(proto.revoked_on()),
          .unlawfully_combined = proto.unlawfully_combined(),
          .unlawfully_conditioned = proto.unlawfully_conditioned(),
          .known_false = proto.known_false(),
          .psychotherapy_notes_only = proto.psychotherapy_notes_only(),
          .part_2_consent = proto.part_2_consent(),
          .send_to = proto.send_to()};
}

v1::AuthorityDocument ToProto(const AuthorityDocument& document) {
  v1::AuthorityDocument proto;
  proto.set_kind(ToProto(document.kind));
  if (document.issued_on.known()) {
    *proto.mutable_issued_on() = ToProto(document.issued_on);
  }
  if (document.expires_on.known()) {
    *proto.mutable_expires_on() = ToProto(document.expires_on);
  }
  if (document.authorization != Authorization{}) {
    *proto.mutable_authorization() = ToProto(document.authorization);
  }
  proto.set_document_reference(document.document_reference);
  return proto;
}

AuthorityDocument FromProto(const v1::AuthorityDocument& proto) {
  return {.kind = FromProto<AuthorityDocumentKind>(proto.kind()),
          .issued_on = FromProto(proto.issued_on()),
          .expires_on = FromProto(proto.expires_on()),
          .authorization = FromProto(proto.authorization()),
          .document_reference = proto.document_reference()};
}

}  // namespace

v1::Patient ToProto(const Patient& patient) {
  v1::Patient proto;
  proto.set_full_name(patient.full_name);
  *proto.mutable_former_names() = {patient.former_names.begin(),
                                   patient.former_names.end()};
  if (patient.birth_date.known()) {
    *proto.mutable_birth_date() = ToProto(patient.birth_date);
  }
  proto.set_ssn_last4(patient.ssn_last4);
  if (patient.address != Address{}) {
    *proto.mutable_address() = ToProto(patient.address);
  }
  proto.set_phone(patient.phone);
  proto.set_email(patient.email);
  if (patient.death_date.known()) {
    *proto.mutable_death_date() = ToProto(patient.death_date);
  }
  proto.set_emancipated(patient.emancipated);
  return proto;
}

Patient FromProto(const v1::Patient& proto) {
  return {.full_name = proto.full_name(),
          .former_names = {proto.former_names().begin(),
                           proto.former_names().end()},
          .birth_date = FromProto(proto.birth_date()),
          .ssn_last4 = proto.ssn_last4(),
          .address = FromProto(proto.address()),
          .phone = proto.phone(),
          .email = proto.email(),
          .death_date = FromProto(proto.death_date()),
          .emancipated = proto.emancipated()};
}

v1::Requester ToProto(const Requester& requester) {
  v1::Requester proto;
  proto.set_relationship(ToProto(requester.relationship));
  proto.set_full_name(requester.full_name);
  proto.set_phone(requester.phone);
  proto.set_email(requester.email);
  for (const AuthorityDocument& document : requester.authority_documents) {
    *proto.add_authority_documents() = ToProto(document);
  }
  if (requester.address != Address{}) {
    *proto.mutable_address() = ToProto(requester.address);
  }
  return proto;
}

Requester FromProto(const v1::Requester& proto) {
  Requester requester{
      .relationship = FromProto<Relationship>(proto.relationship()),
      .full_name = proto.full_name(),
      .phone = proto.phone(),
      .email = proto.email(),
      .address = FromProto(proto.address())};
  for (const v1::AuthorityDocument& document : proto.authority_documents()) {
    requester.authority_documents.push_back(FromProto(document));
  }
  return requester;
}

}  // namespace custodia::request::wire
