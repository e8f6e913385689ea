#include "services/request/handlers/render_document.h"

#include <string>

#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/domain/errors.h"
#include "services/request/handlers/change_retrieval.h"
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

// A kind of letter about an amendment.
struct AmendmentLetter {
  Document::Kind kind;
  absl::StatusOr<letters::Letter> (*write)(const letters::AmendmentOccasion&);
};

constexpr AmendmentLetter kAmendmentLetters[] = {
    {Document::AMENDMENT_REQUEST, letters::WriteAmendmentRequest},
    {Document::STATEMENT_OF_DISAGREEMENT,
     letters::WriteStatementOfDisagreement},
};

// Returns the letter of this kind, or null.
template <typename Letters>
auto FindLetter(const Letters& letters, Document::Kind kind)
    -> decltype(&letters[0]) {
  for (const auto& letter : letters) {
    if (letter.kind == kind) return &letter;
  }
  return nullptr;
}

struct Parsed {
  wire::AttemptId attempt;
  wire::AmendmentId amendment;  // or else this
  std::string ssn;
};

absl::StatusOr<Parsed> Parse(const RenderDocumentRequest& message) {
  error::FieldViolations violations;
  Parsed parsed;
  if (wire::NamesAmendment(message.name())) {
    parsed.amendment =
        wire::ParseAmendmentName(message.name(), "name", violations);
  } else {
    parsed.attempt = wire::ParseAttemptName(message.name(), "name", violations);
  }
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

absl::Status DoesNotSuit() {
  return error::InvalidField("kind", "a letter that suits `name`");
}

// INVALID_FIELD where such a letter is not one to write to whom the attempt
// asks, or would give a number to one who may not even have the name.
absl::Status CheckSuits(const AttemptLetter& letter, const Attempt& attempt,
                        const std::string& ssn) {
  const bool holder = attempt.lead.role == Role::kHolder;
  if (!(holder ? letter.to_holders : letter.to_referrers)) return DoesNotSuit();
  if (!(holder && letter.bears_ssn) && !ssn.empty()) {
    return error::InvalidField("ssn", "empty for this letter");
  }
  return absl::OkStatus();
}

// Returns the retrieval, or `not_found` where there is none.
absl::StatusOr<Retrieval> Read(const std::string& id,
                               const absl::Status& not_found,
                               const Environment& env) {
  absl::StatusOr<Retrieval> retrieval = ReadRetrieval(id, env);
  return error::Reason(retrieval.status()) == "RETRIEVAL_NOT_FOUND" ? not_found
                                                                    : retrieval;
}

absl::StatusOr<letters::Letter> WriteAboutAttempt(
    const RenderDocumentRequest& message, const Parsed& parsed,
    const Environment& env) {
  const absl::Status not_found = error::AttemptNotFound(message.name());
  CUSTODIA_ASSIGN_OR_RETURN(const Retrieval retrieval,
                            Read(parsed.attempt.retrieval, not_found, env));
  const Attempt* attempt = FindAttempt(retrieval, parsed.attempt.attempt);
  if (attempt == nullptr) return not_found;
  const AttemptLetter* letter = FindLetter(kAttemptLetters, message.kind());
  if (letter == nullptr) return DoesNotSuit();
  CUSTODIA_RETURN_IF_ERROR(CheckSuits(*letter, *attempt, parsed.ssn));
  return letter->write(
      {.retrieval = retrieval,
       .attempt = *attempt,
       .rules = env.rules,
       .today = Today(env.clock.Now(), retrieval.order.time_zone),
       .ssn = parsed.ssn});
}

absl::StatusOr<letters::Letter> WriteAboutAmendment(
    const RenderDocumentRequest& message, const Parsed& parsed,
    const Environment& env) {
  const absl::Status not_found = error::AmendmentNotFound(message.name());
  CUSTODIA_ASSIGN_OR_RETURN(const Retrieval retrieval,
                            Read(parsed.amendment.retrieval, not_found, env));
  const Amendment* amendment =
      FindAmendment(retrieval, parsed.amendment.amendment);
  if (amendment == nullptr) return not_found;
  const AmendmentLetter* letter = FindLetter(kAmendmentLetters, message.kind());
  if (letter == nullptr) return DoesNotSuit();
  return letter->write(
      {.retrieval = retrieval,
       .amendment = *amendment,
       .rules = env.rules,
       .today = Today(env.clock.Now(), retrieval.order.time_zone),
       .ssn = parsed.ssn});
}

}  // namespace

absl::StatusOr<v1::RenderDocumentResponse> RenderDocument(
    const CallContext& /*call*/, const RenderDocumentRequest& message,
    const Environment& env) {
  CUSTODIA_ASSIGN_OR_RETURN(const Parsed parsed, Parse(message));
  const bool of_amendment = !parsed.amendment.amendment.empty();
  CUSTODIA_ASSIGN_OR_RETURN(const letters::Letter letter,
                            of_amendment
                                ? WriteAboutAmendment(message, parsed, env)
                                : WriteAboutAttempt(message, parsed, env));
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
