#include "services/directory/storage/practitioner_writer.h"

#include "services/directory/storage/bulk_load.h"
#include "services/directory/storage/evidence_rows.h"
#include "services/directory/storage/name_index.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/practitioner_reader.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

Practitioner Bare(Practitioner practitioner) {
  ForgetStored(practitioner.evidence);
  practitioner.etag.clear();
  return practitioner;
}

void InsertRow(RevisionWriter& revision, int64_t fact,
               const Practitioner& practitioner) {
  revision.db()
      .PrepareInsert(
          "INSERT INTO practitioners VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)")
      .Run(fact, practitioner.id, practitioner.npi,
           NumberOf(practitioner.status), FormatDate(practitioner.death_date),
           practitioner.city, practitioner.state, NameKey(practitioner.city),
           revision.revision());
}

void InsertName(const View& view, int64_t fact, int64_t position,
                const PersonName& name) {
  view.db
      .PrepareInsert(
          "INSERT INTO practitioner_names VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .Run(fact, position, name.given, name.middle, name.family, name.suffix,
           NameKey(name.family), NameKey(name.given));
  IndexName(view, kPractitionerWords, fact, NameText(name));
}

void InsertLists(const View& view, int64_t fact,
                 const Practitioner& practitioner) {
  int64_t position = 0;
  InsertName(view, fact, position, practitioner.name);
  for (const PersonName& name : practitioner.other_names) {
    InsertName(view, fact, ++position, name);
  }
  position = 0;
  for (const std::string& code : practitioner.taxonomy_codes) {
    view.db
        .PrepareInsert("INSERT INTO practitioner_taxonomies VALUES (?, ?, ?)")
        .Run(fact, position++, code);
  }
}

}  // namespace

Change PutPractitioner(RevisionWriter& revision,
                       const Practitioner& practitioner) {
  Practitioner canonical = practitioner;
  if (const auto id = PractitionerOfAlias(revision.view(), practitioner.id)) {
    canonical.id = *id;
  }
  return PutFact(revision, "practitioners", canonical, LoadPractitioner, Bare,
                 [&](int64_t fact, const auto& /*former*/) {
                   InsertRow(revision, fact, canonical);
                   InsertLists(revision.view(), fact, canonical);
                   WriteEvidence(revision.db(), fact, canonical.evidence);
                   if (BulkLoad* const bulk = revision.view().bulk) {
                     bulk->Added(fact, canonical);
                   } else if (auto* const recent = revision.view().recent) {
                     recent->Wrote(fact, canonical);
                   }
                 });
}

}  // namespace custodia::directory::sql
