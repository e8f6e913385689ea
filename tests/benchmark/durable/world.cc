#include "tests/benchmark/durable/world.h"

#include <algorithm>

#include "services/request/handlers/create_retrieval.h"
#include "services/request/testing/sample_order.h"

namespace custodia::request {

void Create(absl::string_view patient, const handlers::Environment& env) {
  static const v1::Retrieval& sample =
      *new v1::Retrieval(testing::SampleRetrieval());
  v1::CreateRetrievalRequest message;
  *message.mutable_retrieval() = sample;
  message.mutable_retrieval()->mutable_patient()->set_full_name(
      std::string(patient));
  Require(handlers::CreateRetrieval(
              {.caller = "anonymous", .deadline = absl::InfiniteFuture()},
              message, env)
              .status());
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace custodia::request
