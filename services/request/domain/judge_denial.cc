#include "services/request/domain/judge_reply.h"
#include "services/request/domain/law.h"
#include "services/request/policy/denial.h"

namespace custodia::request {

std::vector<policy::Defect> JudgeDenial(const ReplyCase& facts,
                                        const DenialNotice& notice) {
  if (!BoundByHipaa(facts.attempt.lead)) return {};
  return policy::CheckDenial(facts.context.rules,
                             DenialQuestionOf(facts.order, facts.attempt,
                                              notice, facts.reply_date))
      .defects;
}

}  // namespace custodia::request
