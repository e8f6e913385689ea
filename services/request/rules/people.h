#ifndef CUSTODIA_SERVICES_REQUEST_RULES_PEOPLE_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_PEOPLE_H_

#include "custodia/policy/v1/rules.pb.h"
#include "services/request/policy/rules.h"
#include "services/request/rules/place.h"
#include "services/request/rules/source.h"

namespace custodia::request::rules {

// Fills in what the file says of people and offices: majority, who stands for
// minors and the dead, authorizations, complaint bodies, registries. Reports
// what is missing there.
void ReadPeople(const proto::Jurisdiction& file, const Place& place,
                policy::Jurisdiction& read);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_PEOPLE_H_
