#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_LAW_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_LAW_H_

#include "custodia/request/storage/v1/event.pb.h"
#include "services/request/domain/events.h"

// What the law made of an attempt or amendment, and what was complained of, to
// and from its stored form.
namespace custodia::request {

storage::v1::ClockSet ToStored(const ClockSet& event);
ClockSet FromStored(const storage::v1::ClockSet& stored);

storage::v1::RetentionAssessed ToStored(const RetentionAssessed& event);
RetentionAssessed FromStored(const storage::v1::RetentionAssessed& stored);

storage::v1::DefectsFound ToStored(const DefectsFound& event);
DefectsFound FromStored(const storage::v1::DefectsFound& stored);

storage::v1::ComplaintFiled ToStored(const ComplaintFiled& event);
ComplaintFiled FromStored(const storage::v1::ComplaintFiled& stored);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_LAW_H_
