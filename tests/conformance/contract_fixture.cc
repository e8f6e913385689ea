#include "tests/conformance/contract_fixture.h"

#include <regex>

#include "absl/strings/str_cat.h"
#include "common/testing/status_matchers.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "tests/support/generic_call.h"

namespace custodia::testing {
namespace {

std::string WithoutIndexes(const std::string& path) {
  std::string plain;
  bool within = false;
  for (const char c : path) {
    if (c == '[') within = true;
    if (!within) plain += c;
    if (c == ']') within = false;
  }
  return plain;
}

// Calls what has to succeed.
template <typename Stub, typename Request, typename Response>
Response Get(Stub& stub,
             grpc::Status (Stub::*rpc)(grpc::ClientContext*, const Request&,
                                       Response*),
             const Request& request) {
  grpc::ClientContext context;
  Response response;
  const grpc::Status status = (stub.*rpc)(&context, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

}  // namespace

Ending::Ending(const grpc::Status& status)
    : code(status.error_code()), message(status.error_message()) {
  google::rpc::Status details;
  details.ParseFromString(status.error_details());
  all = absl::StrCat(message, details.ShortDebugString());
  for (const auto& any : details.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest bad;
    if (any.UnpackTo(&info)) {
      reason = info.reason();
      domain = info.domain();
    } else if (any.UnpackTo(&bad)) {
      for (const auto& violation : bad.field_violations()) {
        ++violations;
        fields.insert(WithoutIndexes(violation.field()));
        absl::StrAppend(&all, violation.field(), violation.description());
      }
    }
  }
  std::smatch count;
  if (std::regex_search(message, count, std::regex("of ([0-9]+) violations"))) {
    is_cut = std::stoul(count[1]) > violations;
  }
}

void ContractTest::SetUp() {
  auto pair = SamplePair::Start();
  ASSERT_THAT(pair, IsOk());
  pair_ = *std::move(pair);
  FindDirectoryNames();
  MakeRetrieval();
  for (const ServerProcess* server : {&pair_->directory(), &pair_->request()}) {
    contracts_.push_back(std::make_unique<Contract>(*server));
    for (const auto* method : contracts_.back()->methods()) {
      std::set<std::string> reasons = ReasonsIn(CommentOf(*method));
      reasons.merge(ReasonsIn(CommentOf(*method->service())));
      rpcs_.push_back({.contract = contracts_.back().get(),
                       .channel = server->Channel(),
                       .method = method,
                       .reasons = std::move(reasons)});
    }
  }
}

Ending ContractTest::Call(const Rpc& rpc, const std::string& bytes) {
  return Ending(CallWithBytes(rpc.channel, *rpc.method, bytes, kPatience));
}

void ContractTest::FindDirectoryNames() {
  using Stub = directory::v1::DirectoryService::Stub;
  Stub& stub = pair_->directory_stub();
  directory::v1::SearchPractitionersRequest search;
  search.set_query("Hartwell");
  const auto found = Get(stub, &Stub::SearchPractitioners, search);
  ASSERT_FALSE(found.practitioners().empty());
  directory::v1::ListAffiliationsRequest list;
  list.set_parent(found.practitioners(0).name());
  const auto affiliations = Get(stub, &Stub::ListAffiliations, list);
  ASSERT_FALSE(affiliations.affiliations().empty());
  const auto& affiliation = affiliations.affiliations(0);
  names_["practitioners/{practitioner}"] = affiliation.practitioner();
  names_["affiliations/{affiliation}"] = affiliation.name();
  names_["organizations/{organization}"] = affiliation.organization();
  names_["facts/{fact}"] = affiliation.evidence(0).fact();
}

void ContractTest::MakeRetrieval() {
  using Stub = request::v1::RequestService::Stub;
  request::v1::CreateRetrievalRequest create;
  auto& order = *create.mutable_retrieval();
  order.mutable_patient()->set_full_name("Wilhelmina Okafor");
  auto& birth = *order.mutable_patient()->mutable_birth_date();
  birth.set_year(1961);
  birth.set_month(4);
  birth.set_day(17);
  order.mutable_requester()->set_relationship(request::v1::Requester::SELF);
  order.mutable_provider()->set_practitioner(
      names_["practitioners/{practitioner}"]);
  order.mutable_records()->add_categories(request::v1::RecordsSought::ALL);
  order.mutable_delivery()->set_method(request::v1::Delivery::PICK_UP);
  order.mutable_signature()->set_signer_name("Wilhelmina Okafor");
  auto& day = *order.mutable_signature()->mutable_signed_on();
  day.set_year(2024);
  day.set_month(1);
  day.set_day(2);
  const auto made = Get(pair_->request_stub(), &Stub::CreateRetrieval, create);
  ASSERT_FALSE(made.attempts().empty()) << made.ShortDebugString();
  names_["retrievals/{retrieval}"] = made.name();
  names_["retrievals/{retrieval}/attempts/{attempt}"] = made.attempts(0).name();
}

}  // namespace custodia::testing
