#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_SEARCH_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_SEARCH_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/name_scan.h"

namespace custodia::directory::sql {

// Takes at most `size` nodes from a scan, each once. `wanted(fact)` tells
// whether the version of a node is believed and is what the search is about,
// `load(fact)` returns it, and `names(node)` the texts of its names.
template <typename Node, typename Wanted, typename Load, typename Names>
Hits<Node> TakeHits(NameScan scan, int size, Wanted wanted, Load load,
                    Names names) {
  Hits<Node> hits;
  std::string last;
  while (const std::optional<int64_t> fact = scan.Next()) {
    if (!wanted(*fact)) continue;
    Node node = load(*fact);
    if (!scan.IsFirstOf(names(node))) continue;
    if (static_cast<int>(hits.nodes.size()) == size) {
      hits.next = std::move(last);
      return hits;
    }
    hits.nodes.push_back(std::move(node));
    last = scan.Position();
  }
  if (!scan.at_end()) hits.next = scan.Position();
  return hits;
}

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_NAME_SEARCH_H_
