#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_ENVIRONMENT_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_ENVIRONMENT_H_

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/clock.h"
#include "common/id_source.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// What the handlers stand on. Built once in server/; owns nothing.
struct Environment {
  const Clock& clock;
  IdSource& ids;
  DirectoryStore& store;

  // The directory serves all time zones, so its day is UTC's.
  absl::CivilDay Today() const {
    return absl::ToCivilDay(clock.Now(), absl::UTCTimeZone());
  }
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_ENVIRONMENT_H_
