#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/merge.h"

// Our format `evidence`: who else says what the directory knows already. It
// changes nothing but why a node or a fact is believed. `of` is ORGANIZATION,
// PRACTITIONER, AFFILIATION or CUSTODY; the last two take the ids of their
// formats' column `id`.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "evidence";

enum class Of {
  kNothing,
  kOrganization,
  kPractitioner,
  kAffiliation,
  kCustody
};

template <typename Node>
absl::StatusOr<Change> PutBack(const Node& node, DirectoryTransaction& tx) {
  return tx.Put(node);
}
absl::StatusOr<Change> PutBack(const Affiliation& affiliation,
                               DirectoryTransaction& tx) {
  return tx.Put(affiliation, Absent::kKept);
}
absl::StatusOr<Change> PutBack(const SuccessionEvent& event,
                               DirectoryTransaction& tx) {
  return tx.Put(event, Absent::kKept);
}

// Adds `evidence` to `stored`. Returns whether there is such a fact.
template <typename Fact>
absl::StatusOr<bool> AddTo(absl::StatusOr<std::optional<Fact>> stored,
                           const Evidence& evidence, DirectoryTransaction& tx) {
  if (!stored.ok()) return stored.status();
  if (!stored->has_value()) return false;
  Fact fact = **stored;
  AddEvidence(evidence, fact.evidence);
  CUSTODIA_RETURN_IF_ERROR(PutBack(fact, tx).status());
  return true;
}

absl::StatusOr<bool> AddTo(Of of, absl::string_view id,
                           const Evidence& evidence, DirectoryTransaction& tx) {
  switch (of) {
    case Of::kOrganization:
      return AddTo(tx.FindOrganization(id), evidence, tx);
    case Of::kPractitioner:
      return AddTo(tx.FindPractitioner(id), evidence, tx);
    case Of::kAffiliation:
      return AddTo(tx.FindAffiliation(id), evidence, tx);
    case Of::kCustody:
      return AddTo(tx.FindSuccession(id), evidence, tx);
    case Of::kNothing:
      break;
  }
  return false;
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  static constexpr std::pair<absl::string_view, Of> kWords[] = {
      {"ORGANIZATION", Of::kOrganization},
      {"PRACTITIONER", Of::kPractitioner},
      {"AFFILIATION", Of::kAffiliation},
      {"CUSTODY", Of::kCustody}};
  RowFields fields(row);
  fields.RequiredText("of");
  const Of of = fields.Choice<Of>("of", kWords);
  fields.RequiredText("source_url");
  const Evidence evidence = OwnEvidence(fields, kFormat, "");
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_ASSIGN_OR_RETURN(const bool found,
                            AddTo(of, fields.Get("id"), evidence, tx));
  if (!found) return Refused("id", "must be of what was imported before");
  return std::nullopt;
}

}  // namespace

Importer EvidenceImporter() {
  return {.format = kFormat,
          .columns = WithEvidenceColumns(
              {{.name = "of"}, {.name = "id"}, {.name = "source_url"}}),
          .take = Take};
}

}  // namespace custodia::directory
