#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_WALKER_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_WALKER_H_

#include <optional>
#include <random>
#include <string>

#include "services/request/testing/life.h"

namespace custodia::request::testing {

// Makes random commands, legal ones and others, the same for the same seed.
// There are few names, so that they meet. Not thread-safe.
class Walker {
 public:
  explicit Walker(unsigned seed) : random_(seed) {}

  // Returns what happens next to `life`, on its day.
  Command Next(const Life& life);

  // Returns how many days pass before that: often none.
  int Days();

 private:
  // Returns a number from 0 to `n` - 1.
  int Pick(int n) { return static_cast<int>(random_() % n); }
  bool OneIn(int n) { return Pick(n) == 0; }

  std::string SomeId() { return std::string(1, "abcdef"[Pick(6)]); }
  std::string SomeAttempt(const Retrieval& retrieval);
  Lead SomeLead();
  Location SomeLocation();
  PartialDate SomeDay(const Life& life, int days_back);

  // What a retrieval, or one of its parts, waits for; nothing where it has
  // ended.
  std::optional<Command> Awaited(const Life& life);
  std::optional<Command> AwaitedOf(const Part& part, const Life& life);
  Command Anything(const Life& life);

  Command SomeLocatePart(const Retrieval& retrieval);
  Climb SomeClimb(const Part& part);
  Command SomeSending(const std::string& attempt, const Life& life);
  Command SomeRelocate();
  Command SomeRevision(const Retrieval& retrieval);
  Command SomeReview(const Life& life);
  Command SomeDecision(const Life& life);
  Command SomeComplaint(const Life& life);
  Command SomethingOfAnAmendment(const Life& life);
  AmendmentReply SomeAmendmentReply(const Life& life);
  Reply SomeReply(const Life& life);
  Reply SomeNotUs();
  DenialNotice SomeDenial(const Life& life);

  std::mt19937 random_;
  int named_ = 0;
};

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_WALKER_H_
