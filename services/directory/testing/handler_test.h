#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_HANDLER_TEST_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_HANDLER_TEST_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/call_context.h"
#include "common/status_macros.h"
#include "common/testing/counting_ids.h"
#include "common/testing/fake_clock.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/environment.h"
#include "services/directory/storage/open_store.h"
#include "services/directory/testing/faulty_directory_store.h"

namespace custodia::directory::testing {

// What the tests of handlers stand on: a directory in memory, a clock that
// stands on 2026-11-22 and ids that count. The directory knows the practices
// `elm` and `oak` of Salem, Massachusetts, the society `society`, and the
// doctor `roe`, a member of `elm`.
class HandlerTest : public ::testing::Test {
 protected:
  HandlerTest() {
    Seed([](DirectoryTransaction& txn) -> absl::Status {
      for (const char* id : {"elm", "oak", "society"}) {
        CUSTODIA_RETURN_IF_ERROR(txn.Put(OrganizationOf(id)).status());
      }
      CUSTODIA_RETURN_IF_ERROR(
          txn.Put(Practitioner{.id = "roe",
                               .name = {.given = "Jane", .family = "Roe"},
                               .taxonomy_codes = {"207Q00000X"},
                               .city = "Salem",
                               .state = "MA",
                               .evidence = {Official()}})
              .status());
      return txn
          .Put(Affiliation{.id = "roe-elm",
                           .practitioner = "roe",
                           .organization = "elm",
                           .kind = AffiliationKind::kMember,
                           .evidence = {Official()}})
          .status();
    });
  }

  static Evidence Official() {
    return {.source = "test", .grade = Grade::kOfficial};
  }

  static Organization OrganizationOf(const std::string& id) {
    const bool society = id == "society";
    return {.id = id,
            .display_name = "The " + id + " of Salem",
            .type = society ? OrganizationType::kLocalMedicalSociety
                            : OrganizationType::kPractice,
            .status = OrganizationStatus::kOperating,
            .address = {.lines = {"1 " + id + " St"},
                        .city = "Salem",
                        .state = "MA",
                        .zip = "01970"},
            .county_fips = "25009",
            .time_zone = "America/New_York",
            .jurisdictions = society ? std::vector<std::string>{"25009"}
                                     : std::vector<std::string>{},
            .evidence = {Official()}};
  }

  // Writes as no handler would.
  void Seed(DirectoryStore::WriteBody body) {
    ASSERT_THAT(real_->Write(clock_.Now(), body), custodia::testing::IsOk());
  }

  // Reads past the faults.
  template <typename T>
  T Find(absl::FunctionRef<absl::StatusOr<T>(DirectorySnapshot&)> body) {
    absl::StatusOr<T> value;
    EXPECT_THAT(real_->Read({},
                            [&](DirectorySnapshot& snapshot) {
                              value = body(snapshot);
                              return value.status();
                            }),
                custodia::testing::IsOk());
    return *std::move(value);
  }

  int64_t Revision() {
    return Find<int64_t>([](DirectorySnapshot& s) { return s.Revision(); });
  }

  // Calls `write` with a fault at each of its steps in turn: each time nothing
  // may be kept, and the retry after the last has to succeed. Returns how many
  // steps there were.
  template <typename Write>
  int FailAtEachStep(Write write) {
    const int64_t before = Revision();
    for (int step = 1; step < 100; ++step) {
      store_.FailAtStep(step);
      const auto result = write();
      if (result.ok()) {
        EXPECT_EQ(Revision(), before + 1);
        return step - 1;
      }
      EXPECT_THAT(result, custodia::testing::HasReason("STORE_BUSY"))
          << "at step " << step;
      EXPECT_EQ(Revision(), before) << "after a fault at step " << step;
    }
    ADD_FAILURE() << "never succeeds";
    return 0;
  }

  const CallContext call_{.caller = "test", .deadline = absl::InfiniteFuture()};
  custodia::testing::FakeClock clock_{
      absl::FromCivil(absl::CivilDay(2026, 11, 22), absl::UTCTimeZone())};
  custodia::testing::CountingIds ids_;
  const std::unique_ptr<DirectoryStore> real_ =
      *OpenDirectoryStore("sqlite::memory:");
  FaultyDirectoryStore store_{*real_};
  const Environment env_{clock_, ids_, store_};
};

// Two ids for writes.
inline constexpr char kRequestId[] = "6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a55";
inline constexpr char kOtherRequestId[] =
    "0d2f3b1c-6f6b-4f0e-9d8a-6f1c2f5e4a55";

}  // namespace custodia::directory::testing

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_HANDLER_TEST_H_
