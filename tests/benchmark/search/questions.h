#ifndef CUSTODIA_TESTS_BENCHMARK_SEARCH_QUESTIONS_H_
#define CUSTODIA_TESTS_BENCHMARK_SEARCH_QUESTIONS_H_

#include <string>
#include <vector>

#include "tests/benchmark/people/people.h"

namespace custodia::benchmark {

enum class Kind { kExact, kPrefix, kTypo, kFormer, kInitials };
inline constexpr Kind kKinds[] = {Kind::kExact, Kind::kPrefix, Kind::kTypo,
                                  Kind::kFormer, Kind::kInitials};
const char* NameOf(Kind kind);

// A search for somebody whom the directory has.
struct Question {
  Kind kind;
  std::vector<std::string> words;
  std::string person;  // the id
};

// Returns the same mix each time: `count` questions of each kind, by turns,
// about some of the first `people`.
std::vector<Question> MakeQuestions(int people, int count);

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_SEARCH_QUESTIONS_H_
