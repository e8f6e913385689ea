#ifndef CUSTODIA_SERVICES_DIRECTORY_WIRE_PICTURE_H_
#define CUSTODIA_SERVICES_DIRECTORY_WIRE_PICTURE_H_

#include <string>

#include "custodia/directory/v1/directory_service.pb.h"

namespace custodia::directory::wire {

// Returns the trail of an answer as a Mermaid flowchart: one box for each rung
// tried, with what was found and its sources, from the top of the ladder down;
// leads stand out, and each stretch of dates has a frame of its own. An answer
// without a trail (view BASIC) is an empty chart.
std::string MermaidOf(const v1::ResolveCustodianResponse& answer);

}  // namespace custodia::directory::wire

#endif  // CUSTODIA_SERVICES_DIRECTORY_WIRE_PICTURE_H_
