#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_GRIEVANCE_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_GRIEVANCE_H_

#include <string>
#include <vector>

#include "common/dates.h"

// What a patient does about a refusal or a defect.
namespace custodia::request {

enum class ReviewOutcome {
  kUnspecified = 0,  // not decided yet
  kUpheld,
  kOverturned,
  kPartlyOverturned,
};

// The review of a refusal. 45 CFR 164.524(a)(4).
struct Review {
  PartialDate request_date;
  PartialDate decision_date;
  std::string reviewer;  // the client's own id
  bool reviewer_licensed = false;
  ReviewOutcome outcome = ReviewOutcome::kUnspecified;

  bool operator==(const Review&) const = default;
};

enum class ComplaintBody { kUnspecified = 0, kCustodian, kOcr, kState };

struct Complaint {
  ComplaintBody body = ComplaintBody::kUnspecified;
  PartialDate filed_date;
  PartialDate known_date;  // since when the patient knew
  std::string reference;
  bool late = false;  // after the 180 days of 45 CFR 160.306(b)(3)
  std::vector<std::string> defect_codes;

  bool operator==(const Complaint&) const = default;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_GRIEVANCE_H_
