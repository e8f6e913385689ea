#ifndef CUSTODIA_DEPLOY_WALKTHROUGH_DISPUTES_H_
#define CUSTODIA_DEPLOY_WALKTHROUGH_DISPUTES_H_

#include "deploy/walkthrough/story.h"

namespace custodia::walkthrough {

// The stories in which a custodian breaks the law.

// An extension that is too long, a bill with what no patient owes, a complaint,
// and the records at last, late.
Story LateAndDear();

// A refusal on a ground that is none and one that somebody else must judge, the
// review by the same person, two complaints, and the records at last.
Story RefusedAndReviewed();

// Records that had to be kept are gone, and nobody else has them.
Story DestroyedTooEarly();

}  // namespace custodia::walkthrough

#endif  // CUSTODIA_DEPLOY_WALKTHROUGH_DISPUTES_H_
