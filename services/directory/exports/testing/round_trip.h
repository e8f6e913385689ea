#ifndef CUSTODIA_SERVICES_DIRECTORY_EXPORTS_TESTING_ROUND_TRIP_H_
#define CUSTODIA_SERVICES_DIRECTORY_EXPORTS_TESTING_ROUND_TRIP_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/testing/fake_clock.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/directory/domain/resolution.h"
#include "services/directory/exports/export_command.h"
#include "services/directory/imports/import_command.h"
#include "services/directory/storage/open_store.h"

// Whether a directory made of an export believes and answers the same.
namespace custodia::directory::testing {

class NoProgress final : public ImportProgress {
 public:
  void Advance(const ImportState&) override {}
  void Finish(const ImportState&) override {}
};

// Imports each file of the export, of which no row may be refused. Returns
// whether any of them changed the store.
inline bool ImportExport(const ExportSummary& exported,
                         const std::string& folder, DirectoryStore& store) {
  custodia::testing::FakeClock clock(absl::FromUnixSeconds(1'900'000'000));
  NoProgress progress;
  bool changed = false;
  for (const ExportedFile& file : exported.files) {
    const auto imported =
        RunImport({.format = file.format,
                   .files = {absl::StrCat(folder, "/", file.format, ".csv")},
                   .progress = &progress},
                  store, clock);
    EXPECT_THAT(imported, custodia::testing::IsOk());
    if (!imported.ok()) continue;
    EXPECT_EQ(imported->files[0].rows_refused, 0) << file.format;
    EXPECT_EQ(imported->files[0].rows_taken, file.rows) << file.format;
    changed = changed || imported->files[0].changed;
  }
  return changed;
}

// Exports `store` to the new folder `folder` and returns a new store made of
// it, into which a second import of the same files brings nothing.
inline std::unique_ptr<DirectoryStore> RoundTrip(DirectoryStore& store,
                                                 const std::string& folder) {
  auto copy = OpenDirectoryStore("sqlite::memory:");
  EXPECT_THAT(copy, custodia::testing::IsOk());
  const auto exported = RunExport(store, folder);
  EXPECT_THAT(exported, custodia::testing::IsOk());
  if (!exported.ok()) return *std::move(copy);
  ImportExport(*exported, folder, **copy);
  EXPECT_FALSE(ImportExport(*exported, folder, **copy));
  return *std::move(copy);
}

// Clear what is the store's own.
inline void Forget(std::vector<Evidence>& evidence) {
  for (Evidence& one : evidence) {
    one.fact.clear();
    one.recorded_time = absl::Time();
  }
}
template <typename Fact>
void Forget(Fact& fact) {
  Forget(fact.evidence);
}
inline void Forget(Organization& organization) {
  organization.etag.clear();
  Forget(organization.evidence);
  for (ContactPoint& contact : organization.contact_points) {
    Forget(contact.evidence);
  }
}
inline void Forget(Practitioner& practitioner) {
  practitioner.etag.clear();
  Forget(practitioner.evidence);
}
inline void Forget(Zip&) {}
inline void Forget(Alias&) {}
inline void Forget(Resolution& resolution) {
  for (Lead& lead : resolution.leads) {
    Organization organization = lead.organization;
    Forget(organization);
    lead.organization = std::move(organization);
    Forget(lead.evidence);
    for (Hop& hop : lead.hops) Forget(hop.evidence);
  }
  for (TrailStep& step : resolution.trail) Forget(step.evidence);
}

// Returns what `question` answers on the newest state of `store`.
template <typename T, typename Question>
T Ask(DirectoryStore& store, Question question) {
  absl::StatusOr<T> answer;
  EXPECT_THAT(store.Read({},
                         [&](DirectorySnapshot& facts) {
                           answer = question(facts);
                           return answer.status();
                         }),
              custodia::testing::IsOk());
  return answer.ok() ? *std::move(answer) : T();
}

// Expects both stores to list the same by `all`, and returns their ids.
template <typename T>
std::vector<std::string> ExpectSame(
    DirectoryStore& a, DirectoryStore& b,
    absl::StatusOr<std::vector<T>> (DirectorySnapshot::*all)(const Page&),
    std::string T::*key) {
  const auto list = [&](DirectorySnapshot& facts) {
    return (facts.*all)({.size = 1'000'000});
  };
  auto of_a = Ask<std::vector<T>>(a, list);
  auto of_b = Ask<std::vector<T>>(b, list);
  EXPECT_EQ(of_a.size(), of_b.size());
  std::vector<std::string> keys;
  for (size_t i = 0; i < std::min(of_a.size(), of_b.size()); ++i) {
    Forget(of_a[i]);
    Forget(of_b[i]);
    EXPECT_TRUE(of_a[i] == of_b[i]) << of_a[i].*key << " or " << of_b[i].*key;
    keys.push_back(of_a[i].*key);
  }
  return keys;
}

// Expects both stores to answer `question` alike, and returns whether there
// was an answer.
inline bool ExpectSameAnswer(DirectoryStore& a, DirectoryStore& b,
                             const Question& question) {
  const auto resolve =
      [&](DirectorySnapshot& facts) -> absl::StatusOr<Resolution> {
    std::vector<Practitioner> candidates;
    return Resolve(question, facts, candidates);
  };
  auto of_a = Ask<Resolution>(a, resolve);
  auto of_b = Ask<Resolution>(b, resolve);
  Forget(of_a);
  Forget(of_b);
  EXPECT_TRUE(of_a == of_b) << question.practitioner << question.organization;
  return !of_a.leads.empty();
}

// Expects both stores to believe the same.
inline void ExpectSameFacts(DirectoryStore& a, DirectoryStore& b) {
  using S = DirectorySnapshot;
  ExpectSame(a, b, &S::AllZips, &Zip::zip);
  ExpectSame(a, b, &S::AllOrganizations, &Organization::id);
  ExpectSame(a, b, &S::AllPractitioners, &Practitioner::id);
  ExpectSame(a, b, &S::AllAffiliations, &Affiliation::id);
  ExpectSame(a, b, &S::AllSuccessions, &SuccessionEvent::id);
  ExpectSame(a, b, &S::AllReports, &CustodyReport::id);
  ExpectSame(a, b, &S::AllOrganizationAliases, &Alias::alias);
  ExpectSame(a, b, &S::AllPractitionerAliases, &Alias::alias);
}

// Expect both stores to answer alike who holds the records of each
// practitioner, or of each organization. Return how many questions had an
// answer.
inline int ExpectSameOfPractitioners(DirectoryStore& a, DirectoryStore& b,
                                     absl::CivilDay as_of) {
  int answered = 0;
  for (const std::string& id : ExpectSame(
           a, b, &DirectorySnapshot::AllPractitioners, &Practitioner::id)) {
    answered +=
        ExpectSameAnswer(a, b, {.practitioner = id, .as_of = as_of}) ? 1 : 0;
  }
  return answered;
}
inline int ExpectSameOfOrganizations(DirectoryStore& a, DirectoryStore& b,
                                     absl::CivilDay as_of) {
  int answered = 0;
  for (const std::string& id : ExpectSame(
           a, b, &DirectorySnapshot::AllOrganizations, &Organization::id)) {
    answered +=
        ExpectSameAnswer(a, b, {.organization = id, .as_of = as_of}) ? 1 : 0;
  }
  return answered;
}

}  // namespace custodia::directory::testing

#endif  // CUSTODIA_SERVICES_DIRECTORY_EXPORTS_TESTING_ROUND_TRIP_H_
