#include "services/request/rules/reach.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "services/request/rules/jurisdiction.h"

namespace custodia::request::rules {
namespace {

// Returns what is said of a file with these rules, "" where nothing is.
std::string Said(const std::string& rules) {
  Problems problems;
  ReadJurisdiction(
      {"KS.textproto",
       absl::StrReplaceAll(
           absl::StrCat("code: \"KS\" name: \"Kansas\"\n", rules),
           {{"SOURCE", "citation: \"c\" source: \"s\" confidence: LOW"}})},
      problems);
  return std::string(problems.ToStatus().message());
}

// Two schedules that differ in their conditions and their dates.
std::string Fees(const std::string& first, const std::string& second,
                 const std::string& first_dates = "",
                 const std::string& second_dates = "") {
  return Said(absl::StrCat("fee_schedules { id: \"KS.A\" free: true when { ",
                           first, " } source { SOURCE ", first_dates, " } }\n",
                           "fee_schedules { id: \"KS.B\" free: true when { ",
                           second, " } source { SOURCE ", second_dates,
                           " } }\n"));
}

constexpr char kNever[] =
    "KS.textproto:3: id: is never used: an earlier one matches whenever it "
    "does";

TEST(CheckReach, RefusesAScheduleAfterOneThatAlwaysMatches) {
  EXPECT_EQ(Fees("", ""), kNever);
  EXPECT_EQ(Fees("", "purposes: SOCIAL_SECURITY"), kNever);
  EXPECT_EQ(Fees("payers: INDIVIDUAL payers: THIRD_PARTY",
                 "payers: THIRD_PARTY media: PAPER"),
            kNever);
  EXPECT_EQ(Fees("copy_number_from: 1", "copy_number_from: 2"), kNever);
  EXPECT_EQ(Fees("copy_number_to: 3", "copy_number_to: 2"), kNever);
  EXPECT_EQ(Fees("copy_number_from: 1", ""), kNever);
  EXPECT_EQ(Fees("", "medicaid: YES proof: true"), kNever);
  EXPECT_EQ(Fees("", "", "", "effective_from: \"2024-01-01\""), kNever);
  EXPECT_EQ(Fees("", "", "effective_to: \"2024-12-31\"",
                 "effective_to: \"2024-12-31\""),
            kNever);
}

TEST(CheckReach, TakesASpecialCaseBeforeTheRest) {
  EXPECT_EQ(Fees("purposes: SOCIAL_SECURITY", ""), "");
  EXPECT_EQ(Fees("payers: INDIVIDUAL", "payers: THIRD_PARTY"), "");
  EXPECT_EQ(
      Fees("payers: INDIVIDUAL", "payers: INDIVIDUAL payers: THIRD_PARTY"), "");
  EXPECT_EQ(Fees("holder_types: HOSPITAL", ""), "");
  EXPECT_EQ(Fees("access: COPY", ""), "");
  EXPECT_EQ(Fees("media: PAPER", ""), "");
  EXPECT_EQ(Fees("records_outside_state: YES", ""), "");
  EXPECT_EQ(Fees("covered_entity: YES", ""), "");
  EXPECT_EQ(Fees("inpatient: YES", "inpatient: NO"), "");
  EXPECT_EQ(Fees("medicaid: YES", ""), "");
  EXPECT_EQ(Fees("proof: true", ""), "");
  EXPECT_EQ(Fees("copy_number_to: 1", ""), "");
  EXPECT_EQ(Fees("copy_number_to: 1", "copy_number_to: 2"), "");
  EXPECT_EQ(Fees("copy_number_from: 2", ""), "");
}

TEST(CheckReach, TakesOneYearAfterAnother) {
  EXPECT_EQ(Fees("", "", "effective_to: \"2024-12-31\"",
                 "effective_from: \"2025-01-01\""),
            "");
  EXPECT_EQ(Fees("", "", "effective_from: \"2024-01-02\"",
                 "effective_from: \"2024-01-01\""),
            "");
  EXPECT_EQ(Fees("", "", "effective_from: \"2024-01-01\"", ""), "");
  EXPECT_EQ(Fees("", "", "effective_to: \"2024-12-31\"",
                 "effective_to: \"2025-12-31\""),
            "");
}

std::string Retentions(const std::string& first, const std::string& second) {
  const auto rule = [](const std::string& id, const std::string& what) {
    return absl::StrCat("retentions { id: \"", id,
                        "\" expression: \"last+1y\" trigger: CREATED ", what,
                        " source { SOURCE } }\n");
  };
  return Said(absl::StrCat(rule("KS.A", first), rule("KS.B", second)));
}

TEST(CheckReach, TellsRetentionsApartByAgeAndCategory) {
  EXPECT_EQ(Retentions("", ""), kNever);
  EXPECT_EQ(Retentions("", "category: \"IMAGING\""), kNever);
  EXPECT_EQ(Retentions("category: \"IMAGING\"", "category: \"IMAGING\""),
            kNever);
  EXPECT_EQ(Retentions("category: \"IMAGING\"", ""), "");
  EXPECT_EQ(Retentions("", "minor: true"), "");
  EXPECT_EQ(Retentions("minor: true", ""), "");
}

}  // namespace
}  // namespace custodia::request::rules
