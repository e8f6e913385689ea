#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_LOAD_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_LOAD_H_

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// Return the node; ORGANIZATION_NOT_FOUND, PRACTITIONER_NOT_FOUND.
absl::StatusOr<Organization> LoadOrganization(absl::string_view id,
                                              FactReader& facts);
absl::StatusOr<Practitioner> LoadPractitioner(absl::string_view id,
                                              FactReader& facts);

// Replace the id, or each id, by the canonical one of the same node; "" stays.
// Errors as above.
absl::Status ResolveOrganization(std::string& id, FactReader& facts);
absl::Status ResolvePractitioner(std::string& id, FactReader& facts);
absl::Status ResolvePractitioners(std::vector<std::string>& ids,
                                  FactReader& facts);

// Returns what `body` returns for the state of the directory at `known_at`.
// The store's errors, or the body's.
template <typename T>
absl::StatusOr<T> ReadOne(
    DirectoryStore& store, const KnownAt& known_at,
    absl::FunctionRef<absl::StatusOr<T>(DirectorySnapshot&)> body) {
  absl::StatusOr<T> value;
  const absl::Status status =
      store.Read(known_at, [&](DirectorySnapshot& snapshot) {
        value = body(snapshot);
        return value.status();
      });
  if (!status.ok()) return status;
  return value;
}

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_LOAD_H_
