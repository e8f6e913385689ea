#include "services/request/storage/verify_audit.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/server/commands.h"
#include "services/request/server/store_flags.h"

namespace custodia::request {
namespace {

constexpr int kHolds = 0;
constexpr int kBroken = 1;
constexpr int kNotChecked = 2;

struct VerifyFlags {
  StoreFlags store;
  std::string expect_head;
};

absl::StatusOr<AuditReport> Verify(const VerifyFlags& flags) {
  std::optional<AuditAnchor> expected;
  if (!flags.expect_head.empty()) {
    expected = ParseAnchor(flags.expect_head);
    if (!expected.has_value()) {
      return error::InvalidField("--expect-head",
                                 "POSITION:HASH as an earlier run printed it");
    }
  }
  return VerifyAudit(flags.store.store, flags.store.audit_key_file, expected);
}

absl::string_view Explain(AuditFault fault) {
  switch (fault) {
    case AuditFault::kEventChanged:
      return "the event is not what was sealed";
    case AuditFault::kEventMissing:
      return "the event is gone, its seal is there";
    case AuditFault::kEventUnsealed:
      return "the event was written without the key";
    case AuditFault::kSealMissing:
      return "a seal is gone";
    case AuditFault::kSealChanged:
      return "the seal was altered, moved, or made with another key";
    case AuditFault::kHeadMissing:
      return "nothing says where the chain ends";
    case AuditFault::kHeadChanged:
      return "the head is not of this chain and this key";
    case AuditFault::kEndMissing:
      return "the newest seals are gone";
    case AuditFault::kAnchorMissed:
      return "this is not the chain, or not all of it, that was seen before";
    case AuditFault::kRowDisagrees:
      return "the current row is gone or counts other events";
  }
  return "";
}

void Print(const AuditBreak& broken) {
  std::cout << NameOf(broken.fault);
  if (broken.position > 0) std::cout << " at position " << broken.position;
  if (!broken.retrieval.empty()) {
    std::cout << " retrievals/" << broken.retrieval;
    if (broken.sequence > 0) std::cout << "/events/" << broken.sequence;
  }
  std::cout << ": " << Explain(broken.fault) << "\n";
}

int Run(const VerifyFlags& flags) {
  const absl::StatusOr<AuditReport> report = Verify(flags);
  if (!report.ok()) {
    std::cerr << "custodia-request: " << report.status().message() << "\n";
    return kNotChecked;
  }
  if (report->broken.has_value()) {
    Print(*report->broken);
    return kBroken;
  }
  std::cout << "unbroken, head " << FormatAnchor(report->reached) << std::endl;
  return kHolds;
}

}  // namespace

void AddVerifyAudit(CLI::App& app, ProgramCommand* command) {
  CLI::App* verify = app.add_subcommand(
      "verify-audit",
      "Check every event against its seal and print the head of the chain, or "
      "the first event that was changed, put in or taken out (exit code 1; 2 "
      "where it could not be checked). Also while a server serves the store.");
  const auto flags = std::make_shared<VerifyFlags>();
  AddStoreFlags(*verify, flags->store);
  verify
      ->add_option("--expect-head", flags->expect_head,
                   "POSITION:HASH that an earlier run printed; the chain must "
                   "still lead to it")
      ->envname("CUSTODIA_EXPECT_HEAD");
  verify->callback([=] { *command = [=] { return Run(*flags); }; });
}

}  // namespace custodia::request
