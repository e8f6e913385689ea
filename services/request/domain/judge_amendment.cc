#include "services/request/domain/judge_amendment.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/request/domain/law.h"

namespace custodia::request {
namespace {

constexpr char kExtensionCitation[] = "45 CFR 164.526(b)(2)(ii)";

class Judge {
 public:
  Judge(const Order& order, const Amendment& amendment,
        const policy::Ruleset& rules)
      : order_(order), amendment_(amendment), rules_(rules) {}

  Judgement operator()(const ExtensionNotice& reply) const {
    if (!amendment_.clock.due) return {};
    return JudgeClaim(rules_, DueQuestionOf(order_, amendment_),
                      amendment_.clock, reply, kExtensionCitation);
  }

  Judgement operator()(const AmendmentAcceptance& reply) const {
    Judgement judgement;
    JudgeTime("ACCEPTANCE_LATE", reply.date, judgement);
    return judgement;
  }

  Judgement operator()(const AmendmentDenial& reply) const {
    Judgement judgement;
    if (BoundByHipaa(amendment_.lead)) {
      judgement.defects = policy::CheckAmendmentDenial(reply.notice).defects;
    }
    JudgeTime("DENIAL_LATE", reply.date, judgement);
    return judgement;
  }

  // No law sets it a day or a form.
  Judgement operator()(const Rebuttal&) const { return {}; }

 private:
  // What comes after a first refusal is late no more: that ended the clock.
  void JudgeTime(absl::string_view code, const PartialDate& date,
                 Judgement& judgement) const {
    const LegalClock& clock = amendment_.clock;
    if (!amendment_.waits() || !clock.due || *date.FirstDay() <= *clock.due) {
      return;
    }
    judgement.defects.push_back(
        {.code = std::string(code),
         .citation = clock.citation,
         .explanation = absl::StrCat(
             "The custodian had to act on the request to amend by ",
             FormatDay(*clock.due), " and did on ", FormatDay(*date.FirstDay()),
             amendment_.received_date_assumed
                 ? "; the day on which the request was received is assumed."
                 : "."),
         .remedy = "Complain of the delay; the answer counts all the same."});
  }

  const Order& order_;
  const Amendment& amendment_;
  const policy::Ruleset& rules_;
};

}  // namespace

Judgement JudgeAmendmentReply(const Order& order, const Amendment& amendment,
                              const AmendmentReply& reply,
                              const policy::Ruleset& rules) {
  return std::visit(Judge(order, amendment, rules), reply);
}

}  // namespace custodia::request
