#include "services/directory/storage/alias_writer.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/directory/domain/errors.h"
#include "services/directory/storage/bulk_load.h"

namespace custodia::directory::sql {
namespace {

// Ids and aliases never overlap, so that which comes first does not matter:
// an alias cannot be put under a node's id, and Put of a node under an alias
// writes the node that the alias stands for.
absl::StatusOr<Change> PutAlias(RevisionWriter& revision,
                                absl::string_view collection,
                                absl::string_view table,
                                absl::string_view alias,
                                const std::string& id) {
  if (alias == id) return Change::kNone;
  const View& view = revision.view();
  if (FactOf(view, collection, alias).has_value()) {
    return error::AlreadyExists(absl::StrCat(collection, "/", alias));
  }
  std::optional<int64_t> stored;
  if (view.bulk != nullptr) {
    if (view.bulk->OfAlias(table, alias) == id) return Change::kNone;
    stored = view.bulk->FactOf(table, alias);
  } else {
    sqlite::Query query = view.db.Prepare(
        absl::StrCat("SELECT t.fact, t.id FROM all_", table,
                     " t WHERE t.alias = ?2 AND ", Believed("t")));
    query.Bind(view.revision, alias);
    if (query.Step()) {
      if (query.Text(1) == id) return Change::kNone;
      stored = query.Int(0);
    }
  }
  if (stored) revision.End(table, *stored);
  const int64_t fact = revision.NewFact();
  view.db
      .PrepareInsert(
          table == "practitioner_aliases"
              ? "INSERT INTO practitioner_aliases VALUES (?, ?, ?, ?, NULL)"
              : "INSERT INTO organization_aliases VALUES (?, ?, ?, ?, NULL)")
      .Run(fact, alias, id, revision.revision());
  if (view.bulk != nullptr) view.bulk->AddedAlias(table, fact, alias);
  return stored ? Change::kReplaced : Change::kAdded;
}

}  // namespace

absl::StatusOr<Change> PutPractitionerAlias(RevisionWriter& revision,
                                            absl::string_view alias,
                                            absl::string_view id) {
  const auto node = PractitionerId(revision.view(), id);
  if (!node) {
    return error::PractitionerNotFound(absl::StrCat("practitioners/", id));
  }
  return PutAlias(revision, "practitioners", "practitioner_aliases", alias,
                  *node);
}

absl::StatusOr<Change> PutOrganizationAlias(RevisionWriter& revision,
                                            absl::string_view alias,
                                            absl::string_view id) {
  const auto node = OrganizationId(revision.view(), id);
  if (!node) {
    return error::OrganizationNotFound(absl::StrCat("organizations/", id));
  }
  return PutAlias(revision, "organizations", "organization_aliases", alias,
                  *node);
}

}  // namespace custodia::directory::sql
