#include "tests/benchmark/nation/nation.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace custodia::benchmark {
namespace {

constexpr const char* kSuffixes[] = {
    "ST", "AVE", "RD", "BLVD", "DR", "LN", "CT", "HIGHWAY 9", "WAY", "STREET"};
constexpr const char* kPractices[] = {
    "Family Medicine", "Internal Medicine", "Medical Group",
    "Pediatrics",      "Health Associates", "Orthopedics",
    "Clinic",          "Primary Care",      "Women's Health"};
constexpr const char* kForms[] = {"", " LLC", " PC", ", INC", " PLLC", " PA"};

struct Kind {
  int share;  // of a thousand
  const char* taxonomy;
  const char* what;
};
// NUCC codes, about as often as NPPES has them.
constexpr Kind kKinds[] = {{300, "261QP2300X", "Primary Care"},
                           {250, "193200000X", "Medical Group"},
                           {150, "207Q00000X", "Family Medicine"},
                           {140, "333600000X", "Pharmacy"},
                           {80, "251E00000X", "Home Health"},
                           {60, "332B00000X", "Medical Supply"},
                           {15, "291U00000X", "Laboratories"},
                           {3, "282N00000X", "Hospital"},
                           {2, "273R00000X", "Psychiatric Unit"}};
constexpr absl::CivilDay kFirstEnd(1996, 1, 1);
constexpr int kDaysOfEnds = 10'900;  // to the end of 2025
constexpr int kLongestChain = 40;

const Kind& DrawKind(Random& random) {
  int place = random.Below(1000);
  for (const Kind& kind : kKinds) {
    if ((place -= kind.share) < 0) return kind;
  }
  return kKinds[0];
}

// Half of all chains are of one practice, one in thirty is longer than ten.
int DrawLength(Random& random) {
  const double length = std::pow(1 - random.Unit(), -0.7);
  return static_cast<int>(std::min<double>(length, kLongestChain));
}

std::string DrawPhone(Random& random) {
  return absl::StrFormat("%d%d555%04d", 2 + random.Below(8),
                         10 + random.Below(90), random.Below(10'000));
}

const char* DrawKindOfSale(Random& random) {
  const int place = random.Below(10);
  return place < 6   ? "SALE"
         : place < 8 ? "MERGER"
         : place < 9 ? "RENAME"
                     : "CUSTODY_TRANSFER";
}

Practice::Member DrawMember(const Nation& nation, const Practice& practice,
                            Random& random) {
  const int last = static_cast<int>(practice.end_day.year());
  return {.practitioner = nation.DrawPractitioner(random),
          .start = absl::CivilYear(
              std::min(last, practice.opened + random.Below(15))),
          .left_before = random.Percent(30),
          .end_known = random.Percent(70)};
}

}  // namespace

Nation::Nation(Numbers numbers, std::vector<Town> towns)
    : numbers_(numbers), towns_(std::move(towns)) {}

const Town& Nation::DrawTown(Random& random) const {
  const auto count = static_cast<int64_t>(towns_.size());
  const int64_t rank = DrawRank(random, count, static_cast<double>(count) / 2);
  return towns_[static_cast<size_t>(rank)];
}

Location Nation::DrawLocation(Random& random) const {
  Location location;
  location.town = &DrawTown(random);
  location.street = absl::StrCat(
      1 + random.Below(9'999), " ", absl::AsciiStrToUpper(DrawFamily(random)),
      " ", kSuffixes[random.Below(static_cast<int>(std::size(kSuffixes)))]);
  if (random.Percent(35)) {
    location.suite = absl::StrCat("STE ", 100 + random.Below(900));
  }
  location.phone = DrawPhone(random);
  return location;
}

// The first companies have some three hundred people each at full size, most
// have few or none.
int64_t Nation::DrawCompany(Random& random) const {
  const int64_t count = numbers_.Organizations();
  return DrawRank(random, count, static_cast<double>(count) / 500 + 1);
}

int64_t Nation::DrawPractitioner(Random& random) const {
  while (true) {
    const auto one = static_cast<int64_t>(
        random.Next() % static_cast<uint64_t>(numbers_.Practitioners()));
    if (!numbers_.Deactivated(one)) return one;
  }
}

Company Nation::CompanyOf(int64_t organization) const {
  // One in six stands at the address of the one before.
  Random own(SeedOf(numbers_.seed, Topic::kOrganization, organization));
  const bool shares = organization > 0 && own.Percent(16);
  Company company{.npi = numbers_.OrganizationNpi(organization)};
  const Kind& kind = DrawKind(own);
  company.taxonomy = kind.taxonomy;
  company.name = absl::AsciiStrToUpper(
      absl::StrCat(DrawFamily(own), " ", kind.what,
                   kForms[own.Below(static_cast<int>(std::size(kForms)))]));
  Random place(SeedOf(numbers_.seed, Topic::kMove, organization - shares));
  company.location = DrawLocation(place);
  company.location.phone = DrawPhone(own);
  return company;
}

Person Nation::PersonOf(int64_t practitioner, int move) const {
  // MakePerson numbers people below 2^31; ten million of them are a nation.
  const auto number =
      practitioner + static_cast<int64_t>(numbers_.seed % 200) * 10'000'000;
  Person person{.who = MakePerson(static_cast<int>(number))};
  person.who.npi = numbers_.PractitionerNpi(practitioner);
  Random random(SeedOf(numbers_.seed, Topic::kPerson, practitioner) +
                static_cast<uint64_t>(move));
  const int sole = random.Below(20);
  person.sole_proprietor = sole < 5 ? 'Y' : sole < 17 ? 'N' : 'X';
  person.location = random.Percent(75) ? CompanyOf(DrawCompany(random)).location
                                       : DrawLocation(random);
  person.location.phone = DrawPhone(random);
  return person;
}

Hospital Nation::HospitalOf(int64_t hospital) const {
  Random random(SeedOf(numbers_.seed, Topic::kHospital, hospital));
  Hospital made{.ccn = absl::StrFormat("%02d%04d", 1 + hospital / 800,
                                       1 + hospital % 800),
                .location = DrawLocation(random)};
  made.name = absl::AsciiStrToUpper(absl::StrCat(
      made.location.town->place, " ", DrawFamily(random), " Hospital"));
  return made;
}

std::string Nation::CustodianId(int64_t custodian) {
  return absl::StrCat("custodian-", custodian);
}

void Nation::Finish(int64_t chain, Random& random, Practice& last) const {
  const int place = random.Below(10);
  last.end = place < 5   ? Practice::End::kOperates
             : place < 7 ? Practice::End::kLost
             : place < 9 ? Practice::End::kToCustodian
                         : Practice::End::kSoldToCompany;
  if (last.end == Practice::End::kSoldToCompany) {
    last.kind = "SALE";
    last.to = absl::StrCat(
        "npi-", numbers_.OrganizationNpi(chain % numbers_.Organizations()));
  } else if (last.end == Practice::End::kToCustodian) {
    last.kind = "CUSTODY_TRANSFER";
    last.to = CustodianId(chain % numbers_.Custodians());
  }
}

std::vector<Practice> Nation::ChainOf(int64_t chain) const {
  Random random(SeedOf(numbers_.seed, Topic::kChain, chain));
  const int length = DrawLength(random);
  const int64_t gap = kDaysOfEnds / (length + 1);
  std::vector<Practice> practices;
  for (int i = 0; i < length; ++i) {
    Practice practice{.id = absl::StrCat("practice-", chain, "-", i),
                      .location = DrawLocation(random),
                      .opened = 1975 + random.Below(20)};
    practice.name = absl::StrCat(
        DrawFamily(random), " ",
        kPractices[random.Below(static_cast<int>(std::size(kPractices)))]);
    practice.end_day =
        kFirstEnd + gap * (i + 1) - random.Below(static_cast<int>(gap));
    practice.closed_known = random.Percent(50);
    if (i + 1 < length) {
      practice.end = Practice::End::kPassedOn;
      practice.kind = DrawKindOfSale(random);
      practice.to = absl::StrCat("practice-", chain, "-", i + 1);
    } else {
      Finish(chain, random, practice);
    }
    const int members = 1 + random.Below(4);
    for (int member = 0; member < members; ++member) {
      practice.members.push_back(DrawMember(*this, practice, random));
    }
    practice.members.front().sole_proprietor =
        members == 1 && random.Percent(40);
    practices.push_back(std::move(practice));
  }
  return practices;
}

}  // namespace custodia::benchmark
