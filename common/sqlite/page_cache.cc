#include "common/sqlite/page_cache.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace custodia::sqlite {
namespace {

std::string SizeOf(int64_t size) {
  return absl::StrCat("PRAGMA cache_size=", size);
}

}  // namespace

PageCache::PageCache(Connection& db, int64_t bytes) : db_(db) {
  {
    Query query = db_.Prepare("PRAGMA cache_size");
    query.Step();
    before_ = query.Int(0);
  }
  db_.Execute(SizeOf(-bytes / 1024));  // In KiB where it is negative.
}

// It only sets a number; there is nothing to be done where it fails.
PageCache::~PageCache() { db_.raw().tryExec(SizeOf(before_)); }

}  // namespace custodia::sqlite
