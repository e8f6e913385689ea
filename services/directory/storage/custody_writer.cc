#include "services/directory/storage/custody_writer.h"

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/domain/errors.h"
#include "services/directory/storage/bulk_load.h"
#include "services/directory/storage/custody_reader.h"
#include "services/directory/storage/evidence_rows.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

template <typename Fact>
Fact Bare(Fact fact) {
  ForgetStored(fact.evidence);
  return fact;
}

// Turns references into the ids of the nodes that they find. "" names none.
class References {
 public:
  References(const View& view, Absent absent) : view_(view), absent_(absent) {}

  absl::Status Organization(std::string& id) const {
    return Settle(OrganizationId(view_, id), error::OrganizationNotFound,
                  "organizations/", id);
  }
  absl::Status Practitioner(std::string& id) const {
    return Settle(PractitionerId(view_, id), error::PractitionerNotFound,
                  "practitioners/", id);
  }
  absl::Status Practitioners(CustodyScope& scope) const {
    for (std::string& id : scope.practitioners) {
      CUSTODIA_RETURN_IF_ERROR(Practitioner(id));
    }
    return absl::OkStatus();
  }

 private:
  absl::Status Settle(std::optional<std::string> found,
                      absl::Status (*not_found)(absl::string_view),
                      absl::string_view collection, std::string& id) const {
    if (found.has_value()) {
      id = *std::move(found);
    } else if (!id.empty() && absent_ == Absent::kRefused) {
      return not_found(absl::StrCat(collection, id));
    }
    return absl::OkStatus();
  }

  const View& view_;
  const Absent absent_;
};

void InsertScopePractitioners(sqlite::Connection& db, int64_t fact,
                              const CustodyScope& scope) {
  for (size_t i = 0; i < scope.practitioners.size(); ++i) {
    db.PrepareInsert("INSERT INTO scope_practitioners VALUES (?, ?, ?)")
        .Run(fact, static_cast<int64_t>(i), scope.practitioners[i]);
  }
}

void Insert(RevisionWriter& revision, int64_t fact,
            const Affiliation& affiliation,
            const std::optional<Affiliation>& former) {
  revision.db()
      .PrepareInsert(
          "INSERT INTO affiliations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)")
      .Run(fact, affiliation.id, affiliation.practitioner,
           affiliation.organization, NumberOf(affiliation.kind),
           FormatDate(affiliation.start), FormatDate(affiliation.end),
           affiliation.department, revision.revision());
  WriteEvidence(revision.db(), fact, affiliation.evidence);
  if (BulkLoad* const bulk = revision.view().bulk) {
    bulk->Added(fact, affiliation);
  } else if (RecentFacts* const recent = revision.view().recent) {
    recent->Wrote(fact, affiliation, former ? former->practitioner : "");
  }
}

void Insert(RevisionWriter& revision, int64_t fact,
            const SuccessionEvent& event,
            const std::optional<SuccessionEvent>& /*former*/) {
  revision.db()
      .PrepareInsert(
          "INSERT INTO successions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "NULL)")
      .Run(fact, event.id, event.from, event.to, NumberOf(event.kind),
           FormatDate(event.effective_date),
           FormatDate(event.scope.service_start),
           FormatDate(event.scope.service_end),
           NumberOf(event.scope.patient_group), event.transfer_pending,
           event.note, revision.revision());
  InsertScopePractitioners(revision.db(), fact, event.scope);
  WriteEvidence(revision.db(), fact, event.evidence);
  if (BulkLoad* const bulk = revision.view().bulk) bulk->Added(event);
}

void Insert(RevisionWriter& revision, int64_t fact, const CustodyReport& report,
            const std::optional<CustodyReport>& /*former*/) {
  revision.db()
      .PrepareInsert(
          "INSERT INTO custody_reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?, ?, NULL)")
      .Run(fact, report.id, report.organization, report.practitioner,
           report.origin_organization, NumberOf(report.finding),
           report.to_organization, FormatDate(report.effective_date),
           FormatDate(report.scope.service_start),
           FormatDate(report.scope.service_end),
           NumberOf(report.scope.patient_group), report.rule,
           report.reported_by, FormatDate(report.report_date),
           revision.revision());
  InsertScopePractitioners(revision.db(), fact, report.scope);
  WriteEvidence(revision.db(), fact, report.evidence);
  if (BulkLoad* const bulk = revision.view().bulk) bulk->Added(report);
}

template <typename Fact>
Change PutInto(absl::string_view table, RevisionWriter& revision,
               const Fact& fact, Fact (*load)(const View&, int64_t)) {
  return PutFact(revision, table, fact, load, Bare<Fact>,
                 [&](int64_t number, const std::optional<Fact>& former) {
                   Insert(revision, number, fact, former);
                 });
}

}  // namespace

absl::StatusOr<Change> PutAffiliation(RevisionWriter& revision,
                                      const Affiliation& affiliation,
                                      Absent absent) {
  Affiliation found = affiliation;
  const References references(revision.view(), absent);
  CUSTODIA_RETURN_IF_ERROR(references.Practitioner(found.practitioner));
  CUSTODIA_RETURN_IF_ERROR(references.Organization(found.organization));
  return PutInto("affiliations", revision, found, LoadAffiliation);
}

absl::StatusOr<Change> PutSuccession(RevisionWriter& revision,
                                     const SuccessionEvent& event,
                                     Absent absent) {
  SuccessionEvent found = event;
  const References references(revision.view(), absent);
  CUSTODIA_RETURN_IF_ERROR(references.Organization(found.from));
  CUSTODIA_RETURN_IF_ERROR(references.Organization(found.to));
  CUSTODIA_RETURN_IF_ERROR(references.Practitioners(found.scope));
  return PutInto("successions", revision, found, LoadSuccession);
}

absl::StatusOr<Change> PutReport(RevisionWriter& revision,
                                 const CustodyReport& report, Absent absent) {
  CustodyReport found = report;
  const References references(revision.view(), absent);
  for (std::string* id : {&found.organization, &found.origin_organization,
                          &found.to_organization, &found.reported_by}) {
    CUSTODIA_RETURN_IF_ERROR(references.Organization(*id));
  }
  CUSTODIA_RETURN_IF_ERROR(references.Practitioner(found.practitioner));
  CUSTODIA_RETURN_IF_ERROR(references.Practitioners(found.scope));
  return PutInto("custody_reports", revision, found, LoadReport);
}

}  // namespace custodia::directory::sql
