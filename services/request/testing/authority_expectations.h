#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_AUTHORITY_EXPECTATIONS_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_AUTHORITY_EXPECTATIONS_H_

#include <functional>
#include <string>

#include "gmock/gmock.h"
#include "services/request/testing/authority_questions.h"

// What tests of the papers of a third party take away, and what they expect.
namespace custodia::request::testing {

inline constexpr char kPapers[] = "requester.authority_documents";

inline policy::AuthorityAnswer Ask(const policy::AuthorityQuestion& question) {
  return policy::CheckAuthority(PeopleRules(), question);
}

inline void ExpectAllowedBy(policy::Route route,
                            const policy::AuthorityAnswer& answer) {
  EXPECT_EQ(answer.decision, policy::Decision::kAllowed);
  EXPECT_EQ(answer.route, route);
  EXPECT_THAT(answer.missing, ::testing::IsEmpty());
}

inline void ExpectRefusedFor(const policy::AuthorityAnswer& answer,
                             const std::string& field) {
  EXPECT_EQ(answer.decision, policy::Decision::kRefused);
  EXPECT_THAT(MissingFields(answer), ::testing::ElementsAre(field));
}

// Returns the field of the first paper.
inline std::string Path(const std::string& field) {
  return "requester.authority_documents[0].authorization." + field;
}

using Change = std::function<void(policy::AuthorityPaper&)>;

// Takes away one thing.
struct Lack {
  const char* field;
  const char* citation;
  Change take;
};

template <typename T>
Change Set(T policy::AuthorizationFacts::*fact, T value) {
  return
      [=](policy::AuthorityPaper& paper) { paper.authorization.*fact = value; };
}

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_AUTHORITY_EXPECTATIONS_H_
