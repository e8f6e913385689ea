#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_EVIDENCE_ROWS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_EVIDENCE_ROWS_H_

#include <cstdint>
#include <vector>

#include "common/sqlite/connection.h"
#include "services/directory/domain/evidence.h"

namespace custodia::directory::sql {

// Returns the evidence of `fact`, which revision `recorded` brought.
std::vector<Evidence> ReadEvidence(sqlite::Connection& db, int64_t fact,
                                   int64_t recorded);

// Writes it. Its `fact` and `recorded_time` are not looked at.
void WriteEvidence(sqlite::Connection& db, int64_t fact,
                   const std::vector<Evidence>& evidence);

// Clears what the store sets, so that what is put can be compared with what is
// stored.
void ForgetStored(std::vector<Evidence>& evidence);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_EVIDENCE_ROWS_H_
