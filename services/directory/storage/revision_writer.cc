#include "services/directory/storage/revision_writer.h"

#include <algorithm>
#include <limits>

#include "common/status_macros.h"
#include "services/directory/storage/node_image.h"
#include "services/directory/storage/split_indexes.h"

namespace custodia::directory::sql {
namespace {

// Fewer nodes are written sooner than the indexes of what is there are made
// anew; fewer changes are found sooner than the image is made anew.
constexpr int64_t kMany = 5'000;

// A node that changes has some two pages of the file change, anywhere in it.
// Where these fit into memory, each is written once; where they never will,
// what a connection has by default does as well.
constexpr int64_t kBytesOfNode = 8 << 10;
constexpr int64_t kMostBytes = int64_t{256} << 20;

// Fewer nodes are read from their tables sooner than it is known of which
// nodes the image says nothing any more.
constexpr int64_t kManyToRead = 500;

// What the image does not answer for takes long to read, so no more of it is
// left than one for so many facts.
constexpr int64_t kFactsPerChange = 100;

}  // namespace

RevisionWriter::RevisionWriter(sqlite::Connection& db, absl::Time now,
                               const WriteLimits& limits)
    : time_(now), limits_(limits), view_{db, 1} {
  sqlite::Query query = db.Prepare(
      "SELECT revision, time_micros, last_fact FROM revisions "
      "ORDER BY revision DESC LIMIT 1");
  if (query.Step()) {
    view_.revision = query.Int(0) + 1;
    // Where the clock was set back, the order of the revisions stays that of
    // their times: what was told later must not look as if known earlier.
    time_ = std::max(time_, absl::FromUnixMicros(query.Int(1)));
    last_fact_ = query.Int(2);
    last_packed_ = last_fact_;
    last_before_ = last_fact_;
  }
  view_.recent = &recent_.emplace(time_, limits_.recent_facts);
}

void RevisionWriter::Begin() {
  if (begun_) return;
  begun_ = true;
  view_.db.Prepare("INSERT INTO revisions VALUES (?, ?, ?)")
      .Bind(view_.revision, absl::ToUnixMicros(time_), last_fact_)
      .Run();
}

int64_t RevisionWriter::NewFact() {
  Begin();
  return ++last_fact_;
}

void RevisionWriter::End(absl::string_view table, int64_t fact) {
  Begin();
  view_.db
      .Prepare(
          absl::StrCat("UPDATE ", table, " SET ended = ?1 WHERE fact = ?2"))
      .Bind(view_.revision, fact)
      .Run();
  if (view_.bulk != nullptr) view_.bulk->Ended(table);
  ended_.push_back({.table = std::string(table), .fact = fact});
  const bool is_node = table == "practitioners" || table == "organizations";
  if (is_node && fact <= last_before_) ++ended_nodes_;
}

// A node is some four facts.
void RevisionWriter::ExpectMany(int64_t nodes) {
  constexpr int64_t kMostFacts = std::numeric_limits<uint32_t>::max();
  if (view_.bulk != nullptr) return;
  const bool bulk = nodes >= kMany && nodes * 4 >= last_fact_ &&
                    nodes <= (kMostFacts - last_fact_) / 16;
  // Of what was written by now nobody took note.
  if (!bulk && nodes >= kManyToRead && view_.recent != nullptr && !begun_) {
    view_.recent->TakeFrom(FreshImage::Newest(view_.db, nullptr));
  }
  if (!bulk && nodes >= kManyToRead && nodes <= kMostBytes / kBytesOfNode) {
    pages_.emplace(view_.db, nodes * kBytesOfNode);
  }
  if (nodes < kMany) return;
  const bool may_have_image = MayHaveImage(view_.db);
  if (may_have_image && (bulk || !ImageBuilder::HasImage(view_.db))) {
    image_ = std::make_unique<ImageBuilder>(view_);
  }
  if (!bulk) return;
  bulk_ = std::make_unique<BulkLoad>(view_, time_, nodes, limits_.bulk_keys,
                                     Packed());
  view_.bulk = bulk_.get();
  view_.recent = nullptr;
}

absl::Status RevisionWriter::BeforePut() {
  if (bulk_ != nullptr && bulk_->full()) {
    bulk_->PackPending();
    return FinishBulk();
  }
  if (view_.recent != nullptr && view_.recent->full()) {
    if (begun_) PackWritten();
    view_.recent->ForgetVersions();
  }
  return absl::OkStatus();
}

void RevisionWriter::PackWritten() {
  // Where that many are sure to change they are not put into a table first.
  if (ImageName(view_.db).has_value()) MakeImageOf(ended_nodes_);
  PackChanged(view_, last_packed_, ended_, not_packed_, Packed(), &lists_);
  last_packed_ = last_fact_;
  ended_.clear();
  not_packed_ = {};
}

absl::Status RevisionWriter::FinishBulk() {
  CUSTODIA_RETURN_IF_ERROR(bulk_->Finish(last_fact_));
  view_.bulk = nullptr;
  last_packed_ = last_fact_;
  lists_.AddAll();  // Of what was packed already.
  not_packed_ = bulk_->NotPacked();
  bulk_.reset();
  view_.recent = &recent_.emplace(time_, limits_.recent_facts);
  return absl::OkStatus();
}

absl::Status RevisionWriter::Finish() {
  if (bulk_ != nullptr) {
    bulk_->PackPending();
    // As of a first import; it writes the image while indexes are made.
    if (image_ != nullptr && ended_.empty() && bulk_->NotPacked().empty() &&
        !ImageName(view_.db).has_value()) {
      image_->Start();
    }
    CUSTODIA_RETURN_IF_ERROR(FinishBulk());
  }
  if (!begun_) return absl::OkStatus();
  view_.db.Prepare("UPDATE revisions SET last_fact = ? WHERE revision = ?")
      .Bind(last_fact_, view_.revision)
      .Run();
  PackWritten();
  lists_.Write(view_.db, view_.revision);
  MakeImageOf(ImageBuilder::Changes(view_.db));
  if (last_fact_ - last_before_ >= kMany) {
    SplitStaleIndexes(view_.db, last_before_, last_fact_);
  }
  return image_ == nullptr ? absl::OkStatus() : image_->Finish();
}

void RevisionWriter::MakeImageOf(int64_t changes) {
  if (image_ == nullptr && is_import_ &&
      changes > std::max(kMany, last_fact_ / kFactsPerChange)) {
    image_ = std::make_unique<ImageBuilder>(view_);
  }
}

PackedNodes& RevisionWriter::Packed() {
  if (image_ != nullptr) return *image_;
  if (table_ == nullptr) {
    const bool has_image = ImageName(view_.db).has_value();
    table_ = std::make_unique<PackedTable>(view_.db, has_image);
  }
  return *table_;
}

int64_t NewestRevision(sqlite::Connection& db) {
  sqlite::Query query = db.Prepare("SELECT max(revision) FROM revisions");
  query.Step();
  return query.OptionalInt(0).value_or(0);
}

int64_t RevisionAt(sqlite::Connection& db, absl::Time time) {
  sqlite::Query query = db.Prepare(
      "SELECT revision FROM revisions WHERE time_micros <= ? "
      "ORDER BY time_micros DESC, revision DESC LIMIT 1");
  query.Bind(absl::ToUnixMicros(time));
  return query.Step() ? query.Int(0) : 0;
}

}  // namespace custodia::directory::sql
