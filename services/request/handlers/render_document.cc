#include "services/request/handlers/render_document.h"

#include <string>

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/domain/errors.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/pdf.h"
#include "services/request/letters/text.h"
#include "services/request/wire/names.h"
#include "services/request/wire/parse_people.h"
#include "services/request/workers/commit.h"

namespace custodia::request::handlers {
namespace {

using v1::Document;
using v1::RenderDocumentRequest;

// A kind of letter about an attempt.
struct AttemptLetter {
  Document::Kind kind;
  absl::StatusOr<letters::Letter> (*write)(const letters::Occasion&);
  bool to_holders;
  bool to_referrers;
  bool bears_ssn;  // to a holder: it identifies the patient
};

constexpr AttemptLetter kAttemptLetters[] = {
    {Document::ACCESS_REQUEST, letters::WriteAccessRequest, true, false, true},
    {Document::INQUIRY, letters::WriteInquiry, false, true, false},
    {Document::FOLLOW_UP, letters::WriteFollowUp, true, true, true},
    {Document::FEE_OBJECTION, letters::WriteFeeObjection, true, false, true},
    {Document::DENIAL_OBJECTION, letters::WriteDenialObjection, true, false,
     true},
    {Document::REVIEW_REQUEST, letters::WriteReviewRequest, true, false, true},
    {Document::OCR_COMPLAINT, letters::WriteOcrComplaint, true, false, false},
    {Document::WITHDRAWAL_NOTICE, letters::WriteWithdrawalNotice, true, true,
     true},
};

const AttemptLetter* FindLetter(Document::Kind kind) {
  for (const AttemptLetter& letter : kAttemptLetters) {
    if (letter.kind == kind) return &letter;
  }
  return nullptr;
}

struct Parsed {
  wire::AttemptId attempt;
  std::string ssn;
};

absl::StatusOr<Parsed> Parse(const RenderDocumentRequest& message) {
  error::FieldViolations violations;
  Parsed parsed;
  parsed.attempt = wire::ParseAttemptName(message.name(), "name", violations);
  if (!Document::Kind_IsValid(message.kind()) ||
      message.kind() == Document::KIND_UNSPECIFIED) {
    violations.Add("kind", "a kind of letter that the contract names");
  }
  if (!RenderDocumentRequest::Format_IsValid(message.format())) {
    violations.Add("format", "a value that the contract names");
  }
  parsed.ssn = wire::ParseSsn(message.ssn(), wire::FieldReader("", violations));
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  return parsed;
}

// Returns the retrieval of the attempt `name`, which it has.
absl::StatusOr<Retrieval> Read(const wire::AttemptId& id,
                               const std::string& name,
                               const Environment& env) {
  Retrieval retrieval;
  const absl::Status read =
      env.store.Read([&](RequestSnapshot& store) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(retrieval, store.Get(id.retrieval));
        return absl::OkStatus();
      });
  if (error::Reason(read) == "RETRIEVAL_NOT_FOUND") {
    return error::AttemptNotFound(name);
  }
  CUSTODIA_RETURN_IF_ERROR(read);
  if (FindAttempt(retrieval, id.attempt) == nullptr) {
    return error::AttemptNotFound(name);
  }
  return retrieval;
}

// INVALID_FIELD where such a letter is not one to write to whom the attempt
// asks, or would give a number to one who may not even have the name.
absl::Status CheckSuits(const AttemptLetter& letter, const Attempt& attempt,
                        const std::string& ssn) {
  const bool holder = attempt.lead.role == Role::kHolder;
  if (!(holder ? letter.to_holders : letter.to_referrers)) {
    return error::InvalidField("kind", "a letter that suits `name`");
  }
  if (!(holder && letter.bears_ssn) && !ssn.empty()) {
    return error::InvalidField("ssn", "empty for this letter");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::RenderDocumentResponse> RenderDocument(
    const CallContext& /*call*/, const RenderDocumentRequest& message,
    const Environment& env) {
  CUSTODIA_ASSIGN_OR_RETURN(const Parsed parsed, Parse(message));
  CUSTODIA_ASSIGN_OR_RETURN(const Retrieval retrieval,
                            Read(parsed.attempt, message.name(), env));
  const Attempt& attempt = *FindAttempt(retrieval, parsed.attempt.attempt);
  const AttemptLetter* kind = FindLetter(message.kind());
  if (kind == nullptr) return error::NotImplemented("this kind of letter");
  CUSTODIA_RETURN_IF_ERROR(CheckSuits(*kind, attempt, parsed.ssn));

  CUSTODIA_ASSIGN_OR_RETURN(
      const letters::Letter letter,
      kind->write({.retrieval = retrieval,
                   .attempt = attempt,
                   .rules = env.rules,
                   .today = Today(env.clock.Now(), retrieval.order.time_zone),
                   .ssn = parsed.ssn}));
  v1::RenderDocumentResponse response;
  if (message.format() == RenderDocumentRequest::PDF) {
    CUSTODIA_ASSIGN_OR_RETURN(*response.mutable_content(),
                              letters::RenderPdf(letter, env.font_folder));
    response.set_content_type("application/pdf");
  } else {
    response.set_content(letters::RenderText(letter));
    response.set_content_type("text/plain; charset=utf-8");
  }
  return response;
}

}  // namespace custodia::request::handlers
