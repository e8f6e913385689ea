#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_AMENDMENTS_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_AMENDMENTS_H_

#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/life.h"

namespace custodia::request::testing {

// The day on which a custodian received the request to amend. HIPAA gives it 60
// days, and 30 more.
inline constexpr absl::CivilDay kReceived(2026, 3, 2);
inline constexpr absl::CivilDay kAmendBy(2026, 5, 1);
inline constexpr absl::CivilDay kAmendAtLast(2026, 5, 31);

// What the tests want corrected.
inline const Correction kCorrection{
    .statement = "The chart says that I smoke. I never did.",
    .reason = "Another patient's sheet was filed in mine.",
    .persons_to_notify = {"Dr. Ruth Amari"}};

// A refusal without fault, dated `day`.
inline AmendmentDenial RefusedOn(
    absl::CivilDay day, policy::AmendmentGround ground =
                            policy::AmendmentGround::kAccurateAndComplete) {
  return {.date = PartialDate::Of(day),
          .notice = {.grounds = {ground},
                     .states_basis = true,
                     .states_disagreement_right = true,
                     .states_attachment_right = true,
                     .states_complaint_route = true}};
}

inline AmendmentAcceptance AcceptedOn(absl::CivilDay day,
                                      bool partial = false) {
  return {.date = PartialDate::Of(day), .partial = partial};
}

// A claim to more time without fault.
inline ExtensionNotice ClaimedOn(absl::CivilDay day, absl::CivilDay promised) {
  return {.notice_date = PartialDate::Of(day),
          .promised_date = PartialDate::Of(promised),
          .reason = "The author is on leave",
          .written = true};
}

// A life in which the records came, and amendment "am" was asked of who gave
// them. Not thread-safe.
class Amending : public Life {
 public:
  // Received on kReceived, unless `sending` says otherwise.
  explicit Amending(const Lead& lead = Practice("a"),
                    const Sending& sending = Received())
      : Life({lead}) {
    EXPECT_TRUE(Send("1").ok());
    EXPECT_TRUE(Life::Reply("1", Records(true)).ok());
    today = absl::CivilDay(2027, 3, 2);
    EXPECT_TRUE(Do(RequestAmendment{.amendment = "am",
                                    .lead = lead,
                                    .correction = kCorrection,
                                    .sending = sending})
                    .ok());
  }

  static Sending Received() {
    return {.channel = Channel::kFax, .sent_date = PartialDate::Of(kReceived)};
  }

  absl::Status Reply(AmendmentReply reply) {
    return Do(
        RecordAmendmentReply{.amendment = "am", .reply = std::move(reply)});
  }
  absl::Status Disagree() {
    return Do(SubmitDisagreement{.amendment = "am",
                                 .statement = "I have never smoked."});
  }

  const Amendment& amendment() const {
    return *FindAmendment(retrieval(), "am");
  }
  AmendmentState state() const { return StateOf(amendment()); }
  std::vector<std::string> DefectCodes() const {
    std::vector<std::string> codes;
    for (const policy::Defect& defect : amendment().defects) {
      codes.push_back(defect.code);
    }
    return codes;
  }
};

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_AMENDMENTS_H_
