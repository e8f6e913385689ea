#ifndef CUSTODIA_DEPLOY_WALKTHROUGH_CORRECTIONS_H_
#define CUSTODIA_DEPLOY_WALKTHROUGH_CORRECTIONS_H_

#include "deploy/walkthrough/story.h"

namespace custodia::walkthrough {

// The records came and are wrong; the custodian refuses to amend them, and the
// patient's statement of disagreement joins them.
Story NeverSmoked();

}  // namespace custodia::walkthrough

#endif  // CUSTODIA_DEPLOY_WALKTHROUGH_CORRECTIONS_H_
