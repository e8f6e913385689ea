#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_TWINS_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_TWINS_H_

#include <cstdint>
#include <vector>

#include "services/directory/domain/organization.h"

namespace custodia::directory {

// Tells where two organizations are taken for one. NPPES knows a hospital by
// its NPI and Medicare by its certification number, and no public file ties the
// two; so a hospital may be there twice. Those that stand at one address and
// have a name in common are twins. It is an inference: both stay stored, and
// only one of them is named.
class Twins {
 public:
  // Makes `organization` known. One that is `settled` was named already, or is
  // not to be named, and so speaks for its twins. Borrows it.
  void Add(const Organization& organization, bool settled);

  // Returns who is to be named instead of `organization`: a settled twin, else
  // the one of which it is known whether it operates, else the one with better
  // evidence, else the one with the lesser id. nullptr where it is the one.
  // `found`, where there is one, was found to be named instead among others.
  const Organization* NamedInstead(const Organization& organization,
                                   const Organization* found = nullptr) const;

 private:
  struct Known {
    const Organization* organization;
    uint64_t zip5;  // first to be compared
    bool settled;
  };

  std::vector<Known> known_;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_TWINS_H_
