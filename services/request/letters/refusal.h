#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_REFUSAL_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_REFUSAL_H_

#include "services/request/letters/occasion.h"
#include "services/request/policy/denial.h"

// What letters about a refusal share. The attempt must have a `denial`.
namespace custodia::request::letters {

// Returns what the law says of the refusal.
policy::DenialAnswer JudgeRefusal(const Occasion& occasion);

// Returns "On June 1, 2024 I received your refusal of ...", without its full
// stop.
std::string WhatWasRefused(const Occasion& occasion);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_REFUSAL_H_
