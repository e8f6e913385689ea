#ifndef CUSTODIA_TESTS_CONFORMANCE_SERVER_TRACES_H_
#define CUSTODIA_TESTS_CONFORMANCE_SERVER_TRACES_H_

#include <cstdint>
#include <map>
#include <string>

#include "tests/support/server_process.h"

// What a server leaves behind of the calls that it answered.
namespace custodia::testing {

// Returns all rows of the store in `file`, by table.
std::map<std::string, std::string> Dump(const std::string& file);

// Returns the most memory that a running server ever had.
int64_t PeakKilobytes(const ServerProcess& server);

}  // namespace custodia::testing

#endif  // CUSTODIA_TESTS_CONFORMANCE_SERVER_TRACES_H_
