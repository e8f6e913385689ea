#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/dates.h"
#include "tests/benchmark/nation/files.h"
#include "tests/benchmark/nation/table_file.h"

namespace custodia::benchmark {
namespace {

constexpr auto kPlain = TableFile::Quotes::kWhereNeeded;

std::string DayText(absl::CivilDay day) {
  return FormatDate(PartialDate::Of(day));
}

std::set<std::string> StatesOf(const Nation& nation) {
  std::set<std::string> states;
  for (const Town& town : nation.towns()) states.insert(town.state);
  return states;
}

void SetPlace(const Location& location, TableFile& file) {
  file.Set("address", location.street);
  file.Set("city", location.town->place);
  file.Set("state", location.town->state);
  file.Set("zip", location.town->zip);
  file.Set("phone", location.phone);
}

template <typename Take>
void ForEachPractice(const Nation& nation, Take take) {
  for (int64_t chain = 0; chain < nation.numbers().Chains(); ++chain) {
    for (const Practice& practice : nation.ChainOf(chain)) take(practice);
  }
}

void WritePractice(const Practice& practice, TableFile& file) {
  const bool operates = practice.end == Practice::End::kOperates;
  file.Set("id", practice.id);
  file.Set("type", "PRACTICE");
  file.Set("name", practice.name);
  file.Set("opened_on", absl::StrCat(practice.opened));
  if (operates) {
    file.Set("status", "OPERATING");
  } else if (practice.closed_known) {
    file.Set("status", "CLOSED");
    file.Set("closed_on", DayText(practice.end_day));
  }
  SetPlace(practice.location, file);
  file.EndRow();
}

void WriteEvent(const std::string& from, const std::string& to,
                const std::string& kind, absl::CivilDay day, TableFile& file) {
  file.Set("from_id", from);
  file.Set("to_id", to);
  file.Set("kind", kind);
  file.Set("effective_date", DayText(day));
  file.Set("source_url", "https://board.example.gov/notices");
  file.EndRow();
}

}  // namespace

void WriteTowns(const Nation& nation, const std::string& folder) {
  TableFile file(folder + "/zip_county.csv",
                 {"zip", "place", "state", "county_fips", "county"}, kPlain);
  for (const Town& town : nation.towns()) {
    file.Set("zip", town.zip);
    file.Set("place", town.place);
    file.Set("state", town.state);
    file.Set("county_fips", town.fips);
    file.Set("county", town.county);
    file.EndRow();
  }
}

void WriteSocieties(const Nation& nation, const std::string& folder) {
  TableFile file(folder + "/medical_societies.csv",
                 {"id", "level", "name", "state", "counties", "phone",
                  "source_url", "confidence"},
                 kPlain);
  const auto write = [&](const std::string& id, const char* level,
                         const std::string& name, const std::string& state,
                         const std::string& county) {
    file.Set("id", id);
    file.Set("level", level);
    file.Set("name", name);
    file.Set("state", state);
    file.Set("counties", county);
    file.Set("phone", "2025550143");
    file.Set("source_url", "https://societies.example.org");
    file.Set("confidence", "HIGH");
    file.EndRow();
  };
  for (const std::string& state : StatesOf(nation)) {
    write(absl::StrCat("society-", state), "STATE",
          absl::StrCat("Medical Society of ", state), state, "");
  }
  std::set<std::string> seen;
  for (const Town& town : nation.towns()) {
    if (!seen.insert(town.fips).second || seen.size() % 5 >= 3) continue;
    write(absl::StrCat("society-", town.fips), "LOCAL",
          absl::StrCat(town.county, " Medical Society"), town.state, town.fips);
  }
}

void WriteOrganizations(const Nation& nation, const std::string& folder) {
  TableFile file(folder + "/organizations.csv",
                 {"id", "type", "name", "status", "opened_on", "closed_on",
                  "address", "city", "state", "zip", "phone", "jurisdictions"},
                 kPlain);
  for (const std::string& state : StatesOf(nation)) {
    file.Set("id", absl::StrCat("board-", state));
    file.Set("type", "STATE_MEDICAL_BOARD");
    file.Set("name", absl::StrCat("Medical Board of ", state));
    file.Set("status", "OPERATING");
    file.Set("jurisdictions", state);
    file.EndRow();
  }
  for (int64_t i = 0; i < nation.numbers().Custodians(); ++i) {
    file.Set("id", Nation::CustodianId(i));
    file.Set("type", "RECORDS_CUSTODIAN");
    file.Set("name", absl::StrCat("Record Keepers ", i));
    file.Set("status", "OPERATING");
    SetPlace(nation.HospitalOf(nation.numbers().Hospitals() + i).location,
             file);
    file.EndRow();
  }
  ForEachPractice(
      nation, [&](const Practice& practice) { WritePractice(practice, file); });
}

void WriteAffiliations(const Nation& nation, const std::string& folder) {
  TableFile file(folder + "/affiliations.csv",
                 {"practitioner_id", "organization_id", "kind", "start", "end"},
                 kPlain);
  ForEachPractice(nation, [&](const Practice& practice) {
    for (const Practice::Member& member : practice.members) {
      file.Set("practitioner_id",
               nation.numbers().PractitionerNpi(member.practitioner));
      file.Set("organization_id", practice.id);
      file.Set("kind", member.sole_proprietor ? "SOLE_PROPRIETOR" : "MEMBER");
      file.Set("start", absl::StrCat(member.start.year()));
      const bool stays =
          practice.end == Practice::End::kOperates && !member.left_before;
      if (member.end_known && !stays) {
        const absl::CivilDay left =
            practice.end_day - (member.left_before ? 2 * 365 : 0);
        if (left.year() >= member.start.year()) {
          file.Set("end", DayText(left));
        }
      }
      file.EndRow();
    }
  });
}

void WriteCustody(const Nation& nation, const std::string& folder) {
  TableFile file(folder + "/custody.csv",
                 {"from_id", "to_id", "kind", "effective_date", "source_url"},
                 kPlain);
  ForEachPractice(nation, [&](const Practice& practice) {
    if (practice.end == Practice::End::kLost ||
        practice.end == Practice::End::kToCustodian) {
      WriteEvent(practice.id, "", "CLOSURE", practice.end_day, file);
    }
    if (!practice.to.empty()) {
      WriteEvent(practice.id, practice.to, practice.kind, practice.end_day,
                 file);
    }
  });
}

}  // namespace custodia::benchmark
