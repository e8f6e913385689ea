#ifndef CUSTODIA_DEPLOY_WALKTHROUGH_ORDERS_H_
#define CUSTODIA_DEPLOY_WALKTHROUGH_ORDERS_H_

#include "custodia/request/v1/request_service.pb.h"
#include "google/type/date.pb.h"

namespace custodia::walkthrough {

// Somebody invented.
struct Persona {
  const char* name;
  const char* former_name;  // or ""
  int birth_year;
  const char* street;
  const char* city;
  const char* state;
  const char* zip;
  const char* phone;
  const char* email;
};

// Returns an order by `persona` for everything that was written down about
// them in these years, signed and complete but for the provider.
request::v1::Retrieval Order(const Persona& persona, int first_year,
                             int last_year);

// The same of what `practitioner` wrote down.
request::v1::Retrieval OrderFrom(const char* practitioner,
                                 const Persona& persona, int first_year,
                                 int last_year);

// Returns the day so many days before today (UTC), or after it where negative.
google::type::Date DaysAgo(int days);

}  // namespace custodia::walkthrough

#endif  // CUSTODIA_DEPLOY_WALKTHROUGH_ORDERS_H_
