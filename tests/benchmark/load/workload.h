#ifndef CUSTODIA_TESTS_BENCHMARK_LOAD_WORKLOAD_H_
#define CUSTODIA_TESTS_BENCHMARK_LOAD_WORKLOAD_H_

#include <cstdint>
#include <string>

#include "custodia/directory/v1/directory_service.pb.h"
#include "tests/benchmark/nation/numbers.h"

namespace custodia::benchmark {

// Which service dates questions name.
enum class Dates { kAll, kDay, kMix };

// Questions about the practitioners of a nation whom the directory knows: each
// once before any comes again, in an order that has nothing to do with how they
// are stored.
class Questions {
 public:
  // `first`: how many of the same order to pass over, so that several runs ask
  // about different practitioners.
  Questions(const Numbers& numbers, int64_t first, Dates dates);

  // The number of the next practitioner, and the question about it.
  int64_t NextPractitioner();
  directory::v1::ResolveCustodianRequest Next(
      directory::v1::ResolveCustodianRequest::View view);

 private:
  const Numbers numbers_;
  const Dates dates_;
  int64_t position_ = 0;
  int64_t step_ = 1;
};

// The day of service, 2000 to 2025, that questions about the practitioner name.
struct ServiceDay {
  int year = 0;
  int month = 0;
  int day = 0;
};
ServiceDay ServiceDayOf(const Numbers& numbers, int64_t practitioner);

// Calls of one method, made one after the other, serialized.
class Workload {
 public:
  virtual ~Workload() = default;
  // As in `/custodia.directory.v1.DirectoryService/GetOrganization`.
  virtual std::string method() const = 0;
  virtual std::string NextRequest() = 0;
  // Whether replies are to be looked into: those of one answer have a status.
  virtual bool inspects() const { return false; }
  // Returns how many of the items of a reply failed.
  virtual int64_t Failures(const std::string& /*reply*/) const { return 0; }
};

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_LOAD_WORKLOAD_H_
