#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_PLAIN_REPLY_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_PLAIN_REPLY_H_

#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/domain/resolution.h"

namespace custodia::directory::testing {

// Returns what wire::Encoded() must mean, made message by message.
v1::ResolveCustodianResponse PlainReply(const Resolution& resolution,
                                        v1::ResolveCustodianRequest::View view);

}  // namespace custodia::directory::testing

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_PLAIN_REPLY_H_
