#ifndef CUSTODIA_COMMON_SQLITE_PAGE_CACHE_H_
#define CUSTODIA_COMMON_SQLITE_PAGE_CACHE_H_

#include <cstdint>

#include "common/sqlite/connection.h"

namespace custodia::sqlite {

// Has a connection keep so many bytes of pages in memory for as long as this
// lives, instead of as many as it did.
class PageCache {
 public:
  PageCache(Connection& db, int64_t bytes);
  ~PageCache();
  PageCache(const PageCache&) = delete;
  PageCache& operator=(const PageCache&) = delete;

 private:
  Connection& db_;
  int64_t before_ = 0;  // as SQLite puts it
};

}  // namespace custodia::sqlite

#endif  // CUSTODIA_COMMON_SQLITE_PAGE_CACHE_H_
