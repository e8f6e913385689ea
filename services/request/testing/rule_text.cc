#include "services/request/testing/rule_text.h"

#include <cstdlib>
#include <iostream>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "common/dates.h"
#include "services/request/rules/loader.h"

namespace custodia::request::testing {
namespace {

using Words = std::vector<std::string>;

template <typename Enum, size_t kSize>
std::string Name(const char* const (&names)[kSize], Enum value) {
  return names[static_cast<size_t>(value)];
}

constexpr const char* kHolders[] = {"?", "physician", "hospital", "laboratory",
                                    "other facility"};
constexpr const char* kPayers[] = {"?", "individual", "representative",
                                   "third party"};
constexpr const char* kPurposes[] = {"?",
                                     "Social Security",
                                     "needs-based benefit",
                                     "disability",
                                     "workers' compensation",
                                     "immunization",
                                     "current care",
                                     "litigation",
                                     "continuing care"};
constexpr const char* kAccess[] = {"?", "copies", "inspection"};
constexpr const char* kMedia[] = {"?", "paper", "electronic"};
constexpr const char* kUnits[] = {"?", "calendar days", "business days",
                                  "hours"};
constexpr const char* kClocks[] = {"?", "access", "amendment", "accounting"};
constexpr const char* kFees[] = {"?",
                                 "pages",
                                 "labor",
                                 "supplies",
                                 "postage",
                                 "search",
                                 "handling",
                                 "certification",
                                 "portable media",
                                 "summary",
                                 "flat electronic",
                                 "non-paper",
                                 "tax",
                                 "rush",
                                 "unpaid care",
                                 "other"};
constexpr const char* kTriggers[] = {"?", "last encounter", "discharge",
                                     "creation"};
constexpr const char* kHolds[] = {"?", "litigation", "an open request",
                                  "an open amendment", "an open accounting"};
constexpr const char* kParentAccess[] = {"?", "permitted", "prohibited",
                                         "silent"};
constexpr const char* kSurvivors[] = {"?",     "executor", "spouse",
                                      "child", "parent",   "any"};
constexpr const char* kConfidences[] = {"UNKNOWN", "LOW", "MEDIUM", "HIGH"};

std::string Dollars(int64_t mills) {
  const int64_t cents = mills / 10;
  std::string text = absl::StrFormat("%d.%02d", cents / 100, cents % 100);
  if (mills % 10 != 0) absl::StrAppend(&text, mills % 10);
  return text;
}
std::string Cents(policy::Cents cents) { return Dollars(cents * 10); }

template <typename Enum, size_t kSize>
void Either(const char* const (&names)[kSize], const std::vector<Enum>& values,
            Words& words) {
  if (values.empty()) return;
  words.push_back(absl::StrJoin(values, "/", [&](std::string* out, Enum value) {
    out->append(Name(names, value));
  }));
}

void YesNo(policy::Tri tri, const char* what, Words& words) {
  if (tri == policy::Tri::kYes) words.emplace_back(what);
  if (tri == policy::Tri::kNo) words.push_back(absl::StrCat("not ", what));
}

void When(const policy::Condition& when, Words& words) {
  Either(kHolders, when.holder_types, words);
  Either(kPayers, when.payers, words);
  Either(kPurposes, when.purposes, words);
  Either(kAccess, when.access, words);
  Either(kMedia, when.media, words);
  YesNo(when.records_outside_state, "outside the state", words);
  YesNo(when.covered_entity, "covered entity", words);
  YesNo(when.inpatient, "inpatient", words);
  YesNo(when.medicaid, "Medicaid", words);
  if (when.copy_number_from != 0) {
    words.push_back(absl::StrCat("from copy ", when.copy_number_from));
  }
  if (when.copy_number_to != 0) {
    words.push_back(absl::StrCat("up to copy ", when.copy_number_to));
  }
  if (when.proof) words.emplace_back("proven");
}

// Adds what every rule ends with, and returns the whole.
std::string End(const policy::Source& source, Words& words) {
  if (source.effective_from || source.effective_to) {
    words.push_back(FormatRange(
        {.first = source.effective_from, .last = source.effective_to}));
  }
  words.push_back(Name(kConfidences, source.confidence));
  return absl::StrJoin(words, ", ");
}

std::string Text(const policy::Period& period) {
  Words words;
  if (period.clock != policy::Clock::kAccess) {
    words.push_back(Name(kClocks, period.clock));
  }
  words.push_back(absl::StrCat(period.limit, " ", Name(kUnits, period.unit)));
  if (period.extension == policy::ExtensionRule::kNone) {
    words.emplace_back("no extension");
  }
  if (period.extension == policy::ExtensionRule::kAllowed) {
    words.push_back(absl::StrCat("extended to ", period.extended_limit));
  }
  When(period.when, words);
  return End(period.source, words);
}

std::string Text(const policy::Tier& tier) {
  const std::string pages =
      tier.to_page == 0 ? absl::StrCat(tier.from_page, "+")
                        : absl::StrCat(tier.from_page, "-", tier.to_page);
  if (tier.flat) return absl::StrCat(pages, " flat ", Cents(*tier.flat));
  return absl::StrCat(pages, " at ", Dollars(tier.per_page_mills));
}

std::string Text(const policy::Component& component) {
  std::string text = Name(kFees, component.kind);
  if (component.percent != 0)
    absl::StrAppend(&text, " ", component.percent, "%");
  if (component.actual) absl::StrAppend(&text, " actual");
  if (component.actual && component.amount != 0)
    absl::StrAppend(&text, " at most");
  if (component.amount != 0)
    absl::StrAppend(&text, " ", Cents(component.amount));
  if (component.per_unit) absl::StrAppend(&text, " each");
  Words payers;
  Either(kPayers, component.not_for, payers);
  if (!payers.empty()) absl::StrAppend(&text, " not for ", payers[0]);
  return text;
}

std::string Text(const policy::Cap& cap) {
  std::string text = "at most ";
  absl::StrAppend(&text, Cents(cap.amount));
  if (cap.pages_over != 0) {
    absl::StrAppend(&text, " + ", Dollars(cap.per_page_over_mills),
                    " over page ", cap.pages_over);
  }
  Words kinds;
  Either(kFees, cap.kinds, kinds);
  if (!kinds.empty()) absl::StrAppend(&text, " for ", kinds[0]);
  if (cap.from_pages != 0) {
    absl::StrAppend(&text, " from ", cap.from_pages, " pages");
  }
  if (cap.up_to_pages != 0) {
    absl::StrAppend(&text, " up to ", cap.up_to_pages, " pages");
  }
  if (cap.no_records) absl::StrAppend(&text, " without records");
  return text;
}

std::string Text(const policy::FeeSchedule& schedule) {
  Words words;
  if (schedule.free) words.emplace_back("free");
  if (schedule.no_cap) words.emplace_back("no cap");
  if (schedule.price_unknown) words.emplace_back("price unknown");
  for (const auto& tier : schedule.tiers) words.push_back(Text(tier));
  if (schedule.minimum != 0) {
    words.push_back(absl::StrCat("at least ", Cents(schedule.minimum)));
  }
  for (const auto& component : schedule.components) {
    words.push_back(Text(component));
  }
  for (const auto& cap : schedule.caps) words.push_back(Text(cap));
  if (schedule.percent_of_total != 0) {
    words.push_back(absl::StrCat(schedule.percent_of_total, "% of the whole"));
  }
  if (schedule.postage_excluded) words.emplace_back("no postage");
  When(schedule.when, words);
  return End(schedule.source, words);
}

std::string Text(const policy::Retention& retention) {
  Words words = {absl::StrCat(retention.minor ? "minor: " : "",
                              retention.expression, " from ",
                              Name(kTriggers, retention.trigger))};
  if (!retention.category.empty()) words.push_back(retention.category);
  if (retention.after_death_years != 0) {
    words.push_back(
        absl::StrCat(retention.after_death_years, " years after death"));
  }
  When(retention.when, words);
  return End(retention.source, words);
}

std::string Text(const policy::HoldRule& rule) {
  Words words = {absl::StrCat("held by ", Name(kHolds, rule.kind))};
  When(rule.when, words);
  return End(rule.source, words);
}

std::string Text(const policy::ComplaintBody& body) {
  Words words = {absl::StrCat(
      body.reviews_denials ? "reviews denials: " : "hears complaints: ",
      body.name)};
  return End(body.source, words);
}

std::string Text(const policy::WiderGround& ground) {
  Words words = {absl::StrCat("would refuse for ", ground.harm)};
  return End(ground.source, words);
}

std::string Text(const policy::RecordRegistry& registry) {
  Words words = {absl::StrCat("told where records are: ", registry.name)};
  if (registry.published) words.emplace_back("published");
  return End(registry.source, words);
}

std::string Text(const policy::MinorConsentRule& rule) {
  Words words = {absl::StrCat("care of the minor's own: ", rule.service,
                              Name(kParentAccess, rule.parent_access))};
  return End(rule.source, words);
}

std::string Text(const policy::SurvivorRule& rule) {
  Words words;
  for (const auto survivor : rule.order) {
    words.push_back(Name(kSurvivors, survivor));
  }
  return absl::StrCat("survivors: ", End(rule.source, words));
}

std::string Text(const policy::AuthorizationLimit& limit) {
  Words words = {absl::StrCat("authorization: ", limit.months, " months")};
  if (limit.default_only) words.emplace_back("where it states none");
  return End(limit.source, words);
}

// Calls visit(id, text) for each rule.
template <typename Visit>
void ForEach(const policy::Jurisdiction& rules, Visit visit) {
  for (const auto& rule : rules.periods) visit(rule.id, Text(rule));
  for (const auto& rule : rules.fee_schedules) visit(rule.id, Text(rule));
  for (const auto& rule : rules.retentions) visit(rule.id, Text(rule));
  for (const auto& rule : rules.hold_rules) visit(rule.id, Text(rule));
}

const policy::Jurisdiction& Of(absl::string_view code) {
  static const policy::Jurisdiction& none = *new policy::Jurisdiction;
  if (code == "US") return ShippedRules().federal;
  const policy::Jurisdiction* state = ShippedRules().Find(code);
  return state == nullptr ? none : *state;
}

}  // namespace

const policy::Ruleset& ShippedRules() {
  static const auto& rules = *[] {
    const char* const folder = std::getenv("CUSTODIA_TEST_RULES");
    absl::StatusOr<policy::Ruleset> loaded =
        rules::LoadRuleset(folder == nullptr ? "" : folder);
    if (!loaded.ok()) {
      std::cerr << loaded.status().message() << "\n";
      std::abort();
    }
    return new policy::Ruleset(*std::move(loaded));
  }();
  return rules;
}

std::string RuleText(absl::string_view id) {
  std::string found = "none";
  ForEach(Of(id.substr(0, 2)), [&](const std::string& rule, std::string text) {
    if (rule == id) found = std::move(text);
  });
  return found;
}

std::vector<std::string> RuleIds(absl::string_view state) {
  std::vector<std::string> ids;
  ForEach(Of(state), [&](const std::string& rule, const std::string&) {
    ids.push_back(rule);
  });
  return ids;
}

std::string MajorityText(absl::string_view state) {
  const auto& majority = Of(state).majority;
  if (!majority) return "none";
  Words words = {absl::StrCat(majority->age)};
  return End(majority->source, words);
}

std::vector<std::string> PeopleText(absl::string_view state) {
  const policy::Jurisdiction& rules = Of(state);
  Words texts;
  for (const auto& body : rules.complaint_bodies) texts.push_back(Text(body));
  for (const auto& ground : rules.wider_grounds) texts.push_back(Text(ground));
  for (const auto& registry : rules.registries) {
    texts.push_back(Text(registry));
  }
  for (const auto& rule : rules.minor_consent) texts.push_back(Text(rule));
  if (rules.survivors) texts.push_back(Text(*rules.survivors));
  if (rules.authorization_limit) {
    texts.push_back(Text(*rules.authorization_limit));
  }
  return texts;
}

}  // namespace custodia::request::testing
