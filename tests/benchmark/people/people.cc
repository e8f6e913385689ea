#include "tests/benchmark/people/people.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace custodia::benchmark {
namespace {

// The most common of each, by rank (Census 2010; Social Security, 1950-2000).
constexpr const char* kFamilies[] = {
    "Smith",     "Johnson",    "Williams",  "Brown",    "Jones",     "Garcia",
    "Miller",    "Davis",      "Rodriguez", "Martinez", "Hernandez", "Lopez",
    "Gonzalez",  "Wilson",     "Anderson",  "Thomas",   "Taylor",    "Moore",
    "Jackson",   "Martin",     "Lee",       "Perez",    "Thompson",  "White",
    "Harris",    "Sanchez",    "Clark",     "Ramirez",  "Lewis",     "Robinson",
    "Walker",    "Young",      "Allen",     "King",     "Wright",    "Scott",
    "Torres",    "Nguyen",     "Hill",      "Flores",   "Green",     "Adams",
    "Nelson",    "Baker",      "Hall",      "Rivera",   "Campbell",  "Mitchell",
    "Carter",    "Roberts",    "Gomez",     "Phillips", "Evans",     "Turner",
    "Diaz",      "Parker",     "Cruz",      "Edwards",  "Collins",   "Reyes",
    "Stewart",   "Morris",     "Morales",   "Murphy",   "Cook",      "Rogers",
    "Gutierrez", "Ortiz",      "Morgan",    "Cooper",   "Peterson",  "Bailey",
    "Reed",      "Kelly",      "Howard",    "Ramos",    "Kim",       "Cox",
    "Ward",      "Richardson", "Watson",    "Brooks",   "Chavez",    "Wood",
    "James",     "Bennett",    "Gray",      "Mendoza",  "Ruiz",      "Hughes",
    "Price",     "Alvarez",    "Castillo",  "Sanders",  "Patel",     "Myers"};
constexpr const char* kGiven[] = {
    "James",    "Mary",      "Robert",   "Patricia",  "John",    "Jennifer",
    "Michael",  "Linda",     "David",    "Elizabeth", "William", "Barbara",
    "Richard",  "Susan",     "Joseph",   "Jessica",   "Thomas",  "Sarah",
    "Charles",  "Karen",     "Daniel",   "Lisa",      "Matthew", "Nancy",
    "Anthony",  "Betty",     "Mark",     "Sandra",    "Donald",  "Margaret",
    "Steven",   "Ashley",    "Andrew",   "Kimberly",  "Paul",    "Emily",
    "Joshua",   "Donna",     "Kenneth",  "Michelle",  "Kevin",   "Carol",
    "Brian",    "Amanda",    "George",   "Melissa",   "Timothy", "Deborah",
    "Ronald",   "Stephanie", "Jason",    "Rebecca",   "Edward",  "Laura",
    "Jeffrey",  "Sharon",    "Ryan",     "Cynthia",   "Jacob",   "Kathleen",
    "Gary",     "Amy",       "Nicholas", "Angela",    "Eric",    "Anna",
    "Jonathan", "Ruth",      "Stephen",  "Brenda",    "Larry",   "Pamela",
    "Justin",   "Nicole",    "Scott",    "Katherine", "Brandon", "Virginia"};

constexpr const char* kFirst[] = {
    "Al",   "Ba", "Ber", "Bo",   "Bra",  "Ca",  "Che", "Co",  "Da",  "De",
    "Do",   "El", "Fa",  "Fe",   "Fran", "Ga",  "Ger", "Go",  "Gra", "Ha",
    "Hen",  "Ho", "Hu",  "In",   "Ja",   "Jo",  "Ka",  "Ken", "Ko",  "Kri",
    "La",   "Le", "Lo",  "Ma",   "Mc",   "Me",  "Mi",  "Mon", "Na",  "Ne",
    "No",   "O",  "Pa",  "Pe",   "Pra",  "Qui", "Ra",  "Re",  "Ro",  "Sa",
    "Sche", "Se", "Sha", "Stra", "Ta",   "Te",  "Tri", "Va",  "Wa",  "Zi"};
constexpr const char* kMiddle[] = {
    "ba", "ber", "bri", "ca",  "chel", "da", "den", "dri", "el", "fer",
    "ga", "ger", "gi",  "ha",  "hen",  "ja", "ka",  "kin", "la", "len",
    "li", "lo",  "ma",  "men", "mi",   "mo", "na",  "ne",  "ni", "no",
    "pa", "per", "ra",  "ri",  "ro",   "sa", "sen", "shi", "ta", "ten",
    "ti", "tra", "va",  "ver", "vi",   "wa", "wen", "za",  "zi", "zo"};
constexpr const char* kFamilyEnd[] = {
    "berg", "by",     "cek",  "dez",   "din", "er",  "ez",   "field",
    "ford", "gan",    "hart", "in",    "jee", "kar", "ko",   "ler",
    "ley",  "lin",    "lo",   "man",   "mer", "ner", "ni",   "off",
    "ov",   "poulos", "ra",   "ricks", "rin", "ron", "sen",  "shi",
    "ski",  "son",    "ster", "stein", "ton", "tti", "well", "zak"};
constexpr const char* kGivenEnd[] = {
    "a",  "an",  "ce", "el", "en", "ette", "ey", "ia", "in",  "is",
    "la", "lyn", "na", "nn", "o",  "on",   "ra", "ry", "ssa", "th"};
constexpr const char* kStates[] = {
    "CA", "TX", "FL", "NY", "PA", "IL", "OH", "GA", "NC", "MI", "NJ", "VA",
    "WA", "AZ", "MA", "TN", "IN", "MD", "MO", "WI", "CO", "MN", "SC", "AL"};
constexpr const char* kTaxonomies[] = {"207Q00000X", "207R00000X", "208000000X",
                                       "363L00000X", "183500000X", "1041C0700X",
                                       "225100000X", "122300000X"};

constexpr int kDistinctFamilies = 110'000;
constexpr int kDistinctGiven = 6'000;

template <size_t N>
const char* Pick(const char* const (&list)[N], uint64_t number) {
  return list[number % N];
}

// The rare names are numbered; each number is another combination of syllables.
template <size_t N>
std::string Invented(uint64_t number, const char* const (&ends)[N]) {
  const uint64_t mixed = number * 7919;
  return absl::StrCat(
      Pick(kFirst, mixed), Pick(kMiddle, mixed / std::size(kFirst)),
      Pick(ends, mixed / std::size(kFirst) / std::size(kMiddle)));
}

std::string Given(Random& random) {
  const int64_t rank = DrawRank(random, kDistinctGiven, 5);
  if (rank < static_cast<int64_t>(std::size(kGiven))) return kGiven[rank];
  return Invented(rank, kGivenEnd);
}

std::string Middle(Random& random) {
  if (random.Percent(25)) return "";
  std::string name = Given(random);
  return random.Percent(60) ? name.substr(0, 1) : name;
}

}  // namespace

uint64_t Random::Next() {
  uint64_t mixed = state_ += 0x9E3779B97F4A7C15;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
  return mixed ^ (mixed >> 31);
}

int64_t DrawRank(Random& random, int64_t count, double flatness) {
  const double ratio = (static_cast<double>(count) + flatness) / flatness;
  const double rank = flatness * std::pow(ratio, random.Unit()) - flatness;
  return std::min(static_cast<int64_t>(rank), count - 1);
}

// Smith is 0.9 percent of all, the thousand commonest are half of all.
std::string DrawFamily(Random& random) {
  const int64_t rank = DrawRank(random, kDistinctFamilies, 12);
  if (rank < static_cast<int64_t>(std::size(kFamilies))) return kFamilies[rank];
  return Invented(rank, kFamilyEnd);
}

directory::Practitioner MakePerson(int number) {
  Random random(number);
  directory::Practitioner person{
      .id = absl::StrFormat("1%09d", number),
      .name = {.given = Given(random),
               .middle = Middle(random),
               .family = DrawFamily(random)},
      .taxonomy_codes = {Pick(kTaxonomies, random.Next())},
      .status = directory::PractitionerStatus::kActive,
      .city = "Springfield",
      .state = Pick(kStates, random.Next()),
      .evidence = {{.source = "benchmark",
                    .source_row = absl::StrCat(number),
                    .grade = directory::Grade::kOfficial}}};
  if (random.Percent(3)) {
    person.name.family += absl::StrCat("-", DrawFamily(random));
  }
  if (random.Percent(10)) {
    person.other_names.push_back({.given = person.name.given,
                                  .middle = person.name.middle,
                                  .family = DrawFamily(random)});
  }
  return person;
}

}  // namespace custodia::benchmark
