#include "services/directory/domain/origins.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"

namespace custodia::directory {
namespace {

constexpr int kMaxColocated = 5;

std::vector<Evidence> AsInference(std::vector<Evidence> evidence) {
  if (evidence.empty()) evidence.push_back({.source = "inference"});
  for (Evidence& one : evidence) one.grade = Grade::kInferred;
  return evidence;
}

class Finder {
 public:
  Finder(const Question& question, const Organization* only, FactsAsOf& facts)
      : question_(question), only_(only), facts_(facts) {}

  absl::Status AddAffiliation(const Affiliation& affiliation);
  absl::Status AddWhole(const OrganizationFacts& organization, bool alone);

  bool any() const { return !found_.origins.empty(); }
  Origins Take() { return std::move(found_); }

 private:
  // Adds the origin, as a place where the doctor is said to be: a site becomes
  // the organizations that stand there.
  absl::Status AddPlace(Origin origin, const Affiliation* affiliation);
  absl::Status AddClosable(Origin origin, const Affiliation* affiliation);
  bool Wanted(const Affiliation& affiliation, const Organization& place);

  // A view that tells no reasons spares their copies.
  std::vector<Evidence> Why(const std::vector<Evidence>& evidence) const {
    return question_.explained ? evidence : std::vector<Evidence>();
  }

  const Question& question_;
  const Organization* const only_;
  FactsAsOf& facts_;
  Origins found_;
};

// The days of an affiliation as of the day asked about: an end to come is open.
DayRange DaysOf(const Affiliation& affiliation, absl::CivilDay as_of) {
  DayRange days{affiliation.start.FirstDay(), affiliation.end.LastDay()};
  if (days.last && *days.last > as_of) days.last = std::nullopt;
  if (days.Inverted()) days = {};  // A slip of the source: undated.
  return days;
}

bool IsHospitalLike(OrganizationType type) {
  return MakesRecords(type) && type != OrganizationType::kPractice;
}

// Whether the records asked for may have been made there.
bool Finder::Wanted(const Affiliation& affiliation, const Organization& place) {
  const bool hospital_records = question_.record_kind == RecordKind::kHospital;
  if (affiliation.kind == AffiliationKind::kPrivileges) {
    return hospital_records || only_ != nullptr;
  }
  if (!hospital_records || only_ != nullptr || IsHospitalLike(place.type)) {
    return true;
  }
  found_.notes.push_back(
      {.rung = Rung::kOperatingPractice,
       .outcome = Outcome::kNotApplicable,
       .organization = place.id,
       .explanation =
           absl::StrCat(place.display_name,
                        " is no hospital, and hospital records are asked for."),
       .evidence = affiliation.evidence});
  return false;
}

absl::Status Finder::AddAffiliation(const Affiliation& affiliation) {
  if (!facts_.Begun(affiliation.start)) return absl::OkStatus();
  CUSTODIA_ASSIGN_OR_RETURN(const OrganizationFacts* place,
                            facts_.Find(affiliation.organization));
  if (place == nullptr) return absl::OkStatus();
  const DayRange days = DaysOf(affiliation, facts_.as_of());
  if (affiliation.kind == AffiliationKind::kPrivileges) {
    found_.privileges.push_back({.hospital = place,
                                 .service_dates = days,
                                 .department = affiliation.department,
                                 .evidence = Why(affiliation.evidence)});
  }
  if (only_ != nullptr && place->id != only_->id) return absl::OkStatus();
  if (!Wanted(affiliation, *place)) return absl::OkStatus();
  return AddPlace({.organization = place,
                   .kind = affiliation.kind,
                   .department = affiliation.department,
                   .service_dates = days,
                   .known = days,
                   .uncertain = !days.first.has_value(),
                   .evidence = Why(affiliation.evidence)},
                  &affiliation);
}

absl::Status Finder::AddPlace(Origin origin, const Affiliation* affiliation) {
  const Organization& place = *origin.organization;
  if (origin.kind == AffiliationKind::kColocated || place.is_site) {
    origin.uncertain = true;
    origin.inferred = true;
    if (question_.explained) {
      origin.evidence = AsInference(std::move(origin.evidence));
    }
  }
  const std::string key = place.is_site ? AddressKeyOf(place) : "";
  if (key.empty()) return AddClosable(std::move(origin), affiliation);

  CUSTODIA_ASSIGN_OR_RETURN(
      SharedOrganizations standing,
      facts_.reader().OrganizationsAt(key, kMaxColocated + 1));
  if (standing.empty()) return AddClosable(std::move(origin), affiliation);
  if (standing.size() > size_t{kMaxColocated}) {
    standing.pop_back();
    found_.notes.push_back(
        {.rung = Rung::kOperatingPractice,
         .outcome = Outcome::kFanOutLimit,
         .organization = place.id,
         .explanation = absl::StrCat("More than ", kMaxColocated,
                                     " organizations stand at the address "
                                     "where the doctor practised; the rest "
                                     "was left out.")});
  }
  for (const Shared<OrganizationFacts>& one : standing) {
    origin.organization = &facts_.Keep(one);
    CUSTODIA_RETURN_IF_ERROR(AddClosable(origin, affiliation));
  }
  return absl::OkStatus();
}

// A closed organization made no records after its last day. Where nobody said
// when the doctor left it, later days of service are slips of memory: such
// records, if any, went the way of the last that were made.
absl::Status Finder::AddClosable(Origin origin,
                                 const Affiliation* affiliation) {
  const std::optional<absl::CivilDay> last_day =
      facts_.StandingOf(*origin.organization).last_day;
  const bool after_last_day =
      last_day &&
      !Intersect(origin.service_dates, {.last = last_day}).has_value();
  if (!last_day || after_last_day) {
    found_.origins.push_back(std::move(origin));
    return absl::OkStatus();
  }
  const bool open = !origin.service_dates.last.has_value();
  // "He left in 2015", and it closed in March 2015.
  const bool coarse = affiliation != nullptr && !open &&
                      *last_day >= *affiliation->end.FirstDay() &&
                      *last_day < *affiliation->end.LastDay();
  Origin later = origin;
  if (open || coarse) {
    origin.service_dates.last = last_day;
    origin.known.last = last_day;
  }
  later.known = origin.known;
  found_.origins.push_back(std::move(origin));
  if (open) {
    later.service_dates = {.first = *last_day + 1};
    later.there_by = PartialDate::Of(*last_day);
    later.uncertain = true;
    found_.origins.push_back(std::move(later));
  }
  return absl::OkStatus();
}

// All that an organization made: certain from the day it opened on.
absl::Status Finder::AddWhole(const OrganizationFacts& organization,
                              bool alone) {
  Origin whole{.organization = &organization,
               .uncertain = true,
               .evidence = Why(organization.evidence)};
  const std::optional<absl::CivilDay> opened =
      organization.opened_on.FirstDay();
  if (!alone || !opened || organization.is_site) {
    return AddPlace(std::move(whole), nullptr);
  }
  Origin before = whole;
  before.service_dates.last = *opened - 1;
  before.known = {opened, opened};
  found_.origins.push_back(std::move(before));
  whole.uncertain = false;
  whole.service_dates.first = opened;
  whole.known.first = opened;
  return AddClosable(std::move(whole), nullptr);
}

}  // namespace

absl::StatusOr<Origins> FindOrigins(const Question& question,
                                    const Practitioner* practitioner,
                                    const OrganizationFacts* organization,
                                    FactsAsOf& facts) {
  Finder finder(question, organization, facts);
  if (practitioner != nullptr) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<Affiliation> affiliations,
                              facts.reader().AffiliationsOf(practitioner->id));
    for (const Affiliation& affiliation : affiliations) {
      CUSTODIA_RETURN_IF_ERROR(finder.AddAffiliation(affiliation));
    }
  }
  if (organization != nullptr && !finder.any()) {
    CUSTODIA_RETURN_IF_ERROR(
        finder.AddWhole(*organization, /*alone=*/practitioner == nullptr));
  }
  return finder.Take();
}

}  // namespace custodia::directory
