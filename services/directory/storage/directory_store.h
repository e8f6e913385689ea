#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_DIRECTORY_STORE_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_DIRECTORY_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/page_token.h"
#include "services/directory/domain/contradiction.h"
#include "services/directory/domain/fact_reader.h"

namespace custodia::directory {

// What to look for among practitioners' names.
struct PractitionerSearch {
  std::vector<std::string> words;  // each is a name or the start of one
  std::string state;               // two letters, or ""
  std::string city;                // or ""
  std::string taxonomy_code;       // or ""
};

// What to look for among organizations' names.
struct OrganizationSearch {
  std::vector<std::string> words;  // each is a word or the start of one
  std::string state;               // two letters, or ""
  std::string city;                // or ""
  OrganizationType type = OrganizationType::kUnspecified;  // or any
};

// A ZIP code, its city, and the county in which (most of) it lies.
struct Zip {
  std::string zip;  // five digits
  std::string county_fips;
  std::string place;
  std::string state;  // two letters

  bool operator==(const Zip&) const = default;
};

// Another id of a node.
struct Alias {
  std::string alias;
  std::string id;  // the node's own

  bool operator==(const Alias&) const = default;
};

// A page of a search. The work for one page is bounded: it may have fewer nodes
// than were asked for, and yet a next page.
template <typename Node>
struct Hits {
  std::vector<Node> nodes;
  std::string next;  // Page::after of the next page; "" on the last
};

// One load of a file.
struct Import {
  std::string id;
  std::string format;
  std::string file;
  std::string digest;  // SHA-256, hexadecimal
  absl::Time create_time;
  int64_t rows_taken = 0;
  int64_t rows_refused = 0;

  bool operator==(const Import&) const = default;
};

// A write that a caller named with a `request_id`.
struct RecordedRequest {
  std::string method;       // RPC, e.g. "CreateOrganization"
  std::string fingerprint;  // of its content
  std::string resource;     // name of what it made

  bool operator==(const RecordedRequest&) const = default;
};

// The facts as known at one revision. Valid only inside the body it was given
// to.
class DirectorySnapshot : public FactReader {
 public:
  // Counts the writes that changed something, from 0.
  virtual int64_t Revision() = 0;

  // Pages by id. Affiliations of a practitioner, or at an organization.
  virtual absl::StatusOr<std::vector<Affiliation>> ListAffiliationsOf(
      absl::string_view practitioner_id, const Page& page) = 0;
  virtual absl::StatusOr<std::vector<Affiliation>> ListAffiliationsAt(
      absl::string_view organization_id, const Page& page) = 0;

  // Events from or to the organization; pages by id.
  virtual absl::StatusOr<std::vector<SuccessionEvent>> ListSuccessions(
      absl::string_view organization_id, const Page& page) = 0;

  // Practitioners with a name that answers, by how well (name_fit.h), then in
  // the order of the names, each once. `page.after` is the `next` of the page
  // before, of the same search at the same revision. PAGE_TOKEN_INVALID.
  virtual absl::StatusOr<Hits<Practitioner>> SearchPractitioners(
      const PractitionerSearch& search, const Page& page) = 0;

  // The same for organizations; no sites.
  virtual absl::StatusOr<Hits<Organization>> SearchOrganizations(
      const OrganizationSearch& search, const Page& page) = 0;

  // Return the id of the node that `id` finds, or "" where there is none.
  virtual absl::StatusOr<std::string> FindPractitionerId(
      absl::string_view id) = 0;
  virtual absl::StatusOr<std::string> FindOrganizationId(
      absl::string_view id) = 0;

  virtual absl::StatusOr<std::optional<Affiliation>> FindAffiliation(
      absl::string_view id) = 0;
  virtual absl::StatusOr<std::optional<SuccessionEvent>> FindSuccession(
      absl::string_view id) = 0;

  // Organizations that carry the identifier (often several: a seller and its
  // buyer share an NPI or a CCN).
  virtual absl::StatusOr<std::vector<Organization>> OrganizationsIdentifiedBy(
      const Identifier& identifier) = 0;

  // Organizations of which a name, current or other, has this
  // OrganizationNameKey(), by id.
  virtual absl::StatusOr<std::vector<Organization>> OrganizationsNamed(
      absl::string_view name_key) = 0;

  // The counties of `state` (two letters), by FIPS code: an import finds by
  // name what its file does not give a code for.
  virtual absl::StatusOr<std::vector<County>> CountiesOfState(
      absl::string_view state) = 0;

  // Every practitioner's id, in order: for whole-directory checks.
  virtual absl::StatusOr<std::vector<std::string>> PractitionerIds(
      const Page& page) = 0;

  // All that is believed, for whole-directory exports: pages by id, of places
  // by ZIP code and FIPS code, of aliases by alias. Organizations come with
  // sites; an alias of a node that is not there is left out.
  virtual absl::StatusOr<std::vector<Organization>> AllOrganizations(
      const Page& page) = 0;
  virtual absl::StatusOr<std::vector<Practitioner>> AllPractitioners(
      const Page& page) = 0;
  virtual absl::StatusOr<std::vector<Affiliation>> AllAffiliations(
      const Page& page) = 0;
  virtual absl::StatusOr<std::vector<SuccessionEvent>> AllSuccessions(
      const Page& page) = 0;
  virtual absl::StatusOr<std::vector<CustodyReport>> AllReports(
      const Page& page) = 0;
  virtual absl::StatusOr<std::vector<County>> AllCounties(const Page& page) = 0;
  virtual absl::StatusOr<std::vector<Zip>> AllZips(const Page& page) = 0;
  virtual absl::StatusOr<std::vector<Alias>> AllOrganizationAliases(
      const Page& page) = 0;
  virtual absl::StatusOr<std::vector<Alias>> AllPractitionerAliases(
      const Page& page) = 0;

  // Where the facts disagree, by kind; `page.after` is a ContradictionKey().
  // Looks at the whole directory. PAGE_TOKEN_INVALID.
  virtual absl::StatusOr<std::vector<Contradiction>> ListContradictions(
      const Page& page) = 0;

  // Newest first; `page.after` is an id.
  virtual absl::StatusOr<std::vector<Import>> ListImports(const Page& page) = 0;

  virtual absl::StatusOr<std::optional<RecordedRequest>> FindRequest(
      absl::string_view request_id) = 0;
};

// The position of a contradiction in the list, to continue behind it.
std::string ContradictionKey(const Contradiction& contradiction);

// What a Put did.
enum class Change { kNone, kAdded, kReplaced };

// What becomes of a reference to a node that is not there.
enum class Absent { kRefused, kKept };

// Reads and writes in one transaction; reads see its own writes.
//
// A Put compares with what is believed now under the same id. Equal but for
// fact ids, recorded times and etag: nothing happens (kNone). Otherwise the
// former version is ended at this transaction's revision, not destroyed, and
// the new one recorded: known_at still sees the former. Under an alias, the
// node that it stands for is written; a reference may be an alias or an NPI
// too, and is read back as the node's id.
class DirectoryTransaction : public DirectorySnapshot {
 public:
  virtual absl::StatusOr<Change> Put(const Practitioner& practitioner) = 0;
  virtual absl::StatusOr<Change> Put(const Organization& organization) = 0;
  // Where an absent node is refused: ORGANIZATION_NOT_FOUND,
  // PRACTITIONER_NOT_FOUND; then nothing was written and the transaction goes
  // on. To keep it is for what is believed already, here or where an export was
  // made: a node that was retracted leaves the facts that name it.
  virtual absl::StatusOr<Change> Put(const Affiliation& affiliation,
                                     Absent absent) = 0;
  virtual absl::StatusOr<Change> Put(const SuccessionEvent& event,
                                     Absent absent) = 0;
  virtual absl::StatusOr<Change> Put(const CustodyReport& report,
                                     Absent absent) = 0;
  absl::StatusOr<Change> Put(const Affiliation& affiliation) {
    return Put(affiliation, Absent::kRefused);
  }
  absl::StatusOr<Change> Put(const SuccessionEvent& event) {
    return Put(event, Absent::kRefused);
  }
  absl::StatusOr<Change> Put(const CustodyReport& report) {
    return Put(report, Absent::kRefused);
  }

  virtual absl::StatusOr<Change> PutCounty(
      const FactReader::County& county) = 0;
  // `place` is the ZIP code's city.
  virtual absl::StatusOr<Change> PutZip(absl::string_view zip,
                                        absl::string_view county_fips,
                                        absl::string_view place,
                                        absl::string_view state) = 0;

  // Makes `alias` find the node `id`. An alias is an id of an import file that
  // names a node which the directory already knew under another. Any name that
  // finds the node will do for `id`. ORGANIZATION_NOT_FOUND,
  // PRACTITIONER_NOT_FOUND; ALREADY_EXISTS where `alias` is a node's id.
  virtual absl::StatusOr<Change> PutPractitionerAlias(absl::string_view alias,
                                                      absl::string_view id) = 0;
  virtual absl::StatusOr<Change> PutOrganizationAlias(absl::string_view alias,
                                                      absl::string_view id) = 0;

  // Withdraws the version `fact`, as evidence numbers it, and keeps `reason`
  // with it. The version before it that was not retracted is believed again,
  // as a new fact; where there is none, nothing is of that id. A contact point
  // leaves its organization as it is otherwise. Returns the first revision
  // without the fact: an earlier one where it had ended, and then nothing else
  // changes; nothing where there is no such fact.
  virtual absl::StatusOr<std::optional<int64_t>> Retract(
      int64_t fact, absl::string_view reason) = 0;

  // Says before the first Put that some `nodes` will be put, so that the store
  // may prepare for it. Until the end of the transaction only reads that find a
  // node by its id, an alias or an identifier, or a fact by its id, are as
  // quick as ever. It changes nothing else.
  virtual void ExpectMany(int64_t nodes) = 0;

  // Not facts: they make no revision, and known_at does not hide them.
  // ALREADY_EXISTS, REQUEST_ID_REUSED where the id is taken.
  virtual absl::Status RecordImport(const Import& import) = 0;
  virtual absl::Status RecordRequest(absl::string_view request_id,
                                     const RecordedRequest& request) = 0;
};

// Which state of the directory to read. At most one is set; neither: the
// newest.
struct KnownAt {
  std::optional<int64_t> revision;
  std::optional<absl::Time> time;  // what had been told by then
};

// Keeps the directory. Thread-safe. Every implementation passes
// directory_store_contract.h; a difference that a caller can see between two
// of them is a bug in one.
class DirectoryStore {
 public:
  using ReadBody = absl::FunctionRef<absl::Status(DirectorySnapshot&)>;
  using WriteBody = absl::FunctionRef<absl::Status(DirectoryTransaction&)>;

  virtual ~DirectoryStore() = default;

  // Runs `body` on a snapshot that no writer changes, and returns its status.
  // REVISION_UNKNOWN, STORE_BUSY, STORE_FAILED.
  virtual absl::Status Read(const KnownAt& known_at, ReadBody body) = 0;

  // Runs `body` in a serializable transaction: committed if it returns OK,
  // undone otherwise, in which case its status is returned. What it changes
  // makes one new revision, recorded at `now`; where it changes nothing, there
  // is none. `body` may run more than once: it must assign, not accumulate.
  // STORE_BUSY, STORE_FAILED: nothing was written.
  virtual absl::Status Write(absl::Time now, WriteBody body) = 0;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_DIRECTORY_STORE_H_
