#include "services/directory/domain/evidence.h"

#include <algorithm>

namespace custodia::directory {

Weight WeightOf(const std::vector<Evidence>& evidence) {
  Weight weight;
  for (const Evidence& one : evidence) {
    weight.grade = std::max(weight.grade, one.grade);
    weight.seen = std::max({weight.seen, one.date, one.verified_on});
  }
  return weight;
}

}  // namespace custodia::directory
