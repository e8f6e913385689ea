#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_AUTHORITY_QUESTION_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_AUTHORITY_QUESTION_H_

#include <vector>

#include "services/request/domain/context.h"
#include "services/request/domain/order.h"
#include "services/request/policy/authority.h"

namespace custodia::request {

// Returns whether the requester of `order` may have its records, as a question
// to the law; `state` and `as_of` are not set. Of a date that is not complete
// the day is taken on which a paper is of least use; a signature without its
// day is none. What the law asks of a text is that it is there.
policy::AuthorityQuestion AuthorityQuestionOf(const Order& order);

// Returns what `order` lacks: of the letter (MissingItems()), and for the
// requester to have the records. The latter is blocking where the law lets
// nobody give them without it. Nothing is asked of the law while it is not said
// who asks.
std::vector<MissingItem> AllMissing(const Order& order, const Context& context);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_AUTHORITY_QUESTION_H_
