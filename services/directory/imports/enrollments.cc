#include "services/directory/imports/enrollments.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/imports/ccn.h"
#include "services/directory/imports/put_node.h"

namespace custodia::directory {
namespace {

// More sales of one hospital than there are in any file.
constexpr int kMaxSales = 1000;

std::vector<Identifier> IdentifiersOf(const Organization& organization,
                                      IdentifierSystem system) {
  std::vector<Identifier> found;
  for (const Identifier& identifier : organization.identifiers) {
    if (identifier.system == system) found.push_back(identifier);
  }
  return found;
}

bool ShareOne(const std::vector<Identifier>& a,
              const std::vector<Identifier>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Identifier& one) {
    return std::find(b.begin(), b.end(), one) != b.end();
  });
}

// What the file says of sales: no tie, and nobody else's word.
bool IsRow(const SuccessionEvent& event) {
  return std::any_of(event.evidence.begin(), event.evidence.end(),
                     [](const Evidence& evidence) {
                       return evidence.source == kCmsHospitalChow &&
                              evidence.grade == Grade::kOfficial;
                     });
}

absl::StatusOr<std::vector<SuccessionEvent>> RowsOf(const std::string& id,
                                                    DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(std::vector<SuccessionEvent> events,
                            tx.ListSuccessions(id, {.size = kMaxSales}));
  events.erase(std::remove_if(
                   events.begin(), events.end(),
                   [](const SuccessionEvent& event) { return !IsRow(event); }),
               events.end());
  return events;
}

// The other enrollments of the same owner for the same hospital.
absl::StatusOr<std::vector<Organization>> TwinsOf(const Organization& one,
                                                  DirectoryTransaction& tx) {
  std::map<std::string, Organization> twins;
  const auto pacs = IdentifiersOf(one, IdentifierSystem::kPac);
  for (const Identifier& ccn : IdentifiersOf(one, IdentifierSystem::kCcn)) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<Organization> found,
                              tx.OrganizationsIdentifiedBy(ccn));
    for (const Organization& other : found) {
      if (other.id != one.id && IsEnrollment(other) &&
          ShareOne(pacs, IdentifiersOf(other, IdentifierSystem::kPac))) {
        twins.emplace(other.id, other);
      }
    }
  }
  std::vector<Organization> list;
  for (auto& [id, twin] : twins) list.push_back(std::move(twin));
  return list;
}

absl::Status PutTie(SuccessionEvent tie, Evidence evidence,
                    DirectoryTransaction& tx) {
  if (tie.from == tie.to) return absl::OkStatus();
  evidence.fact.clear();
  evidence.grade = Grade::kInferred;
  tie.evidence = {std::move(evidence)};
  return PutMerged(std::move(tie), tx);
}

// `bought` brought records to one enrollment of an owner who sold with another.
absl::Status Join(const SuccessionEvent& bought, const SuccessionEvent& sold,
                  DirectoryTransaction& tx) {
  if (sold.effective_date < bought.effective_date) return absl::OkStatus();
  return PutTie({.from = bought.to,
                 .to = sold.to,
                 .kind = sold.kind,
                 .effective_date = sold.effective_date,
                 .note = "Sold under another Medicare enrollment of the same "
                         "owner for the same hospital."},
                sold.evidence.front(), tx);
}

}  // namespace

bool IsEnrollment(const Organization& organization) {
  return absl::StartsWith(organization.id, "enrollment-");
}

absl::Status TieToHospital(absl::string_view ccn, DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string hospital,
                            tx.FindOrganizationId(absl::StrCat("ccn-", ccn)));
  if (hospital.empty()) return absl::OkStatus();
  std::vector<std::string> numbers = UnitCcns(ccn);
  numbers.emplace(numbers.begin(), ccn);
  for (const std::string& number : numbers) {
    CUSTODIA_ASSIGN_OR_RETURN(
        const std::vector<Organization> found,
        tx.OrganizationsIdentifiedBy({IdentifierSystem::kCcn, number}));
    for (const Organization& enrollment : found) {
      if (!IsEnrollment(enrollment)) continue;
      CUSTODIA_ASSIGN_OR_RETURN(const std::vector<SuccessionEvent> rows,
                                RowsOf(enrollment.id, tx));
      const bool bought = std::any_of(rows.begin(), rows.end(),
                                      [&](const SuccessionEvent& event) {
                                        return event.to == enrollment.id;
                                      });
      if (!bought) continue;
      // Of no one row, and the same whichever row was read last.
      CUSTODIA_RETURN_IF_ERROR(
          PutTie({.from = enrollment.id,
                  .to = hospital,
                  .kind = SuccessionKind::kRename,
                  .note = number == ccn
                              ? "The hospital certified under the same number."
                              : "The hospital of which this is a unit."},
                 {.source = std::string(kCmsHospitalChow),
                  .source_row = enrollment.id},
                 tx));
    }
  }
  return absl::OkStatus();
}

absl::Status JoinEnrollments(const SuccessionEvent& sale,
                             DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<Organization> seller,
                            tx.FindOrganization(sale.from));
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<Organization> buyer,
                            tx.FindOrganization(sale.to));
  CUSTODIA_ASSIGN_OR_RETURN(const auto other_sellers, TwinsOf(*seller, tx));
  for (const Organization& twin : other_sellers) {
    CUSTODIA_ASSIGN_OR_RETURN(const auto rows, RowsOf(twin.id, tx));
    for (const SuccessionEvent& row : rows) {
      if (row.to == twin.id) CUSTODIA_RETURN_IF_ERROR(Join(row, sale, tx));
    }
  }
  CUSTODIA_ASSIGN_OR_RETURN(const auto other_buyers, TwinsOf(*buyer, tx));
  for (const Organization& twin : other_buyers) {
    CUSTODIA_ASSIGN_OR_RETURN(const auto rows, RowsOf(twin.id, tx));
    for (const SuccessionEvent& row : rows) {
      if (row.from == twin.id) CUSTODIA_RETURN_IF_ERROR(Join(sale, row, tx));
    }
  }
  return absl::OkStatus();
}

}  // namespace custodia::directory
