#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_LETTERS_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_LETTERS_H_

#include "absl/status/statusor.h"
#include "services/request/letters/amendment_occasion.h"
#include "services/request/letters/letter.h"
#include "services/request/letters/occasion.h"

// Each kind of letter, in a file of its own name. All are pure, and fail with
// ILLEGAL_TRANSITION, naming what is missing, where a letter would not say what
// it must.
namespace custodia::request::letters {

// The request to a holder: by the patient or a representative under 45 CFR
// 164.524, by directive under (c)(3)(ii), or by a third party under an
// authorization (164.508), which is enclosed. With the guide's fields (G9).
absl::StatusOr<Letter> WriteAccessRequest(const Occasion& occasion);

// The question to a referrer who holds the records of a doctor or practice.
// Nothing of the patient is in it.
absl::StatusOr<Letter> WriteInquiry(const Occasion& occasion);

// A reminder of either, once it was sent. To a holder that sent a part, it asks
// for the rest.
absl::StatusOr<Letter> WriteFollowUp(const Occasion& occasion);

// The notice that either, which was sent, is withdrawn.
absl::StatusOr<Letter> WriteWithdrawalNotice(const Occasion& occasion);

// The objection to a quote or a charge that breaks the law (164.524(c)(4)).
absl::StatusOr<Letter> WriteFeeObjection(const Occasion& occasion);

// The objection to a refusal that does not stand, or whose notice lacks what
// it must say (164.524(a), (d)).
absl::StatusOr<Letter> WriteDenialObjection(const Occasion& occasion);

// The request for the review of a refusal on a reviewable ground
// (164.524(a)(4)).
absl::StatusOr<Letter> WriteReviewRequest(const Occasion& occasion);

// The complaint to the Office for Civil Rights (160.306) about a holder that
// HIPAA binds and that is late or has broken the law otherwise.
absl::StatusOr<Letter> WriteOcrComplaint(const Occasion& occasion);

// The request to amend a record (164.526), which the holder keeps.
absl::StatusOr<Letter> WriteAmendmentRequest(const AmendmentOccasion& occasion);

// The patient's statement of disagreement with a refusal to amend
// (164.526(d)(2)), once it was submitted.
absl::StatusOr<Letter> WriteStatementOfDisagreement(
    const AmendmentOccasion& occasion);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_LETTERS_H_
