#include "tests/integration/sample_pair.h"

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"

namespace custodia::testing {
namespace {

const std::string kDirectory = CUSTODIA_DIRECTORY_PROGRAM;
const std::string kRequest = CUSTODIA_REQUEST_PROGRAM;

}  // namespace

absl::StatusOr<std::unique_ptr<SamplePair>> SamplePair::Start(
    const std::vector<std::string>& flags) {
  std::unique_ptr<SamplePair> pair(new SamplePair);
  const std::string store =
      absl::StrCat("sqlite:", pair->folder_.File("directory.db"));
  const ProgramResult load =
      RunProgram({absl::StrCat(CUSTODIA_SOURCE_DIR, "/deploy/load_sample"),
                  kDirectory, store});
  if (load.exit_code != 0) return absl::InternalError(load.err);

  CUSTODIA_ASSIGN_OR_RETURN(
      pair->directory_,
      ServerProcess::Start({kDirectory, "serve", "--listen=127.0.0.1:0",
                            absl::StrCat("--store=", store)}));
  std::vector<std::string> serve{
      kRequest,
      "serve",
      "--listen=127.0.0.1:0",
      absl::StrCat("--store=sqlite:", pair->folder_.File("request.db")),
      absl::StrCat("--directory=", pair->directory_->address()),
      "--poll-interval-ms=50"};
  serve.insert(serve.end(), flags.begin(), flags.end());
  CUSTODIA_ASSIGN_OR_RETURN(pair->request_, ServerProcess::Start(serve));
  pair->directory_stub_ =
      directory::v1::DirectoryService::NewStub(pair->directory_->Channel());
  pair->request_stub_ =
      request::v1::RequestService::NewStub(pair->request_->Channel());
  return pair;
}

}  // namespace custodia::testing
