#include "services/directory/storage/packed_table.h"

#include <string>

#include "services/directory/storage/node_image.h"

namespace custodia::directory::sql {

void PackedTable::Put(int64_t fact, PractitionerFacts facts) {
  Put(Node::kPractitioner, fact, facts.practitioner.id, Pack(facts));
}

void PackedTable::Put(int64_t fact, OrganizationFacts facts) {
  Put(Node::kOrganization, fact, facts.id, Pack(facts));
}

void PackedTable::Put(Node node, int64_t fact, absl::string_view id,
                      absl::string_view packed) {
  static const auto& sql =
      *new std::string("INSERT OR REPLACE INTO packed VALUES (?, ?)");
  db_.Prepare(sql).Bind(fact, sqlite::Blob{packed}).Run();
  if (has_image_) Note(ChangeOfNode(node, id));
}

void PackedTable::Ended(int64_t fact) {
  db_.Prepare("DELETE FROM packed WHERE fact = ?").Bind(fact).Run();
}

void PackedTable::Gone(Node node, absl::string_view id) {
  if (has_image_) Note(ChangeOfNode(node, id));
}

void PackedTable::AddressChanged(absl::string_view address_key) {
  if (has_image_) Note(ChangeOfAddress(address_key));
}

void PackedTable::Note(uint64_t change) {
  db_.Prepare("INSERT OR IGNORE INTO image_changes (hash) VALUES (?)")
      .Bind(static_cast<int64_t>(change))
      .Run();
}

}  // namespace custodia::directory::sql
