#include "services/request/domain/sending.h"

#include "absl/strings/str_cat.h"
#include "services/request/domain/check_day.h"

namespace custodia::request {
namespace {

// How long post takes, where nobody knows the day of receipt.
constexpr int kDaysOfPost = 3;

// What may have gone by post is taken to have: that accuses least.
bool MayBePost(Channel channel) {
  return channel == Channel::kMail || channel == Channel::kCertifiedMail ||
         channel == Channel::kUnspecified;
}

}  // namespace

void CheckDates(const Sending& sending, absl::string_view path,
                const PartialDate& today, error::FieldViolations& violations) {
  if (sending.sent_date.known()) {
    CheckDay(absl::StrCat(path, "sent_date"), sending.sent_date, PartialDate{},
             "", today, violations);
  }
  if (sending.received_date.known()) {
    CheckDay(absl::StrCat(path, "received_date"), sending.received_date,
             sending.sent_date, "a day not before sent_date", today,
             violations);
  }
}

Receipt ReceiptOf(const Sending& sending) {
  if (sending.received_date.known()) return {.date = sending.received_date};
  if (MayBePost(sending.channel)) {
    return {
        .date = PartialDate::Of(*sending.sent_date.FirstDay() + kDaysOfPost),
        .assumed = true};
  }
  return {.date = sending.sent_date};
}

}  // namespace custodia::request
