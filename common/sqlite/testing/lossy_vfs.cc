#include "common/sqlite/testing/lossy_vfs.h"

#include <new>
#include <utility>

namespace custodia::sqlite::testing {
namespace {

// The one that we stand in for; there is one LossyVfs at a time.
sqlite3_vfs* real = nullptr;

std::string BytesOf(sqlite3_file* file, const sqlite3_io_methods& methods) {
  sqlite3_int64 size = 0;
  methods.xFileSize(file, &size);
  std::string bytes(size, '\0');
  methods.xRead(file, bytes.data(), static_cast<int>(size), 0);
  return bytes;
}

}  // namespace

// The real file keeps its place and its methods but for the two that are ours.
struct LossyVfs::OpenFile {
  LossyVfs& vfs;
  const std::shared_ptr<Content> content;
  const sqlite3_io_methods& theirs;
  sqlite3_io_methods ours;
  bool syncs_folder;
};

LossyVfs::LossyVfs(std::function<void()> before_sync)
    : before_sync_(std::move(before_sync)) {
  real = sqlite3_vfs_find(nullptr);
  vfs_ = *real;
  vfs_.pNext = nullptr;
  vfs_.zName = "lossy";
  vfs_.pAppData = this;
  vfs_.szOsFile = real->szOsFile + static_cast<int>(sizeof(OpenFile));
  vfs_.xOpen = Open;
  vfs_.xDelete = Delete;
  sqlite3_vfs_register(&vfs_, /*makeDflt=*/1);
}

LossyVfs::~LossyVfs() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(real, /*makeDflt=*/1);
}

Disk LossyVfs::Surviving() const {
  absl::MutexLock lock(&mutex_);
  Disk disk;
  for (const auto& [name, content] : synced_folder_) {
    disk[name] = content->synced;
  }
  return disk;
}

LossyVfs::OpenFile& LossyVfs::Of(sqlite3_file* file) {
  return *reinterpret_cast<OpenFile*>(reinterpret_cast<char*>(file) +
                                      real->szOsFile);
}

int LossyVfs::Open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file,
                   int flags, int* out_flags) {
  const int code = real->xOpen(real, name, file, flags, out_flags);
  // Nobody looks for a file without a name after a loss of power.
  if (code != SQLITE_OK || name == nullptr) return code;
  auto& self = *static_cast<LossyVfs*>(vfs->pAppData);
  const bool log = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL |
                             SQLITE_OPEN_SUPER_JOURNAL)) != 0;
  auto* open = new (&Of(file))
      OpenFile{.vfs = self,
               .content = self.Named(name),
               .theirs = *file->pMethods,
               .ours = *file->pMethods,
               .syncs_folder = log && (flags & SQLITE_OPEN_CREATE) != 0};
  open->ours.xSync = Sync;
  open->ours.xClose = Close;
  file->pMethods = &open->ours;
  return SQLITE_OK;
}

int LossyVfs::Delete(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  const int code = real->xDelete(real, name, sync_folder);
  if (code == SQLITE_OK) {
    static_cast<LossyVfs*>(vfs->pAppData)->Deleted(name, sync_folder != 0);
  }
  return code;
}

int LossyVfs::Sync(sqlite3_file* file, int flags) {
  OpenFile& open = Of(file);
  open.vfs.before_sync_();
  const int code = open.theirs.xSync(file, flags);
  if (code == SQLITE_OK) open.vfs.Synced(open, BytesOf(file, open.theirs));
  return code;
}

int LossyVfs::Close(sqlite3_file* file) {
  OpenFile& open = Of(file);
  const sqlite3_io_methods& theirs = open.theirs;
  open.~OpenFile();
  return theirs.xClose(file);
}

std::shared_ptr<LossyVfs::Content> LossyVfs::Named(const char* name) {
  absl::MutexLock lock(&mutex_);
  std::shared_ptr<Content>& content = folder_[name];
  if (content == nullptr) content = std::make_shared<Content>();
  return content;
}

void LossyVfs::Synced(OpenFile& open, std::string bytes) {
  absl::MutexLock lock(&mutex_);
  open.content->synced = std::move(bytes);
  if (open.syncs_folder) synced_folder_ = folder_;
  open.syncs_folder = false;
}

void LossyVfs::Deleted(const char* name, bool folder_synced) {
  absl::MutexLock lock(&mutex_);
  folder_.erase(name);
  if (folder_synced) synced_folder_ = folder_;
}

}  // namespace custodia::sqlite::testing
