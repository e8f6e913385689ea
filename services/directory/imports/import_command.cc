#include "services/directory/imports/import_command.h"

#include <filesystem>
#include <memory>
#include <optional>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/imports/errors.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/rejects_file.h"

namespace custodia::directory {
namespace {

// Refuses what the file has said once before.
class Repetitions {
 public:
  explicit Repetitions(const Importer& importer) : importer_(importer) {}

  Verdict Check(const CsvRow& row) {
    std::string key;
    bool any = false;
    for (const std::string& column : importer_.key) {
      any = any || !row.Get(column).empty();
      absl::StrAppend(&key, row.Get(column), "\n");
    }
    if (!any || seen_.insert(key).second) return std::nullopt;
    return Refusal{.columns = importer_.key,
                   .reason = "an earlier row of the file says this already"};
  }

 private:
  const Importer& importer_;
  absl::flat_hash_set<std::string> seen_;
};

absl::StatusOr<Verdict> TakeRow(const Importer& importer, const CsvRow& row,
                                Repetitions& repetitions,
                                DirectoryTransaction& tx) {
  if (!row.fault().empty()) return Refusal{.reason = row.fault()};
  if (Verdict verdict = repetitions.Check(row)) return verdict;
  return importer.take(row, tx);
}

absl::StatusOr<int64_t> RevisionOf(DirectoryStore& store) {
  int64_t revision = 0;
  CUSTODIA_RETURN_IF_ERROR(store.Read({}, [&](DirectorySnapshot& snapshot) {
    revision = snapshot.Revision();
    return absl::OkStatus();
  }));
  return revision;
}

// Returns whether the same content came to the same result before.
absl::StatusOr<bool> IsRecorded(const Import& import, DirectorySnapshot& tx) {
  Page page = {.size = 100};
  while (true) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<Import> imports,
                              tx.ListImports(page));
    for (const Import& former : imports) {
      if (former.digest == import.digest && former.format == import.format &&
          former.rows_refused == import.rows_refused) {
        return true;
      }
    }
    if (imports.empty()) return false;
    page.after = imports.back().id;
  }
}

// Imports one file at a time.
class FileImport {
 public:
  FileImport(const Importer& importer, const std::string& file,
             RejectsFile& rejects, ImportProgress& progress, absl::Time now)
      : importer_(importer), rejects_(rejects), progress_(progress), now_(now) {
    state_.file = file;
  }

  // May run again where the store repeats the transaction.
  absl::Status Run(DirectoryTransaction& tx) {
    state_.rows_taken = 0;
    state_.rows_refused = 0;
    CUSTODIA_RETURN_IF_ERROR(rejects_.TakeBack());
    CUSTODIA_ASSIGN_OR_RETURN(
        const std::unique_ptr<CsvReader> reader,
        CsvReader::Open(state_.file, importer_.columns, importer_.prepare));
    if (importer_.row_bytes > 0) {
      tx.ExpectMany(reader->bytes_total() / importer_.row_bytes);
    }
    CUSTODIA_RETURN_IF_ERROR(TakeRows(*reader, tx));
    return Record(reader->Digest(), tx);
  }

  const ImportState& state() const { return state_; }

 private:
  absl::Status TakeRows(CsvReader& reader, DirectoryTransaction& tx) {
    Repetitions repetitions(importer_);
    while (true) {
      CUSTODIA_ASSIGN_OR_RETURN(const CsvRow* const row, reader.Next());
      state_.bytes_read = reader.bytes_read();
      state_.bytes_total = reader.bytes_total();
      if (row == nullptr) return absl::OkStatus();
      CUSTODIA_ASSIGN_OR_RETURN(const Verdict refusal,
                                TakeRow(importer_, *row, repetitions, tx));
      if (refusal) {
        ++state_.rows_refused;
        CUSTODIA_RETURN_IF_ERROR(
            rejects_.Add(state_.file, row->line(), *refusal));
      } else {
        ++state_.rows_taken;
      }
      progress_.Advance(state_);
    }
  }

  absl::Status Record(const std::string& digest, DirectoryTransaction& tx) {
    const Import import = {
        .id = absl::StrCat(
            absl::FormatTime("%Y%m%dT%H%M%E6SZ", now_, absl::UTCTimeZone()),
            "-", digest.substr(0, 16)),
        .format = importer_.format,
        .file = std::filesystem::path(state_.file).filename().string(),
        .digest = digest,
        .create_time = now_,
        .rows_taken = state_.rows_taken,
        .rows_refused = state_.rows_refused};
    CUSTODIA_ASSIGN_OR_RETURN(const bool recorded, IsRecorded(import, tx));
    return recorded ? absl::OkStatus() : tx.RecordImport(import);
  }

  const Importer& importer_;
  RejectsFile& rejects_;
  ImportProgress& progress_;
  const absl::Time now_;
  ImportState state_;
};

absl::StatusOr<FileSummary> ImportFile(
    const Importer& importer, const std::string& file, RejectsFile& rejects,
    ImportProgress& progress, DirectoryStore& store, const Clock& clock) {
  CUSTODIA_ASSIGN_OR_RETURN(const int64_t before, RevisionOf(store));
  const absl::Time now = clock.Now();
  FileImport import(importer, file, rejects, progress, now);
  const absl::Status written = store.Write(
      now, [&](DirectoryTransaction& tx) { return import.Run(tx); });
  if (!written.ok()) {
    CUSTODIA_RETURN_IF_ERROR(rejects.TakeBack());
    return written;
  }
  CUSTODIA_RETURN_IF_ERROR(rejects.Keep());
  CUSTODIA_ASSIGN_OR_RETURN(const int64_t after, RevisionOf(store));
  const ImportState& state = import.state();
  progress.Finish(state);
  return FileSummary{
      .file = file,
      .rows_read = state.rows_taken + state.rows_refused,
      .rows_taken = state.rows_taken,
      .rows_refused = state.rows_refused,
      .changed = after != before,
      .rejects_file = state.rows_refused == 0 ? "" : rejects.path()};
}

}  // namespace

absl::StatusOr<ImportSummary> RunImport(const ImportOptions& options,
                                        DirectoryStore& store,
                                        const Clock& clock) {
  const Importer* const importer = FindImporter(options.format);
  if (importer == nullptr) return error::FormatUnknown(ImportFormats());
  std::unique_ptr<ImportProgress> own;
  if (options.progress == nullptr) own = MakeStderrProgress(clock);
  ImportProgress& progress = own ? *own : *options.progress;
  std::optional<RejectsFile> shared;
  if (!options.rejects.empty()) shared.emplace(options.rejects);
  ImportSummary summary;
  for (const std::string& file : options.files) {
    RejectsFile beside(absl::StrCat(file, ".rejects.csv"));
    CUSTODIA_ASSIGN_OR_RETURN(
        FileSummary imported,
        ImportFile(*importer, file, shared ? *shared : beside, progress, store,
                   clock));
    options.on_imported(imported);
    summary.files.push_back(std::move(imported));
  }
  return summary;
}

}  // namespace custodia::directory
