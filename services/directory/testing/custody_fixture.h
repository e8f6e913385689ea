#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_CUSTODY_FIXTURE_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_CUSTODY_FIXTURE_H_

#include "absl/strings/string_view.h"
#include "services/directory/testing/resolver_fixture.h"

namespace custodia::directory {

// Jane was at elm from 2000 to 2010. elm, north, east and south are practices,
// vault and attic keep records for others.
class CustodyFixture : public ResolverFixture {
 protected:
  CustodyFixture() {
    for (const char* id : {"elm", "north", "east", "south"}) Practice(id);
    Vault("vault");
    Vault("attic");
    facts.AddAffiliation("jane", "elm", "2000", "2010");
  }

  SuccessionEvent& Event(absl::string_view from, Kind kind,
                         absl::string_view to, absl::string_view date = "") {
    return facts.AddEvent(from, kind, to, date);
  }
  void Closed(absl::string_view id) {
    Close(facts.AddOrganization(id, Type::kPractice, id));
  }

  // Without dates, which all are 2000 to 2010.
  Strings WhoHolds() { return Describe(Ask(), Role::kHolder, /*dates=*/false); }
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_CUSTODY_FIXTURE_H_
