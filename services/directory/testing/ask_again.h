#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_ASK_AGAIN_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_ASK_AGAIN_H_

#include "absl/status/statusor.h"
#include "services/directory/domain/resolution.h"
#include "services/directory/testing/fake_facts.h"

namespace custodia::directory {

// Where a test program links a store (stored_facts.cc), expects that it gives
// one answer to the question, however it reads the facts. Where it links none,
// as the domain's own does not, nothing happens.
using AskAgain = void (*)(const Question& question, const FakeFacts& facts);
inline AskAgain ask_again = nullptr;

// Returns what Resolve() does, and asks again.
inline absl::StatusOr<Resolution> ResolveTwice(
    const Question& question, FakeFacts& facts,
    std::vector<Practitioner>& candidates) {
  if (ask_again != nullptr) ask_again(question, facts);
  return Resolve(question, facts, candidates);
}

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_ASK_AGAIN_H_
