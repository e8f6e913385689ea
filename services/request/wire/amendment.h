#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_AMENDMENT_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_AMENDMENT_H_

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "custodia/request/v1/amendment.pb.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/domain/amendment.h"

namespace custodia::request::wire {

// Returns an amendment of the retrieval with id `retrieval` as callers see it
// at `now`: with its state, what is overdue and what goes with disclosures.
v1::Amendment ToProto(const Amendment& amendment, absl::string_view retrieval,
                      absl::Time now);

// What the patient wants of it alone.
v1::Amendment ToProto(const Correction& correction);
Correction FromProto(const v1::Amendment& proto);

v1::AmendmentAcceptance ToProto(const AmendmentAcceptance& reply);
AmendmentAcceptance FromProto(const v1::AmendmentAcceptance& proto);

v1::AmendmentDenial ToProto(const AmendmentDenial& reply);
AmendmentDenial FromProto(const v1::AmendmentDenial& proto);

v1::Rebuttal ToProto(const Rebuttal& reply);
Rebuttal FromProto(const v1::Rebuttal& proto);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_AMENDMENT_H_
