#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_ENVIRONMENT_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_ENVIRONMENT_H_

#include <string>

#include "absl/time/time.h"
#include "common/clock.h"
#include "common/id_source.h"
#include "services/request/domain/context.h"
#include "services/request/letters/pdf.h"
#include "services/request/policy/rules.h"
#include "services/request/storage/request_store.h"
#include "services/request/workers/locator.h"
#include "services/request/workers/watches.h"

namespace custodia::request::handlers {

// What the handlers stand on. Built once in server/; owns nothing.
struct Environment {
  const Clock& clock;
  IdSource& ids;
  RequestStore& store;
  Locator& locator;
  Watches& watches;
  const policy::Ruleset& rules;
  // How long a referrer may take before it is reminded.
  int referrer_follow_up_days = kReferrerFollowUpDays;
  // Where RenderDocument finds the fonts of a PDF.
  std::string font_folder = std::string(letters::kFontFolder);
  // How long a caller waits for the directory at most, before the worker takes
  // over.
  absl::Duration locate_timeout = absl::Seconds(2);
};

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_ENVIRONMENT_H_
