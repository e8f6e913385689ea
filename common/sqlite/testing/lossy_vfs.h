#ifndef CUSTODIA_COMMON_SQLITE_TESTING_LOSSY_VFS_H_
#define CUSTODIA_COMMON_SQLITE_TESTING_LOSSY_VFS_H_

#include <sqlite3.h>

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "absl/synchronization/mutex.h"

namespace custodia::sqlite::testing {

// What a disk holds: bytes by name of file.
using Disk = std::map<std::string, std::string>;

// SQLite's files on the real disk, with a record of what would be left of them
// if the power failed now: of each file what it held when it was last synced,
// and of a folder the names that it had when it was last synced. SQLite syncs
// the folder with the first sync of a new journal or write-ahead log.
//
// While it lives it is SQLite's default VFS; what is opened meanwhile must be
// closed before it goes. Thread-safe.
class LossyVfs {
 public:
  // Calls `before_sync` whenever a file is about to be synced.
  explicit LossyVfs(std::function<void()> before_sync = [] {});
  ~LossyVfs();
  LossyVfs(const LossyVfs&) = delete;
  LossyVfs& operator=(const LossyVfs&) = delete;

  // Returns what a loss of power leaves, of the files that were made since this
  // was.
  Disk Surviving() const;

 private:
  // A file apart from its name.
  struct Content {
    std::string synced;
  };
  using Folder = std::map<std::string, std::shared_ptr<Content>>;
  // What is kept of an open file, behind SQLite's own bytes.
  struct OpenFile;

  static int Open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file,
                  int flags, int* out_flags);
  static int Delete(sqlite3_vfs* vfs, const char* name, int sync_folder);
  static int Sync(sqlite3_file* file, int flags);
  static int Close(sqlite3_file* file);
  static OpenFile& Of(sqlite3_file* file);

  std::shared_ptr<Content> Named(const char* name);
  void Synced(OpenFile& open, std::string bytes);
  void Deleted(const char* name, bool folder_synced);

  const std::function<void()> before_sync_;
  sqlite3_vfs vfs_;

  mutable absl::Mutex mutex_;
  Folder folder_ ABSL_GUARDED_BY(mutex_);
  Folder synced_folder_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace custodia::sqlite::testing

#endif  // CUSTODIA_COMMON_SQLITE_TESTING_LOSSY_VFS_H_
