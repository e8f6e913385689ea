#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_FEES_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_FEES_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/errors.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "services/request/policy/fees.h"
#include "services/request/wire/field_reader.h"

namespace custodia::request::wire {

// Returns what is asked, as far as nothing is wrong; what is, all of it, is
// added to `violations`. `today` stands for a `request_date` that is absent.
policy::FeeQuestion ParseFeeQuestion(const v1::EstimateFeeRequest& proto,
                                     absl::CivilDay today,
                                     error::FieldViolations& violations);

// Checks the lines of a quote, at `field`, and returns them.
std::vector<policy::FeeItem> ReadFeeItems(
    const google::protobuf::RepeatedPtrField<v1::FeeItem>& items,
    absl::string_view field, const FieldReader& reader);

v1::FeeItem ToProto(const policy::FeeItem& item);
policy::FeeItem FromProto(const v1::FeeItem& proto);

// An amount that is not known stays unset.
v1::EstimateFeeResponse ToProto(const policy::FeeAnswer& answer);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_FEES_H_
