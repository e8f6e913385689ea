#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_JUDGE_REPLY_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_JUDGE_REPLY_H_

#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/dates.h"
#include "services/request/domain/context.h"
#include "services/request/domain/retrieval.h"
#include "services/request/policy/due_dates.h"
#include "services/request/policy/rules.h"

// What the law says of a custodian's reply.
namespace custodia::request {

// A reply and the attempt that it answers, whose letter has left.
struct ReplyCase {
  const Order& order;
  const Part& part;
  const Attempt& attempt;
  PartialDate reply_date;  // on which it reached the patient
  const Context& context;
};

struct Judgement {
  std::vector<policy::Defect> defects;  // where it breaks the law
  // As an accepted extension moves it; nothing where none was.
  std::optional<LegalClock> clock;
};

// Judges `reply`, of which it fills in what the law makes of it: a quote's
// lines, what is payable and what is over it. A defect moves no date. Nobody
// whom no law is known to bind breaks one.
Judgement JudgeReply(const ReplyCase& facts, Reply& reply);

// Judges a claim to more time than `clock` gives, which answers `question`;
// `citation` is of the law on such claims. The clock must have a day.
Judgement JudgeClaim(const policy::Ruleset& rules, policy::DueQuestion question,
                     const LegalClock& clock, const ExtensionNotice& notice,
                     absl::string_view citation);

// The kinds that have more to them, each for JudgeReply() alone.
Judgement JudgeExtension(const ReplyCase& facts, const ExtensionNotice& notice);
std::vector<policy::Defect> JudgeFeeQuote(const ReplyCase& facts,
                                          FeeQuote& quote);
std::vector<policy::Defect> JudgeDenial(const ReplyCase& facts,
                                        const DenialNotice& notice);
std::vector<policy::Defect> JudgeRelease(const ReplyCase& facts,
                                         const Fulfilment& release);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_JUDGE_REPLY_H_
