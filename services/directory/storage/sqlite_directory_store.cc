#include "services/directory/storage/sqlite_directory_store.h"

#include "common/status_macros.h"
#include "services/directory/domain/errors.h"
#include "services/directory/storage/alias_writer.h"
#include "services/directory/storage/custody_writer.h"
#include "services/directory/storage/geography_writer.h"
#include "services/directory/storage/node_image.h"
#include "services/directory/storage/organization_writer.h"
#include "services/directory/storage/packed_reads.h"
#include "services/directory/storage/practitioner_writer.h"
#include "services/directory/storage/retraction.h"
#include "services/directory/storage/revision_writer.h"
#include "services/directory/storage/schema.h"
#include "services/directory/storage/sqlite_reads.h"

namespace custodia::directory {
namespace {

class SqliteTransaction final : public sql::SqliteReads<DirectoryTransaction> {
 public:
  explicit SqliteTransaction(sql::RevisionWriter& revision)
      : SqliteReads(revision.view()), revision_(revision) {}

  void ExpectMany(int64_t nodes) override {
    revision_.ExpectMany(nodes);
    FollowRevision();
  }
  absl::StatusOr<Change> Put(const Practitioner& practitioner) override {
    CUSTODIA_RETURN_IF_ERROR(BeforePut());
    return sql::PutPractitioner(revision_, practitioner);
  }
  absl::StatusOr<Change> Put(const Organization& organization) override {
    CUSTODIA_RETURN_IF_ERROR(BeforePut());
    return sql::PutOrganization(revision_, organization);
  }
  absl::StatusOr<Change> Put(const Affiliation& affiliation,
                             Absent absent) override {
    CUSTODIA_RETURN_IF_ERROR(BeforePut());
    return sql::PutAffiliation(revision_, affiliation, absent);
  }
  absl::StatusOr<Change> Put(const SuccessionEvent& event,
                             Absent absent) override {
    CUSTODIA_RETURN_IF_ERROR(BeforePut());
    return sql::PutSuccession(revision_, event, absent);
  }
  absl::StatusOr<Change> Put(const CustodyReport& report,
                             Absent absent) override {
    CUSTODIA_RETURN_IF_ERROR(BeforePut());
    return sql::PutReport(revision_, report, absent);
  }
  absl::StatusOr<Change> PutCounty(const FactReader::County& county) override {
    return sql::PutCounty(revision_, county);
  }
  absl::StatusOr<Change> PutZip(absl::string_view zip,
                                absl::string_view county_fips,
                                absl::string_view place,
                                absl::string_view state) override {
    return sql::PutZip(revision_, zip, county_fips, place, state);
  }
  absl::StatusOr<Change> PutPractitionerAlias(absl::string_view alias,
                                              absl::string_view id) override {
    return sql::PutPractitionerAlias(revision_, alias, id);
  }
  absl::StatusOr<Change> PutOrganizationAlias(absl::string_view alias,
                                              absl::string_view id) override {
    return sql::PutOrganizationAlias(revision_, alias, id);
  }
  absl::StatusOr<std::optional<int64_t>> Retract(
      int64_t fact, absl::string_view reason) override {
    auto ended = sql::Retract(revision_, fact, reason);
    FollowRevision();
    return ended;
  }
  absl::Status RecordImport(const Import& import) override {
    revision_.IsImport();
    return sql::RecordImport(revision_.db(), import);
  }
  absl::Status RecordRequest(absl::string_view request_id,
                             const RecordedRequest& request) override {
    return sql::RecordRequest(revision_.db(), request_id, request);
  }

 private:
  absl::Status BeforePut() {
    CUSTODIA_RETURN_IF_ERROR(revision_.BeforePut());
    FollowRevision();
    return absl::OkStatus();
  }
  // What the writer knows changes as it writes.
  void FollowRevision() {
    view_.bulk = revision_.view().bulk;
    view_.recent = revision_.view().recent;
  }

  sql::RevisionWriter& revision_;
};

absl::StatusOr<int64_t> RevisionToRead(sqlite::Connection& db, int64_t newest,
                                       const KnownAt& known_at) {
  if (known_at.time) return sql::RevisionAt(db, *known_at.time);
  const int64_t asked = known_at.revision.value_or(newest);
  if (asked < 0 || asked > newest) return error::RevisionUnknown();
  return asked;
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteDirectoryStore>>
SqliteDirectoryStore::Open(const std::string& path, Use use,
                           const sql::WriteLimits& limits) {
  CUSTODIA_ASSIGN_OR_RETURN(
      auto database,
      // Only lists of a version name it by number; it is written with them.
      sqlite::Database::Open(path, sqlite::Durability::kNormal, Migrations(),
                             sqlite::References::kTrusted));
  return std::unique_ptr<SqliteDirectoryStore>(
      new SqliteDirectoryStore(std::move(database), use, limits));
}

absl::Status SqliteDirectoryStore::Read(const KnownAt& known_at,
                                        ReadBody body) {
  return database_->Read([&](sqlite::Connection& db) -> absl::Status {
    const int64_t newest = sql::NewestRevision(db);
    CUSTODIA_ASSIGN_OR_RETURN(const int64_t revision,
                              RevisionToRead(db, newest, known_at));
    const std::shared_ptr<sql::CommonFacts> common =
        revision == newest
            ? common_.At(
                  newest,
                  [&](const sql::RevisionFacts& former) {
                    return sql::RevisionFacts{
                        sql::FreshImage::Newest(db, former.image),
                        sql::ListHistory::Newest(db, newest, former.lists)};
                  })
            : nullptr;
    sql::PackedReads packed(
        db, common == nullptr ? nullptr : common->facts.image.get());
    sql::SqliteSnapshot snapshot(
        common == nullptr ? sql::View{db, revision}
                          : sql::View{db, revision, common.get(), &packed});
    return body(snapshot);
  });
}

absl::StatusOr<bool> SqliteDirectoryStore::WritesStraight() {
  if (use_ != Use::kImport) return false;
  int64_t newest = 0;
  CUSTODIA_RETURN_IF_ERROR(database_->Read([&](sqlite::Connection& db) {
    newest = sql::NewestRevision(db);
    return absl::OkStatus();
  }));
  return newest == 0;
}

absl::Status SqliteDirectoryStore::Write(absl::Time now, WriteBody body) {
  bool made_image = false;
  CUSTODIA_ASSIGN_OR_RETURN(const bool straight, WritesStraight());
  const auto write = [&](sqlite::Connection& db) -> absl::Status {
    sql::RevisionWriter revision(db, now, limits_);
    SqliteTransaction transaction(revision);
    CUSTODIA_RETURN_IF_ERROR(body(transaction));
    CUSTODIA_RETURN_IF_ERROR(revision.Finish());
    made_image = revision.made_image();
    return absl::OkStatus();
  };
  CUSTODIA_RETURN_IF_ERROR(straight ? database_->WriteStraight(write)
                                    : database_->Write(write));
  // Who reads an older one has it open. What stays is removed the next time.
  if (made_image) {
    database_
        ->Write([](sqlite::Connection& db) {
          sql::RemoveOtherImages(db);
          return absl::OkStatus();
        })
        .IgnoreError();
  }
  return absl::OkStatus();
}

}  // namespace custodia::directory
