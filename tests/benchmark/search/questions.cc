#include "tests/benchmark/search/questions.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/storage/name_words.h"

namespace custodia::benchmark {
namespace {

using directory::NameWords;
using directory::PersonName;
using directory::Practitioner;

std::string OneTypo(std::string word, Random& random) {
  const size_t at = 1 + random.Below(static_cast<int>(word.size()) - 2);
  const char letter = static_cast<char>('a' + random.Below(26));
  switch (random.Below(4)) {
    case 0:
      return word.erase(at, 1);
    case 1:
      return word.insert(at, 1, letter);
    case 2:
      word[at] = letter;
      return word;
    default:
      std::swap(word[at], word[at + 1]);
      return word;
  }
}

std::string Misspell(const std::string& word, Random& random) {
  std::string misspelt = word;
  // Two equal neighbours that change places are no typo.
  while (misspelt == word) misspelt = OneTypo(word, random);
  return misspelt;
}

// Of the words of a name, those that people say.
std::string GivenWord(const PersonName& name) {
  return NameWords(name.given).front();
}
std::string FamilyWord(const PersonName& name) {
  return NameWords(name.family).front();
}

std::vector<std::string> Words(Kind kind, const Practitioner& person,
                               Random& random) {
  std::string given = GivenWord(person.name);
  std::string family = FamilyWord(person.name);
  switch (kind) {
    case Kind::kExact:
      return {given, family};
    case Kind::kPrefix:
      if (random.Percent(50)) return {family.substr(0, 5)};
      return {given.substr(0, 3), family.substr(0, 4)};
    case Kind::kTypo:
      if (random.Percent(50)) return {given, Misspell(family, random)};
      return {Misspell(given, random), family};
    case Kind::kFormer:
      return {given, FamilyWord(person.other_names.front())};
    case Kind::kInitials:
      if (random.Percent(50)) return {given.substr(0, 1), family};
      return {given, NameWords(person.name.middle).front().substr(0, 1),
              family};
  }
  return {};
}

bool Suits(Kind kind, const Practitioner& person) {
  // A typo in a name of three letters leaves nobody's name or everybody's.
  const bool long_enough =
      GivenWord(person.name).size() >= 4 && FamilyWord(person.name).size() >= 4;
  return long_enough &&
         (kind != Kind::kFormer || !person.other_names.empty()) &&
         (kind != Kind::kInitials || !person.name.middle.empty());
}

}  // namespace

const char* NameOf(Kind kind) {
  switch (kind) {
    case Kind::kExact:
      return "exact name";
    case Kind::kPrefix:
      return "beginning";
    case Kind::kTypo:
      return "one typo";
    case Kind::kFormer:
      return "former name";
    case Kind::kInitials:
      return "initials";
  }
  return "";
}

std::vector<Question> MakeQuestions(int people, int count) {
  Random random(20261122);
  std::vector<Question> questions;
  for (int i = 0; i < count; ++i) {
    for (const Kind kind : kKinds) {
      Practitioner person = MakePerson(random.Below(people));
      while (!Suits(kind, person)) person = MakePerson(random.Below(people));
      questions.push_back({.kind = kind,
                           .words = Words(kind, person, random),
                           .person = person.id});
    }
  }
  return questions;
}

}  // namespace custodia::benchmark
