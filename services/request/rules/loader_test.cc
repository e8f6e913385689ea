#include "services/request/rules/loader.h"

#include <algorithm>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"

namespace custodia::request::rules {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr char kSource[] =
    R"(source { citation: "c" source: "s" confidence: HIGH })";

// A sound file; each test of an error replaces one line of it.
constexpr char kSound[] = R"text(code: "KS"
name: "Kansas"
majority { age: 18 SOURCE }
periods {
  id: "KS.ACCESS"
  clock: ACCESS
  limit: 30
  unit: CALENDAR_DAYS
  SOURCE
}
fee_schedules {
  id: "KS.FEES"
  when { copy_number_from: 2 copy_number_to: 3 }
  tiers { from_page: 1 to_page: 25 per_page: "1.00" }
  tiers { from_page: 26 flat: "2.00" }
  components { kind: SEARCH amount: "5.00" }
  components { kind: POSTAGE actual: true }
  caps { up_to_pages: 50 amount: "40.00" }
  SOURCE
}
retentions {
  id: "KS.RETENTION"
  expression: "max(last+10y,age:19)"
  trigger: LAST_ENCOUNTER
  SOURCE
}
complaint_bodies { name: "B" SOURCE }
wider_grounds { harm: "W" SOURCE }
registries { name: "R" SOURCE }
minor_consent { parent_access: SILENT SOURCE }
survivors { order: EXECUTOR SOURCE }
authorization_limit { months: 12 SOURCE }
hold_rules { id: "KS.HOLD" kind: OPEN_REQUEST SOURCE }
)text";

RuleFile File(const std::string& text) {
  return {"KS.textproto", absl::StrReplaceAll(text, {{"SOURCE", kSource}})};
}

// The shipped files, those of `files` in place of their namesakes.
std::vector<RuleFile> Among(const std::vector<RuleFile>& files) {
  std::vector<RuleFile> all = ShippedFiles();
  for (const RuleFile& file : files) {
    for (RuleFile& shipped : all) {
      if (shipped.name == file.name) shipped.text = file.text;
    }
  }
  return all;
}

// Returns what is said of the sound file with `line` replaced by `with`.
std::string Said(const std::string& line, const std::string& with) {
  EXPECT_THAT(kSound, HasSubstr(line));
  const auto rules =
      ParseRuleset(Among({File(absl::StrReplaceAll(kSound, {{line, with}}))}));
  EXPECT_THAT(rules, HasReason("RULES_INVALID"));
  return std::string(rules.status().message());
}

TEST(ParseRuleset, ReadsASoundFile) {
  const auto rules = ParseRuleset(Among({File(kSound)}));
  ASSERT_THAT(rules, IsOk());
  const policy::Jurisdiction* kansas = rules->Find("KS");
  ASSERT_NE(kansas, nullptr);
  EXPECT_EQ(kansas->name, "Kansas");
  const policy::Source source = {
      .citation = "c", .source = "s", .confidence = policy::Confidence::kHigh};
  EXPECT_EQ(kansas->majority, (policy::Majority{.age = 18, .source = source}));
  EXPECT_THAT(kansas->periods, ::testing::ElementsAre(policy::Period{
                                   .id = "KS.ACCESS",
                                   .clock = policy::Clock::kAccess,
                                   .limit = 30,
                                   .unit = policy::Unit::kCalendarDays,
                                   .source = source}));
  EXPECT_THAT(
      kansas->fee_schedules,
      ::testing::ElementsAre(policy::FeeSchedule{
          .id = "KS.FEES",
          .when = {.copy_number_from = 2, .copy_number_to = 3},
          .tiers = {{.from_page = 1, .to_page = 25, .per_page_mills = 1000},
                    {.from_page = 26, .flat = 200}},
          .components = {{.kind = policy::FeeKind::kSearch, .amount = 500},
                         {.kind = policy::FeeKind::kPostage, .actual = true}},
          .caps = {{.up_to_pages = 50, .amount = 4000}},
          .source = source}));
  EXPECT_THAT(kansas->retentions,
              ::testing::ElementsAre(policy::Retention{
                  .id = "KS.RETENTION",
                  .expression = "max(last+10y,age:19)",
                  .trigger = policy::RetentionTrigger::kLastEncounter,
                  .source = source}));
  EXPECT_THAT(kansas->complaint_bodies, SizeIs(1));
  EXPECT_THAT(kansas->wider_grounds, ::testing::ElementsAre(policy::WiderGround{
                                         .harm = "W", .source = source}));
  EXPECT_THAT(kansas->registries, SizeIs(1));
  EXPECT_THAT(kansas->minor_consent, SizeIs(1));
  EXPECT_TRUE(kansas->survivors.has_value());
  EXPECT_EQ(kansas->authorization_limit->months, 12);
}

TEST(ParseRuleset, NamesFileLineAndReasonOfEachMistake) {
  const struct {
    const char* line;
    const char* with;
    const char* said;
  } kCases[] = {
      // The text format.
      {"limit: 30", "limit: thirty",
       "KS.textproto:7: Expected integer, got: thirty"},
      {"clock: ACCESS", "clock: SOON",
       "KS.textproto:6: Unknown enumeration value of \"SOON\" for field "
       "\"clock\"."},
      // The jurisdiction.
      {"code: \"KS\"", "code: \"KY\"",
       "KS.textproto:1: code: must be the name of the file"},
      {"name: \"Kansas\"", "", "KS.textproto:1: name: is required"},
      {"majority { age: 18", "majority { age: 16",
       "KS.textproto:3: age: must be 18 to 21"},
      // Ids.
      {"\"KS.ACCESS\"", "\"ACCESS\"",
       "KS.textproto:5: id: must begin with the code and a dot"},
      {"\"KS.RETENTION\"", "\"KS.FEES\"", "KS.textproto:22: id: is used twice"},
      // Sources.
      {"limit: 30\n  unit: CALENDAR_DAYS\n  SOURCE",
       "limit: 30\n  unit: CALENDAR_DAYS",
       "KS.textproto:4: citation: is required\n"
       "KS.textproto:4: source: is required\n"
       "KS.textproto:4: confidence: is required"},
      {"registries { name: \"R\" SOURCE",
       "registries { name: \"R\"\n"
       "source { citation: \"c\" source: \"s\" confidence: "
       "CONFIDENCE_UNSPECIFIED }",
       "KS.textproto:30: confidence: is required"},
      {"registries { name: \"R\" SOURCE",
       "registries { name: \"R\" source { citation: \"c\" source: \"s\" "
       "confidence: LOW effective_from: \"2024-02-30\" }",
       "KS.textproto:29: effective_from: must be a day, YYYY-MM-DD"},
      {"registries { name: \"R\" SOURCE",
       "registries { name: \"R\" source { citation: \"c\" source: \"s\" "
       "confidence: LOW effective_from: \"2024-02-02\"\n"
       "effective_to: \"2024-02-01\" }",
       "KS.textproto:30: effective_to: must not be before effective_from"},
      // Clocks.
      {"clock: ACCESS", "", "KS.textproto:4: clock: is required"},
      {"limit: 30", "limit: 0", "KS.textproto:7: limit: must be above zero"},
      {"unit: CALENDAR_DAYS", "", "KS.textproto:4: unit: is required"},
      {"limit: 30", "limit: 30 extended_limit: 60",
       "KS.textproto:7: extended_limit: goes with extension: ALLOWED alone"},
      {"limit: 30", "limit: 30 extension: ALLOWED extended_limit: 30",
       "KS.textproto:7: extended_limit: must be above the limit"},
      {"limit: 30", "limit: 30 when { payers: PAYER_UNSPECIFIED }",
       "KS.textproto:7: payers: must not be unspecified"},
      // Fees.
      {"copy_number_to: 3", "copy_number_to: 1",
       "KS.textproto:13: copy_number_to: must not be before "
       "copy_number_from"},
      {"from_page: 1 ", "from_page: 2 ",
       "KS.textproto:14: from_page: the first tier must begin at page 1"},
      {"from_page: 26", "from_page: 27",
       "KS.textproto:15: from_page: must be the page after the last tier"},
      {"to_page: 25 ", "",
       "KS.textproto:15: from_page: no tier may follow one without an end"},
      {"to_page: 25", "to_page: 25 to_page: 25",
       "KS.textproto:14: Non-repeated field \"to_page\" is specified multiple "
       "times."},
      {"from_page: 26", "from_page: 26 to_page: 30",
       "KS.textproto:15: to_page: the last tier must have no end"},
      {"from_page: 26", "from_page: 26 to_page: 3",
       "KS.textproto:15: to_page: must not be before from_page"},
      {"per_page: \"1.00\"", "per_page: \"1\"",
       "KS.textproto:14: per_page: must be dollars with two or three "
       "decimals"},
      {"per_page: \"1.00\"", R"(per_page: "1.00" flat: "1.00")",
       "KS.textproto:14: per_page: either this or flat is required, not both"},
      {"flat: \"2.00\"", "flat: \"2.001\"",
       "KS.textproto:15: flat: must be dollars with two decimals, e.g. 12.50"},
      {"kind: SEARCH ", "", "KS.textproto:16: kind: is required"},
      {"kind: SEARCH ", "kind: PAGES ",
       "KS.textproto:16: kind: pages are priced by tiers"},
      {"kind: SEARCH", "kind: POSTAGE",
       "KS.textproto:17: kind: is listed twice"},
      {"amount: \"5.00\"", "",
       "KS.textproto:16: amount: an amount, actual or percent is required"},
      {"amount: \"5.00\"", "percent: 101",
       "KS.textproto:16: percent: must be 1 to 100"},
      {"amount: \"5.00\"", "amount: \"5.00\" percent: 10",
       "KS.textproto:16: percent: must stand without amount and actual"},
      {"actual: true", "actual: true per_unit: true",
       "KS.textproto:17: per_unit: needs an amount"},
      {"kind: SEARCH", "kind: SEARCH not_for: PAYER_UNSPECIFIED",
       "KS.textproto:16: not_for: must not be unspecified"},
      {"  components { kind: POSTAGE",
       "postage_excluded: true\n components { "
       "kind: POSTAGE",
       "KS.textproto:18: kind: postage is both listed and excluded"},
      {"amount: \"40.00\"", "", "KS.textproto:18: amount: is required"},
      {"up_to_pages: 50", "from_pages: 51 up_to_pages: 50",
       "KS.textproto:18: up_to_pages: must not be before from_pages"},
      {"up_to_pages: 50", "per_page_over: \"0.20\"",
       "KS.textproto:18: pages_over: goes with per_page_over, above zero"},
      {"up_to_pages: 50", "kinds: FEE_KIND_UNSPECIFIED",
       "KS.textproto:18: kinds: must not be unspecified"},
      {"id: \"KS.FEES\"", "id: \"KS.FEES\" free: true",
       "KS.textproto:12: free: must stand without prices, no_cap and "
       "price_unknown"},
      {"id: \"KS.FEES\"", "id: \"KS.FEES\" no_cap: true",
       "KS.textproto:12: no_cap: must stand without prices and "
       "price_unknown"},
      {"id: \"KS.FEES\"", "id: \"KS.FEES\" price_unknown: true",
       "KS.textproto:12: price_unknown: must stand without prices"},
      {"registries {",
       "fee_schedules { id: \"KS.B\" SOURCE price_unknown: true no_cap: true "
       "}\nregistries {",
       "KS.textproto:29: no_cap: must stand without prices and "
       "price_unknown"},
      {"registries {",
       "fee_schedules { id: \"KS.B\" SOURCE price_unknown: true free: true "
       "}\nregistries {",
       "KS.textproto:29: free: must stand without prices, no_cap and "
       "price_unknown"},
      {"id: \"KS.FEES\"", "id: \"KS.FEES\" percent_of_total: 101",
       "KS.textproto:12: percent_of_total: must be 0 to 100"},
      {"registries {", "fee_schedules { id: \"KS.B\" SOURCE }\nregistries {",
       "KS.textproto:29: tiers: tiers, components, caps, free, no_cap or "
       "price_unknown is required"},
      // Retention.
      {"\"max(last+10y,age:19)\"", "\"10 years\"",
       "KS.textproto:23: expression: must be last+Ny, created+Ny, age:N, "
       "majority+Ny, max(e,e) or min(e,e)"},
      {"trigger: LAST_ENCOUNTER", "", "KS.textproto:21: trigger: is required"},
      {"trigger: LAST_ENCOUNTER", "trigger: LAST_ENCOUNTER category: \"FILMS\"",
       "KS.textproto:24: category: must be a RecordsSought category"},
      {"trigger: LAST_ENCOUNTER",
       "trigger: LAST_ENCOUNTER after_death_years: -1",
       "KS.textproto:24: after_death_years: must not be below zero"},
      {"kind: OPEN_REQUEST", "", "KS.textproto:33: kind: is required"},
      {"\"KS.HOLD\"", "\"KS.FEES\"", "KS.textproto:33: id: is used twice"},
      {"\"KS.HOLD\" kind: OPEN_REQUEST SOURCE",
       "\"KS.HOLD\" kind: OPEN_REQUEST",
       "KS.textproto:33: source: is required"},
      // People.
      {"name: \"B\"", "", "KS.textproto:27: name: is required"},
      {"harm: \"W\"", "", "KS.textproto:28: harm: is required"},
      {"name: \"R\"", "", "KS.textproto:29: name: is required"},
      {"parent_access: SILENT", "",
       "KS.textproto:30: parent_access: is required"},
      {"order: EXECUTOR", "", "KS.textproto:31: order: is required"},
      {"order: EXECUTOR", "order: EXECUTOR order: SURVIVOR_UNSPECIFIED",
       "KS.textproto:31: order: must not be unspecified"},
      {"months: 12", "", "KS.textproto:32: months: must be above zero"},
  };
  for (const auto& c : kCases) {
    EXPECT_THAT(Said(c.line, c.with), HasSubstr(c.said)) << c.with;
  }
}

TEST(ParseRuleset, ReportsAllMistakesOfAllFilesAtOnce) {
  const auto rules = ParseRuleset(
      Among({File(absl::StrReplaceAll(kSound, {{"limit: 30", "limit: 0"},
                                               {"months: 12", "months: -1"}})),
             {"AL.textproto", "code: \"AL\"\nnam: \"Alabama\""}}));
  ASSERT_THAT(rules, HasReason("RULES_INVALID"));
  EXPECT_EQ(std::string(rules.status().message()),
            "AL.textproto:2: Message type \"custodia.policy.v1.Jurisdiction\" "
            "has no field named \"nam\".\n"
            "KS.textproto:7: limit: must be above zero\n"
            "KS.textproto:32: months: must be above zero");
}

TEST(ParseRuleset, VersionFollowsTheContentAlone) {
  const auto version = [](std::vector<RuleFile> files) {
    const auto rules = ParseRuleset(std::move(files));
    EXPECT_THAT(rules, IsOk());
    return rules->version;
  };
  const std::string shipped = version(ShippedFiles());
  EXPECT_THAT(shipped, SizeIs(12));
  std::vector<RuleFile> files = ShippedFiles();
  std::reverse(files.begin(), files.end());
  EXPECT_EQ(version(files), shipped);
  files[0].text += "# Looked at again.\n";
  EXPECT_NE(version(files), shipped);
}

TEST(LoadShippedRuleset, IsSound) { EXPECT_THAT(LoadShippedRuleset(), IsOk()); }

TEST(LoadRuleset, ReadsTheTextprotosOfAFolder) {
  const custodia::testing::TempDir folder;
  for (const RuleFile& file : Among({File(kSound)})) {
    std::ofstream(folder.File(file.name)) << file.text;
  }
  std::ofstream(folder.File("README.md")) << "Not a rule.";
  const auto rules = LoadRuleset(folder.path().string());
  ASSERT_THAT(rules, IsOk());
  EXPECT_EQ(rules->version, ParseRuleset(Among({File(kSound)}))->version);
}

TEST(LoadRuleset, ReadsWhatIsCompiledInWithoutAFolder) {
  const auto rules = LoadRuleset("");
  ASSERT_THAT(rules, IsOk());
  EXPECT_EQ(rules->version, LoadShippedRuleset()->version);
}

TEST(LoadRuleset, SaysWhatCannotBeRead) {
  const custodia::testing::TempDir folder;
  EXPECT_THAT(LoadRuleset(folder.File("nowhere")),
              HasReason("RULES_UNREADABLE"));
}

}  // namespace
}  // namespace custodia::request::rules
