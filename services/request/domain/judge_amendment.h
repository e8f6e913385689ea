#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_JUDGE_AMENDMENT_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_JUDGE_AMENDMENT_H_

#include "services/request/domain/amendment.h"
#include "services/request/domain/judge_reply.h"
#include "services/request/domain/order.h"
#include "services/request/policy/rules.h"

namespace custodia::request {

// Judges a reply to `amendment`, as it was before the reply: whether it came in
// time, whether more time is granted, and what a refusal and its notice lack.
// 45 CFR 164.526(a)(2), (b)(2), (d)(1). A defect moves no date. Nobody whom no
// law is known to bind breaks one.
Judgement JudgeAmendmentReply(const Order& order, const Amendment& amendment,
                              const AmendmentReply& reply,
                              const policy::Ruleset& rules);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_JUDGE_AMENDMENT_H_
