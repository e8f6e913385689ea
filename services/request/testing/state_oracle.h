#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_STATE_ORACLE_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_STATE_ORACLE_H_

#include <map>
#include <string>
#include <vector>

#include "services/request/domain/events.h"

namespace custodia::request::testing {

// Says in which state events leave a retrieval, as the contract puts it
// (Retrieval.State). Written apart from Apply() and StateOf(), from which it
// uses nothing.
class StateOracle {
 public:
  void See(const Event& event);

  RetrievalState State() const;

 private:
  struct OfPart {
    std::string awaited;
    bool asked_anew = false;
    bool all_came = false;
    bool some_came = false;

    void StopWaiting() {
      awaited.clear();
      asked_anew = false;
    }
  };
  struct OfAttempt {
    int part = 0;
    AttemptState state = AttemptState::kPlanned;
  };
  class Seeing;

  RetrievalState StateOfPart(int number, const OfPart& part) const;

  bool created_ = false;
  bool lacks_something_ = false;
  bool answered_ = false;  // the directory has
  bool withdrawn_ = false;
  std::map<int, OfPart> parts_;
  std::map<std::string, OfAttempt> attempts_;
};

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_STATE_ORACLE_H_
