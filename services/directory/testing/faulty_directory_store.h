#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_FAULTY_DIRECTORY_STORE_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_FAULTY_DIRECTORY_STORE_H_

#include <optional>
#include <string>
#include <vector>

#include "common/errors.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory::testing {

// Counts steps down to the one that is to fail.
class FaultCounter {
 public:
  void FailAtStep(int step) { steps_left_ = step; }

  // Whether the fault has happened.
  bool Fired() const { return steps_left_ == 0; }

  // Returns STORE_BUSY where this step is to fail, else what `call` returns.
  template <typename Call>
  auto Step(Call call) -> decltype(call()) {
    if (steps_left_ > 0 && --steps_left_ == 0) return error::StoreBusy();
    return call();
  }

 private:
  int steps_left_ = -1;
};

// Passes reads to `real`, each a step.
template <typename Interface>
class FaultyReads : public Interface {
 public:
  FaultyReads(Interface& real, FaultCounter& faults)
      : real_(real), faults_(faults) {}

  int64_t Revision() override { return real_.Revision(); }

  absl::StatusOr<std::optional<Practitioner>> FindPractitioner(
      absl::string_view id) override {
    return faults_.Step([&] { return real_.FindPractitioner(id); });
  }
  absl::StatusOr<std::vector<Practitioner>> PractitionersNamed(
      const NameQuery& query, int limit) override {
    return faults_.Step([&] { return real_.PractitionersNamed(query, limit); });
  }
  absl::StatusOr<Hits<Practitioner>> SearchPractitioners(
      const PractitionerSearch& search, const Page& page) override {
    return faults_.Step(
        [&] { return real_.SearchPractitioners(search, page); });
  }
  absl::StatusOr<Hits<Organization>> SearchOrganizations(
      const OrganizationSearch& search, const Page& page) override {
    return faults_.Step(
        [&] { return real_.SearchOrganizations(search, page); });
  }
  absl::StatusOr<std::vector<std::string>> PractitionerIds(
      const Page& page) override {
    return faults_.Step([&] { return real_.PractitionerIds(page); });
  }
  absl::StatusOr<std::optional<Organization>> FindOrganization(
      absl::string_view id) override {
    return faults_.Step([&] { return real_.FindOrganization(id); });
  }
  absl::StatusOr<std::optional<Shared<OrganizationFacts>>> ShareOrganization(
      absl::string_view id) override {
    return faults_.Step([&] { return real_.ShareOrganization(id); });
  }
  absl::StatusOr<SharedOrganizations> OrganizationsAt(
      absl::string_view address_key, int limit) override {
    return faults_.Step(
        [&] { return real_.OrganizationsAt(address_key, limit); });
  }
  absl::StatusOr<SharedOrganizations> OrganizationsServing(
      OrganizationType type, absl::string_view area) override {
    return faults_.Step([&] { return real_.OrganizationsServing(type, area); });
  }
  absl::StatusOr<SharedOrganizations> OrganizationsInCounty(
      OrganizationType type, absl::string_view county_fips) override {
    return faults_.Step(
        [&] { return real_.OrganizationsInCounty(type, county_fips); });
  }
  absl::StatusOr<std::vector<Organization>> OrganizationsIdentifiedBy(
      const Identifier& identifier) override {
    return faults_.Step(
        [&] { return real_.OrganizationsIdentifiedBy(identifier); });
  }
  absl::StatusOr<std::vector<Organization>> OrganizationsNamed(
      absl::string_view name_key) override {
    return faults_.Step([&] { return real_.OrganizationsNamed(name_key); });
  }
  absl::StatusOr<std::vector<Affiliation>> AffiliationsOf(
      absl::string_view practitioner_id) override {
    return faults_.Step([&] { return real_.AffiliationsOf(practitioner_id); });
  }
  absl::StatusOr<std::vector<Affiliation>> ListAffiliationsOf(
      absl::string_view practitioner_id, const Page& page) override {
    return faults_.Step(
        [&] { return real_.ListAffiliationsOf(practitioner_id, page); });
  }
  absl::StatusOr<std::vector<Affiliation>> ListAffiliationsAt(
      absl::string_view organization_id, const Page& page) override {
    return faults_.Step(
        [&] { return real_.ListAffiliationsAt(organization_id, page); });
  }
  absl::StatusOr<std::string> FindPractitionerId(
      absl::string_view id) override {
    return faults_.Step([&] { return real_.FindPractitionerId(id); });
  }
  absl::StatusOr<std::string> FindOrganizationId(
      absl::string_view id) override {
    return faults_.Step([&] { return real_.FindOrganizationId(id); });
  }
  absl::StatusOr<std::optional<Affiliation>> FindAffiliation(
      absl::string_view id) override {
    return faults_.Step([&] { return real_.FindAffiliation(id); });
  }
  absl::StatusOr<std::vector<SuccessionEvent>> SuccessionsFrom(
      absl::string_view organization_id) override {
    return faults_.Step([&] { return real_.SuccessionsFrom(organization_id); });
  }
  absl::StatusOr<std::vector<SuccessionEvent>> ListSuccessions(
      absl::string_view organization_id, const Page& page) override {
    return faults_.Step(
        [&] { return real_.ListSuccessions(organization_id, page); });
  }
  absl::StatusOr<std::optional<SuccessionEvent>> FindSuccession(
      absl::string_view id) override {
    return faults_.Step([&] { return real_.FindSuccession(id); });
  }
  absl::StatusOr<std::vector<CustodyReport>> ReportsAbout(
      absl::string_view organization_id) override {
    return faults_.Step([&] { return real_.ReportsAbout(organization_id); });
  }
  absl::StatusOr<std::optional<std::string>> CountyOfZip(
      absl::string_view zip) override {
    return faults_.Step([&] { return real_.CountyOfZip(zip); });
  }
  absl::StatusOr<std::optional<FactReader::County>> FindCounty(
      absl::string_view fips) override {
    return faults_.Step([&] { return real_.FindCounty(fips); });
  }
  absl::StatusOr<std::vector<FactReader::County>> CountiesOfCity(
      absl::string_view city, absl::string_view state) override {
    return faults_.Step([&] { return real_.CountiesOfCity(city, state); });
  }
  absl::StatusOr<std::vector<FactReader::County>> CountiesOfState(
      absl::string_view state) override {
    return faults_.Step([&] { return real_.CountiesOfState(state); });
  }
  absl::StatusOr<std::vector<Organization>> AllOrganizations(
      const Page& page) override {
    return faults_.Step([&] { return real_.AllOrganizations(page); });
  }
  absl::StatusOr<std::vector<Practitioner>> AllPractitioners(
      const Page& page) override {
    return faults_.Step([&] { return real_.AllPractitioners(page); });
  }
  absl::StatusOr<std::vector<Affiliation>> AllAffiliations(
      const Page& page) override {
    return faults_.Step([&] { return real_.AllAffiliations(page); });
  }
  absl::StatusOr<std::vector<SuccessionEvent>> AllSuccessions(
      const Page& page) override {
    return faults_.Step([&] { return real_.AllSuccessions(page); });
  }
  absl::StatusOr<std::vector<CustodyReport>> AllReports(
      const Page& page) override {
    return faults_.Step([&] { return real_.AllReports(page); });
  }
  absl::StatusOr<std::vector<FactReader::County>> AllCounties(
      const Page& page) override {
    return faults_.Step([&] { return real_.AllCounties(page); });
  }
  absl::StatusOr<std::vector<Zip>> AllZips(const Page& page) override {
    return faults_.Step([&] { return real_.AllZips(page); });
  }
  absl::StatusOr<std::vector<Alias>> AllOrganizationAliases(
      const Page& page) override {
    return faults_.Step([&] { return real_.AllOrganizationAliases(page); });
  }
  absl::StatusOr<std::vector<Alias>> AllPractitionerAliases(
      const Page& page) override {
    return faults_.Step([&] { return real_.AllPractitionerAliases(page); });
  }
  absl::StatusOr<std::vector<Contradiction>> ListContradictions(
      const Page& page) override {
    return faults_.Step([&] { return real_.ListContradictions(page); });
  }
  absl::StatusOr<std::vector<Import>> ListImports(const Page& page) override {
    return faults_.Step([&] { return real_.ListImports(page); });
  }
  absl::StatusOr<std::optional<RecordedRequest>> FindRequest(
      absl::string_view request_id) override {
    return faults_.Step([&] { return real_.FindRequest(request_id); });
  }

 protected:
  Interface& real_;
  FaultCounter& faults_;
};

// Passes reads and writes to `real`, each a step.
class FaultyTransaction final : public FaultyReads<DirectoryTransaction> {
 public:
  using FaultyReads::FaultyReads;

  absl::StatusOr<Change> Put(const Practitioner& practitioner) override {
    return faults_.Step([&] { return real_.Put(practitioner); });
  }
  absl::StatusOr<Change> Put(const Organization& organization) override {
    return faults_.Step([&] { return real_.Put(organization); });
  }
  absl::StatusOr<Change> Put(const Affiliation& affiliation,
                             Absent absent) override {
    return faults_.Step([&] { return real_.Put(affiliation, absent); });
  }
  absl::StatusOr<Change> Put(const SuccessionEvent& event,
                             Absent absent) override {
    return faults_.Step([&] { return real_.Put(event, absent); });
  }
  absl::StatusOr<Change> Put(const CustodyReport& report,
                             Absent absent) override {
    return faults_.Step([&] { return real_.Put(report, absent); });
  }
  absl::StatusOr<Change> PutCounty(const FactReader::County& county) override {
    return faults_.Step([&] { return real_.PutCounty(county); });
  }
  absl::StatusOr<Change> PutZip(absl::string_view zip,
                                absl::string_view county_fips,
                                absl::string_view place,
                                absl::string_view state) override {
    return faults_.Step(
        [&] { return real_.PutZip(zip, county_fips, place, state); });
  }
  absl::StatusOr<Change> PutPractitionerAlias(absl::string_view alias,
                                              absl::string_view id) override {
    return faults_.Step([&] { return real_.PutPractitionerAlias(alias, id); });
  }
  absl::StatusOr<Change> PutOrganizationAlias(absl::string_view alias,
                                              absl::string_view id) override {
    return faults_.Step([&] { return real_.PutOrganizationAlias(alias, id); });
  }
  absl::StatusOr<std::optional<int64_t>> Retract(
      int64_t fact, absl::string_view reason) override {
    return faults_.Step([&] { return real_.Retract(fact, reason); });
  }
  void ExpectMany(int64_t nodes) override { real_.ExpectMany(nodes); }
  absl::Status RecordImport(const Import& import) override {
    return faults_.Step([&] { return real_.RecordImport(import); });
  }
  absl::Status RecordRequest(absl::string_view request_id,
                             const RecordedRequest& request) override {
    return faults_.Step(
        [&] { return real_.RecordRequest(request_id, request); });
  }
};

// Passes calls to `real`, except that one chosen step fails. Steps are the
// calls on a snapshot or a transaction that return a status, and the commit of
// a write whose body returned OK. Not thread-safe.
//
// To fail a handler at each of its steps in turn:
//
//   for (int step = 1;; ++step) {
//     store.FailAtStep(step);
//     const auto response = Handle(...);
//     if (!store.Fired()) break;  // It has no more steps.
//     EXPECT_THAT(response, HasReason("STORE_BUSY"));
//     // And nothing was written.
//   }
class FaultyDirectoryStore final : public DirectoryStore {
 public:
  explicit FaultyDirectoryStore(DirectoryStore& real) : real_(real) {}

  // Makes the `step`-th step from now (from 1) fail: STORE_BUSY.
  void FailAtStep(int step) { faults_.FailAtStep(step); }

  // Whether that step was reached since.
  bool Fired() const { return faults_.Fired(); }

  absl::Status Read(const KnownAt& known_at, ReadBody body) override {
    return real_.Read(known_at, [&](DirectorySnapshot& snapshot) {
      FaultyReads<DirectorySnapshot> faulty(snapshot, faults_);
      return body(faulty);
    });
  }

  absl::Status Write(absl::Time now, WriteBody body) override {
    return real_.Write(now, [&](DirectoryTransaction& txn) {
      FaultyTransaction faulty(txn, faults_);
      absl::Status status = body(faulty);
      if (!status.ok()) return status;
      return faults_.Step([] { return absl::OkStatus(); });
    });
  }

 private:
  DirectoryStore& real_;
  FaultCounter faults_;
};

}  // namespace custodia::directory::testing

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_FAULTY_DIRECTORY_STORE_H_
