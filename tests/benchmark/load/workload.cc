#include "tests/benchmark/load/workload.h"

#include <numeric>

#include "absl/strings/str_cat.h"
#include "tests/benchmark/people/people.h"

namespace custodia::benchmark {

using directory::v1::ResolveCustodianRequest;

Questions::Questions(const Numbers& numbers, int64_t first, Dates dates)
    : numbers_(numbers), dates_(dates) {
  const int64_t count = numbers.Practitioners();
  step_ = count * 618 / 1'000;
  while (std::gcd(step_, count) != 1) ++step_;
  position_ = first % count * step_ % count;
}

int64_t Questions::NextPractitioner() {
  const int64_t count = numbers_.Practitioners();
  do {
    position_ = (position_ + step_) % count;
  } while (numbers_.Deactivated(position_));
  return position_;
}

ResolveCustodianRequest Questions::Next(ResolveCustodianRequest::View view) {
  const int64_t practitioner = NextPractitioner();
  ResolveCustodianRequest request;
  request.set_practitioner(
      absl::StrCat("practitioners/", numbers_.PractitionerNpi(practitioner)));
  request.set_view(view);
  const bool with_dates =
      dates_ == Dates::kDay || (dates_ == Dates::kMix && practitioner % 2 == 0);
  if (!with_dates) return request;
  const ServiceDay day = ServiceDayOf(numbers_, practitioner);
  for (auto* date : {request.mutable_service_dates()->mutable_start(),
                     request.mutable_service_dates()->mutable_end()}) {
    date->set_year(day.year);
    date->set_month(day.month);
    date->set_day(day.day);
  }
  return request;
}

ServiceDay ServiceDayOf(const Numbers& numbers, int64_t practitioner) {
  Random random(SeedOf(numbers.seed, Topic::kQuestion, practitioner));
  return {.year = 2000 + random.Below(26),
          .month = 1 + random.Below(12),
          .day = 1 + random.Below(28)};
}

}  // namespace custodia::benchmark
