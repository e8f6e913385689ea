#ifndef CUSTODIA_SERVICES_DIRECTORY_WIRE_SUCCESSION_H_
#define CUSTODIA_SERVICES_DIRECTORY_WIRE_SUCCESSION_H_

#include "absl/strings/string_view.h"
#include "common/dates.h"
#include "custodia/directory/v1/custody.pb.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/domain/errors.h"
#include "services/directory/domain/succession.h"

namespace custodia::directory::wire {

// Adds a violation of `field` where all of `end` lies before `start`; an
// unknown date does not.
void CheckOrder(const PartialDate& start, const PartialDate& end,
                absl::string_view field, absl::string_view want,
                error::FieldViolations& violations);

// Returns the days that `range` means.
DayRange ParseRange(const v1::DateRange& range, absl::string_view field,
                    error::FieldViolations& violations);

CustodyScope ParseScope(const v1::CustodyScope& scope, absl::string_view field,
                        error::FieldViolations& violations);

// Returns the event that a caller states, without an id.
SuccessionEvent ParseSuccession(const v1::SuccessionEvent& event,
                                absl::string_view field,
                                error::FieldViolations& violations);

// Returns what `request` reports, without an id and evidence, and without the
// organization that `new_organization` describes. What does not suit the
// finding is at fault, as is what happened after `today`; `report_date` is
// `today` where left out.
CustodyReport ParseReport(const v1::ReportCustodyRequest& request,
                          absl::CivilDay today,
                          error::FieldViolations& violations);

v1::DateRange ToProto(const DayRange& range);
v1::CustodyScope ToProto(const CustodyScope& scope);
v1::SuccessionEvent ToProto(const SuccessionEvent& event);

}  // namespace custodia::directory::wire

#endif  // CUSTODIA_SERVICES_DIRECTORY_WIRE_SUCCESSION_H_
