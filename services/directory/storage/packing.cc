#include "services/directory/storage/packing.h"

#include <iterator>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "services/directory/storage/custody_reader.h"
#include "services/directory/storage/node_ids.h"
#include "services/directory/storage/organization_reader.h"
#include "services/directory/storage/packed_table.h"
#include "services/directory/storage/practitioner_reader.h"
#include "services/directory/storage/revision_writer.h"
#include "services/directory/storage/split_indexes.h"

namespace custodia::directory::sql {
namespace {

// A table of nodes, or of facts that are packed with a node.
struct Source {
  const char* table;
  const char* nodes;   // the table of the node
  const char* column;  // which holds the node's id
};
constexpr Source kSources[] = {
    {"organizations", "organizations", "id"},
    {"practitioners", "practitioners", "id"},
    {"contact_points", "organizations", "organization"},
    {"successions", "organizations", "from_organization"},
    {"custody_reports", "organizations", "organization"},
    {"affiliations", "practitioners", "practitioner"},
};

class NodePacker {
 public:
  NodePacker(const View& view, int64_t last_before, PackedNodes& to,
             ChangedLists* lists)
      : view_(view), last_before_(last_before), to_(to), lists_(lists) {}

  // New versions are read as they lie, so that a large import is packed in one
  // walk.
  void PackNew(const Source& source) {
    constexpr int kPage = 1'000;
    int64_t after = last_before_;
    for (;;) {
      const std::vector<Row> rows = RowsAfter(source, after, kPage);
      for (const Row& row : rows) {
        if (row.is_node) {
          PackFact(NodeIn(source.nodes), row.fact);
          NoteAddress(source, row.fact);
        } else {
          PackOlder(source.nodes, row.node);
        }
      }
      if (rows.size() < kPage) return;
      after = rows.back().fact;
    }
  }

  void PackEnded(const EndedFact& ended) {
    const Source* source = Find(ended.table);
    if (source == nullptr) return;
    to_.Ended(ended.fact);
    NoteAddress(*source, ended.fact);
    if (IsOrganization(*source)) NoteLists(ended.fact);
    std::string node;
    {
      sqlite::Query query = view_.db.Prepare(absl::StrCat(
          "SELECT ", source->column, " FROM ", ended.table, " WHERE fact = ?"));
      query.Bind(ended.fact).Step();
      node = query.Text(0);
    }
    PackOlder(source->nodes, node);
  }

  // Packs a node whose version is older than this write; newer ones are packed
  // anyway.
  void PackOlder(const char* nodes, const std::string& id) {
    const std::optional<int64_t> fact = FactOf(view_, nodes, id);
    if (!fact) {
      to_.Gone(NodeIn(nodes), id);
    } else if (*fact <= last_before_ && done_.insert(*fact).second) {
      PackFact(NodeIn(nodes), *fact);
    }
  }

 private:
  struct Row {
    int64_t fact;
    std::string node;
    bool is_node;
  };

  static const Source* Find(absl::string_view table) {
    for (const Source& source : kSources) {
      if (table == source.table) return &source;
    }
    return nullptr;  // Of no node.
  }

  std::vector<Row> RowsAfter(const Source& source, int64_t after, int limit) {
    const bool is_node = absl::string_view(source.table) == source.nodes;
    sqlite::Query query = view_.db.Prepare(absl::StrCat(
        "SELECT fact, ", source.column, " FROM ", source.table,
        " WHERE fact > ?1 AND ended IS NULL ORDER BY fact LIMIT ?2"));
    query.Bind(after, limit);
    std::vector<Row> rows;
    while (query.Step()) rows.push_back({query.Int(0), query.Text(1), is_node});
    return rows;
  }

  static Node NodeIn(absl::string_view nodes) {
    return nodes == "organizations" ? Node::kOrganization : Node::kPractitioner;
  }

  void PackFact(Node node, int64_t fact) {
    if (node == Node::kOrganization) {
      NoteLists(fact);
      to_.Put(fact, LoadOrganizationFacts(view_, fact));
      return;
    }
    PractitionerFacts facts{.practitioner = LoadPractitioner(view_, fact)};
    facts.affiliations = AffiliationsOf(view_, facts.practitioner.id);
    to_.Put(fact, std::move(facts));
  }

  static bool IsOrganization(const Source& source) {
    return absl::string_view(source.table) == "organizations";
  }

  void NoteLists(int64_t fact) {
    if (lists_ != nullptr) lists_->Add(view_.db, fact);
  }

  // Of a version that begins or ends.
  void NoteAddress(const Source& source, int64_t fact) {
    if (!IsOrganization(source)) return;
    sqlite::Query query = view_.db.Prepare(
        "SELECT address_key FROM organizations WHERE fact = ?");
    query.Bind(fact).Step();
    to_.AddressChanged(query.Text(0));
  }

  const View& view_;
  const int64_t last_before_;
  PackedNodes& to_;
  ChangedLists* const lists_;
  absl::flat_hash_set<int64_t> done_;
};

// The index on ids has the number of the version: neither the versions
// themselves nor their evidence are read.
template <typename Key, typename Facts>
std::optional<Facts> FindPacked(
    sqlite::Connection& db, const std::string& sql, Key key,
    std::optional<Facts> (*unpack)(absl::string_view)) {
  sqlite::Query query = db.Prepare(sql);
  query.Bind(key);
  if (!query.Step()) return std::nullopt;
  return unpack(query.TextHere(0));
}

}  // namespace

void PackChanged(const View& view, int64_t last_before,
                 const std::vector<EndedFact>& ended, const NodeIds& others,
                 PackedNodes& to, ChangedLists* lists) {
  NodePacker packer(view, last_before, to, lists);
  for (const Source& source : kSources) packer.PackNew(source);
  for (const EndedFact& one : ended) packer.PackEnded(one);
  for (const std::string& id : others.practitioners) {
    packer.PackOlder("practitioners", id);
  }
  for (const std::string& id : others.organizations) {
    packer.PackOlder("organizations", id);
  }
}

void PackEverything(sqlite::Connection& db) {
  MakeViews(db);  // They came later, too.
  // The tables of an image came later.
  PackedTable rows(db, /*has_image=*/false);
  PackChanged({db, NewestRevision(db)}, /*last_before=*/0, /*ended=*/{},
              /*others=*/{}, rows, /*lists=*/nullptr);
}

std::optional<PractitionerFacts> FindPackedPractitioner(sqlite::Connection& db,
                                                        absl::string_view id) {
  static const auto& sql = *new std::string(
      "SELECT k.facts FROM all_practitioners n CROSS JOIN packed k "
      "ON k.fact = n.fact WHERE n.id = ?");
  return FindPacked(db, sql, id, UnpackPractitioner);
}

std::optional<Shared<OrganizationFacts>> FindPackedOrganization(
    sqlite::Connection& db, absl::string_view id) {
  static const auto& sql = *new std::string(
      "SELECT k.facts FROM all_organizations n CROSS JOIN packed k "
      "ON k.fact = n.fact WHERE n.id = ?");
  return FindPacked(db, sql, id, UnpackOrganization);
}

std::optional<Shared<OrganizationFacts>> LoadPackedOrganization(
    sqlite::Connection& db, int64_t fact) {
  static const auto& sql =
      *new std::string("SELECT facts FROM packed WHERE fact = ?");
  return FindPacked(db, sql, fact, UnpackOrganization);
}

}  // namespace custodia::directory::sql
