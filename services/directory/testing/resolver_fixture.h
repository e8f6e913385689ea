#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_RESOLVER_FIXTURE_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_RESOLVER_FIXTURE_H_

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/domain/resolution.h"
#include "services/directory/testing/ask_again.h"
#include "services/directory/testing/fake_facts.h"

namespace custodia::directory {

inline std::string NameOf(Rung rung) {
  static constexpr const char* kNames[] = {
      "UNSPECIFIED",   "PRACTICE",      "SUCCESSOR", "CUSTODIAN",
      "LOCAL_SOCIETY", "STATE_SOCIETY", "BOARD",     "PRIVILEGES",
      "AREA_HOSPITAL", "LABORATORY",    "FACILITY",  "ESTATE"};
  return kNames[static_cast<int>(rung)];
}

inline DayRange Days(absl::string_view first, absl::string_view last) {
  return {ParseDate(first)->FirstDay(), ParseDate(last)->LastDay()};
}

// Asks about Dr. Jane Roe ("jane") on 1 January 2024, of all dates. She is
// known, and so are the counties of Norfolk (25021, MA) and Suffolk (25025,
// MA); nothing else is.
class ResolverFixture : public ::testing::Test {
 protected:
  using Type = OrganizationType;
  using Kind = SuccessionKind;
  using Strings = std::vector<std::string>;

  ResolverFixture() {
    facts.AddPractitioner("jane", "Jane", "Roe");
    facts.AddCounty("25021", "Norfolk", "MA");
    facts.AddCounty("25025", "Suffolk", "MA");
    question.practitioner = "jane";
    question.as_of = absl::CivilDay(2024, 1, 1);
  }

  Organization& Practice(absl::string_view id) {
    return facts.AddOrganization(id, Type::kPractice, id);
  }
  Organization& Vault(absl::string_view id) {
    return facts.AddOrganization(id, Type::kRecordsCustodian, id);
  }
  Organization& Hospital(absl::string_view id, absl::string_view county = "",
                         absl::string_view zip = "") {
    Organization& added = facts.AddOrganization(id, Type::kHospital, id);
    added.county_fips = std::string(county);
    added.address.zip = std::string(zip);
    return added;
  }
  Organization& Serving(absl::string_view id, Type type,
                        absl::string_view area) {
    Organization& added = facts.AddOrganization(id, type, id);
    added.jurisdictions = {std::string(area)};
    return added;
  }
  static void Close(Organization& organization) {
    organization.status = OrganizationStatus::kClosed;
  }
  static void Place(Organization& organization, absl::string_view county,
                    absl::string_view state) {
    organization.county_fips = std::string(county);
    organization.address.state = std::string(state);
  }

  void AskOf(absl::string_view first, absl::string_view last) {
    question.service_dates = Days(first, last);
  }

  Resolution Ask() {
    auto resolution = ResolveTwice(question, facts, candidates);
    EXPECT_THAT(resolution, testing::IsOk());
    return resolution.ok() ? *std::move(resolution) : Resolution{};
  }

  // "2005-01-01 to 2006-12-31 elm PRACTICE", with " maybe" where the dates may
  // not be covered.
  static Strings Describe(const Resolution& resolution, Role role,
                          bool dates = true) {
    Strings described;
    for (const Lead& lead : resolution.leads) {
      if (lead.role != role) continue;
      described.push_back(absl::StrCat(
          dates ? absl::StrCat(FormatRange(lead.service_dates), " ") : "",
          lead.organization->id, " ", NameOf(lead.rung),
          role == Role::kHolder && lead.coverage == Coverage::kMayCover
              ? " maybe"
              : ""));
    }
    return described;
  }
  Strings Holders() { return Describe(Ask(), Role::kHolder); }
  Strings Referrers() {
    return Describe(Ask(), Role::kReferrer, /*dates=*/false);
  }

  // The organizations, "" for none, of the steps with this outcome.
  Strings With(Outcome outcome) {
    Strings found;
    for (const TrailStep& step : Ask().trail) {
      if (step.outcome == outcome) found.push_back(step.organization);
    }
    return found;
  }

  // "LOCAL_SOCIETY norfolk" for each step with this outcome.
  Strings StepsWith(Outcome outcome) {
    Strings found;
    for (const TrailStep& step : Ask().trail) {
      if (step.outcome != outcome) continue;
      found.push_back(absl::StrCat(NameOf(step.rung),
                                   step.organization.empty() ? "" : " ",
                                   step.organization));
    }
    return found;
  }

  Strings Explanations(Outcome outcome) {
    Strings found;
    for (const TrailStep& step : Ask().trail) {
      if (step.outcome == outcome) found.push_back(step.explanation);
    }
    return found;
  }

  FakeFacts facts;
  Question question;
  std::vector<Practitioner> candidates;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_RESOLVER_FIXTURE_H_
