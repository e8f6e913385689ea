#include "services/directory/domain/referrals.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/domain/sentences.h"

namespace custodia::directory {

Referrals::Referrals(const Inquiry& inquiry, const Surroundings& around,
                     Findings& findings)
    : inquiry_(inquiry), around_(around), findings_(findings) {
  for (const Lead& lead : findings.leads) {
    offered_.push_back(&*lead.organization);
  }
}

void Referrals::Note(Rung rung, Outcome outcome, absl::string_view organization,
                     absl::string_view clause,
                     const std::vector<Evidence>& evidence) {
  if (!inquiry_.question.explained) return;
  findings_.trail.push_back({.rung = rung,
                             .outcome = outcome,
                             .organization = std::string(organization),
                             .explanation = absl::StrCat(clause, "."),
                             .evidence = evidence,
                             .service_dates = around_.stretch});
}

const Shared<std::string>& Referrals::Ask(Rung rung) {
  // A court knows who settles the estate, seldom what became of charts.
  const bool estate = rung == Rung::kEstate;
  std::optional<Shared<std::string>>& kept = estate ? ask_court_ : ask_;
  if (kept) return *kept;
  std::string ask =
      absl::StrCat(estate ? "Ask who is executor of the estate of "
                          : "Ask who keeps the records of ",
                   WhoseRecords(inquiry_));
  if (inquiry_.practitioner != nullptr && !around_.care.empty() &&
      !around_.care.front().name.empty()) {
    absl::StrAppend(&ask, ", formerly at ", around_.care.front().name);
  }
  absl::StrAppend(&ask, estate ? ", and who keeps the records." : ".");
  return kept.emplace(std::move(ask));
}

void Referrals::Offer(const Shared<OrganizationFacts>& organization,
                      Referrer referrer) {
  if (inquiry_.excluded.contains(organization->id)) {
    Note(referrer.rung, Outcome::kExcluded, organization->id,
         Say(inquiry_, organization->display_name,
             " is excluded from the answer"),
         referrer.evidence);
    return;
  }
  if (Has(organization)) return;
  offered_.push_back(&*organization);
  Note(referrer.rung, Outcome::kLeadFound, organization->id, referrer.why,
       referrer.evidence);
  findings_.leads.push_back({.rung = referrer.rung,
                             .role = Role::kReferrer,
                             .organization = organization,
                             .departments = std::move(referrer.departments),
                             .service_dates = around_.stretch,
                             .ask = Ask(referrer.rung),
                             .hops = std::move(referrer.hops),
                             .evidence = std::move(referrer.evidence),
                             .provenance = around_.provenance,
                             .duty = Duty::kNotCovered,
                             .coverage = Coverage::kMayCover});
}

// Those who have what the organization knew in these dates. Its papers may be
// younger than the event that took it over, or nobody told: then those who have
// anything of it.
absl::StatusOr<std::vector<Custody>> Referrals::Followers(
    const OrganizationFacts& organization) {
  WalkStart start{.organization = &organization,
                  .service_dates = around_.stretch};
  std::vector<Custody> ends;
  for (const bool any_date : {false, true}) {
    if (any_date) start.there_by = PartialDate{};
    CUSTODIA_ASSIGN_OR_RETURN(
        Walk walk, FollowCustody(start, inquiry_.excluded, inquiry_.facts));
    ends = std::move(walk.ends);
    const auto lost = std::stable_partition(
        ends.begin(), ends.end(),
        [](const Custody& end) { return end.outcome == Outcome::kLeadFound; });
    if (lost == ends.begin()) continue;
    ends.erase(lost, ends.end());
    break;
  }
  return ends;
}

absl::Status Referrals::Reach(const Shared<OrganizationFacts>& organization,
                              Referrer referrer) {
  if (!inquiry_.facts.StandingOf(organization).gone) {
    Offer(organization, std::move(referrer));
    return absl::OkStatus();
  }
  CUSTODIA_ASSIGN_OR_RETURN(const std::vector<Custody> ends,
                            Followers(inquiry_.facts.Keep(organization)));
  for (const Custody& end : ends) {
    if (end.outcome != Outcome::kLeadFound) {
      Note(referrer.rung, end.outcome, end.organization_id,
           Say(inquiry_, referrer.why,
               ", and nobody is known to have taken its place"),
           referrer.evidence);
      continue;
    }
    Referrer one = referrer;
    one.hops = end.hops;
    if (!one.hops.empty() && inquiry_.question.explained) {
      absl::StrAppend(&one.why, ", and ", end.organization->display_name,
                      " took it over", When(one.hops.back().effective_date));
    }
    Offer(inquiry_.facts.Share(*end.organization), std::move(one));
  }
  return absl::OkStatus();
}

}  // namespace custodia::directory
