#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_PEOPLE_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_PEOPLE_H_

#include <string>

#include "absl/time/civil_time.h"
#include "custodia/request/v1/authority.pb.h"
#include "services/request/domain/patient.h"
#include "services/request/wire/field_reader.h"

// The people of an order; see parse_order.h.
namespace custodia::request::wire {

// Returns the nine digits of the field `ssn`; "" where it is absent or wrong.
std::string ParseSsn(const std::string& ssn, const FieldReader& reader);

// Returns the patient, as far as nothing is wrong.
Patient ParsePatient(const v1::Patient& proto, absl::CivilDay today,
                     const FieldReader& reader);

void CheckRequester(const v1::Requester& proto, absl::CivilDay today,
                    const FieldReader& reader);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_PARSE_PEOPLE_H_
