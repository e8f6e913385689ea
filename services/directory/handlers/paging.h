#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_PAGING_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_PAGING_H_

#include <vector>

#include "common/page_token.h"

namespace custodia::directory {

// Returns the page to ask the store for: one row more than the caller wants,
// which tells whether there is a next page.
inline Page WithOneMore(Page page) {
  ++page.size;
  return page;
}

// Drops that row where it came, and returns whether it did.
template <typename Row>
bool DropOneMore(const Page& page, std::vector<Row>& rows) {
  if (static_cast<int>(rows.size()) <= page.size) return false;
  rows.resize(page.size);
  return true;
}

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_PAGING_H_
