#include "services/directory/handlers/batch_resolve_custodians.h"

#include <google/protobuf/unknown_field_set.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "common/status_macros.h"
#include "common/wire/status.h"
#include "services/directory/domain/errors.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/resolve_question.h"
#include "services/directory/wire/names.h"

namespace custodia::directory {
namespace {

using Questions = std::vector<absl::StatusOr<ParsedQuestion>>;
using Response = v1::BatchResolveCustodiansResponse;

constexpr int kMaxFull = 100;
constexpr int kMaxBasic = 1000;

absl::Status CheckSize(const v1::BatchResolveCustodiansRequest& request) {
  const bool basic =
      std::all_of(request.requests().begin(), request.requests().end(),
                  [](const auto& one) {
                    return one.view() == v1::ResolveCustodianRequest::BASIC;
                  });
  if (request.requests().empty() ||
      request.requests_size() > (basic ? kMaxBasic : kMaxFull)) {
    return error::InvalidField(
        "requests", "1 to 100, or up to 1,000 where all ask for view BASIC");
  }
  return absl::OkStatus();
}

// Returns the state of the directory that all questions ask about; those that
// are at fault ask about none.
absl::StatusOr<KnownAt> CommonState(const Questions& questions) {
  KnownAt common;
  bool found = false;
  error::FieldViolations violations;
  for (size_t i = 0; i < questions.size(); ++i) {
    if (!questions[i].ok()) continue;
    const KnownAt& state = questions[i]->known_at;
    if (!found) common = state;
    found = true;
    if (state.revision != common.revision || state.time != common.time) {
      violations.Add(wire::Element("requests", static_cast<int>(i)),
                     "about the same `revision` or `known_at` as the others");
    }
  }
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return common;
}

// The store's failures concern all questions and pass, so the caller repeats
// the call.
bool FailsTheCall(const absl::Status& status) {
  return status.code() == absl::StatusCode::kUnavailable ||
         status.code() == absl::StatusCode::kInternal;
}

absl::StatusOr<Response> AnswerAll(const Questions& questions,
                                   DirectorySnapshot& snapshot) {
  Response response;
  for (const absl::StatusOr<ParsedQuestion>& question : questions) {
    auto answer = question.ok() ? ResolveQuestion(*question, snapshot)
                                : question.status();
    if (FailsTheCall(answer.status())) return answer.status();
    Response::Result& result = *response.add_results();
    if (answer.ok()) {
      // As bytes, which the message does not look into.
      *Response::Result::GetReflection()
           ->MutableUnknownFields(&result)
           ->AddLengthDelimited(Response::Result::kResponseFieldNumber) =
          std::move(answer->bytes);
    } else {
      *result.mutable_status() = custodia::wire::ToProto(answer.status());
    }
  }
  return response;
}

}  // namespace

absl::StatusOr<v1::BatchResolveCustodiansResponse> BatchResolveCustodians(
    const CallContext& /*call*/,
    const v1::BatchResolveCustodiansRequest& request, const Environment& env) {
  CUSTODIA_RETURN_IF_ERROR(CheckSize(request));
  Questions questions;
  for (const v1::ResolveCustodianRequest& one : request.requests()) {
    questions.push_back(ParseResolveRequest(one, env.Today()));
  }
  CUSTODIA_ASSIGN_OR_RETURN(const KnownAt known_at, CommonState(questions));
  return ReadOne<Response>(env.store, known_at,
                           [&](DirectorySnapshot& snapshot) {
                             return AnswerAll(questions, snapshot);
                           });
}

}  // namespace custodia::directory
