#include "services/request/rules/coverage.h"

#include <algorithm>
#include <functional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace custodia::request::rules {
namespace {

using policy::Access;
using policy::Confidence;
using policy::HolderType;
using policy::Jurisdiction;
using policy::Payer;

// Returns the best confidence among the rules that `want` takes; kUnknown where
// it takes none.
template <typename Rule, typename Want>
Confidence Best(const std::vector<Rule>& rules, Want want) {
  Confidence best = Confidence::kUnknown;
  for (const Rule& rule : rules) {
    if (want(rule)) best = std::max(best, rule.source.confidence);
  }
  return best;
}

template <typename Rule>
Confidence Best(const std::vector<Rule>& rules) {
  return Best(rules, [](const Rule&) { return true; });
}

template <typename Rule>
Confidence Of(const std::optional<Rule>& rule) {
  return rule ? rule->source.confidence : Confidence::kUnknown;
}

// A list of a condition matches where it is empty.
template <typename T>
bool Matches(const std::vector<T>& list, T value) {
  return list.empty() ||
         std::find(list.begin(), list.end(), value) != list.end();
}

struct Kind {
  std::string value;
  std::function<Confidence(const Jurisdiction&)> confidence;
};

Kind AccessPeriod(const std::string& value, Access access) {
  return {value, [=](const Jurisdiction& state) {
            return Best(state.periods, [=](const policy::Period& period) {
              return period.clock == policy::Clock::kAccess &&
                     period.when.purposes.empty() &&
                     Matches(period.when.payers, Payer::kIndividual) &&
                     Matches(period.when.access, access);
            });
          }};
}

Kind PeriodForAPurpose() {
  return {"access period, for a purpose only", [](const Jurisdiction& state) {
            return Best(state.periods, [](const policy::Period& period) {
              return period.clock == policy::Clock::kAccess &&
                     !period.when.purposes.empty();
            });
          }};
}

Kind AmendmentPeriod() {
  return {"amendment period", [](const Jurisdiction& state) {
            return Best(state.periods, [](const policy::Period& period) {
              return period.clock == policy::Clock::kAmendment;
            });
          }};
}

Kind FeesOf(const std::string& value, Payer payer) {
  return {value, [=](const Jurisdiction& state) {
            return Best(
                state.fee_schedules, [=](const policy::FeeSchedule& fees) {
                  return !fees.free && !fees.price_unknown &&
                         fees.when.purposes.empty() &&
                         Matches(fees.when.payers, payer) &&
                         Matches(fees.when.media, policy::Media::kPaper);
                });
          }};
}

// Prices of their own: a schedule that does not tell media apart is none.
Kind ElectronicFees() {
  return {"electronic fees", [](const Jurisdiction& state) {
            return Best(
                state.fee_schedules, [](const policy::FeeSchedule& fees) {
                  return !fees.when.media.empty() &&
                         Matches(fees.when.media, policy::Media::kElectronic);
                });
          }};
}

Kind FreeCopies() {
  return {"free copies", [](const Jurisdiction& state) {
            return Best(
                state.fee_schedules,
                [](const policy::FeeSchedule& fees) { return fees.free; });
          }};
}

Kind RetentionBy(HolderType holder, const std::string& name, bool minor) {
  return {absl::StrCat("retention, ", minor ? "minor" : "adult", ", ", name),
          [=](const Jurisdiction& state) {
            return Best(state.retentions, [=](const policy::Retention& rule) {
              return rule.minor == minor && rule.category.empty() &&
                     Matches(rule.when.holder_types, holder);
            });
          }};
}

std::vector<Kind> Kinds() {
  std::vector<Kind> kinds = {
      {"age of majority",
       [](const Jurisdiction& state) { return Of(state.majority); }},
      AccessPeriod("access period, copies", Access::kCopy),
      AccessPeriod("access period, inspection", Access::kInspection),
      PeriodForAPurpose(),
      AmendmentPeriod(),
      FeesOf("fees, individual", Payer::kIndividual),
      FeesOf("fees, third party", Payer::kThirdParty),
      ElectronicFees(),
      FreeCopies()};
  for (const bool minor : {false, true}) {
    kinds.push_back(RetentionBy(HolderType::kPhysician, "physician", minor));
    kinds.push_back(RetentionBy(HolderType::kHospital, "hospital", minor));
    kinds.push_back(RetentionBy(HolderType::kLaboratory, "laboratory", minor));
    kinds.push_back(
        RetentionBy(HolderType::kOtherFacility, "other facility", minor));
  }
  kinds.push_back({"holds on destruction", [](const Jurisdiction& state) {
                     return Best(state.hold_rules);
                   }});
  kinds.push_back({"complaint bodies", [](const Jurisdiction& state) {
                     return Best(state.complaint_bodies);
                   }});
  kinds.push_back({"wider grounds of denial", [](const Jurisdiction& state) {
                     return Best(state.wider_grounds);
                   }});
  kinds.push_back({"registries of records", [](const Jurisdiction& state) {
                     return Best(state.registries);
                   }});
  kinds.push_back({"minors' own consent", [](const Jurisdiction& state) {
                     return Best(state.minor_consent);
                   }});
  kinds.push_back({"survivors", [](const Jurisdiction& state) {
                     return Of(state.survivors);
                   }});
  kinds.push_back({"limit of authorizations", [](const Jurisdiction& state) {
                     return Of(state.authorization_limit);
                   }});
  return kinds;
}

int At(const Coverage& row, Confidence confidence) {
  const auto it = row.known.find(confidence);
  return it == row.known.end() ? 0 : it->second;
}

}  // namespace

int Coverage::Known() const {
  int known_in = 0;
  for (const auto& [confidence, count] : known) known_in += count;
  return known_in;
}

std::vector<Coverage> CoverageOf(const policy::Ruleset& rules) {
  std::vector<Coverage> rows;
  for (const Kind& kind : Kinds()) {
    Coverage row{.value = kind.value};
    for (const auto& [code, state] : rules.states) {
      const Confidence confidence = kind.confidence(state);
      if (confidence == Confidence::kUnknown) {
        row.unknown.push_back(code);
      } else {
        ++row.known[confidence];
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string FormatCoverage(const policy::Ruleset& rules) {
  std::string text = absl::StrFormat(
      "Rules %s: federal and %d states\n\n%-36s%6s%6s%8s%5s  %s\n",
      rules.version, rules.states.size(), "value", "known", "HIGH", "MEDIUM",
      "LOW", "unknown in");
  for (const Coverage& row : CoverageOf(rules)) {
    const std::string missing = row.Known() == 0 ? "all"
                                : row.unknown.empty()
                                    ? "none"
                                    : absl::StrJoin(row.unknown, " ");
    absl::StrAppendFormat(&text, "%-36s%6d%6d%8d%5d  %s\n", row.value,
                          row.Known(), At(row, Confidence::kHigh),
                          At(row, Confidence::kMedium),
                          At(row, Confidence::kLow), missing);
  }
  return text;
}

}  // namespace custodia::request::rules
