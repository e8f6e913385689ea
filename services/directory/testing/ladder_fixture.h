#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_LADDER_FIXTURE_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_LADDER_FIXTURE_H_

#include "services/directory/testing/resolver_fixture.h"

namespace custodia::directory {

// Jane was at elm, in Norfolk, from 2000 to 2010; elm closed.
class LadderFixture : public ResolverFixture {
 protected:
  LadderFixture() {
    Organization& elm = Practice("elm");
    Place(elm, "25021", "MA");
    elm.address.zip = "02139";
    Close(elm);
    facts.AddAffiliation("jane", "elm", "2000", "2010");
  }

  // One referrer on each rung.
  void AddOneOfEach() {
    Serving("norfolk", Type::kLocalMedicalSociety, "25021");
    Serving("mms", Type::kStateMedicalSociety, "MA");
    Serving("board", Type::kStateMedicalBoard, "MA");
    Hospital("general");
    facts.AddAffiliation("jane", "general", "2001", "2005",
                         AffiliationKind::kPrivileges);
    Hospital("county", "25021");
    facts.AddOrganization("probate", Type::kCourt, "probate").county_fips =
        "25021";
  }
  void Died() {
    facts.AddPractitioner("jane", "Jane", "Roe").death_date = {2011};
  }
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_LADDER_FIXTURE_H_
