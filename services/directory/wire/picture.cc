#include "services/directory/wire/picture.h"

#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "common/dates.h"
#include "common/errors.h"
#include "services/directory/wire/succession.h"

namespace custodia::directory::wire {
namespace {

// What would end a label, begin an entity or be taken for HTML. An entity of
// Mermaid's begins with a number sign.
std::string Escaped(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"#", "#35;"},
                                    {"\"", "#quot;"},
                                    {"<", "#lt;"},
                                    {">", "#gt;"},
                                    {"\n", " "}});
}

// "STATE_MEDICAL_BOARD" as "state medical board".
std::string Words(absl::string_view enum_name) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(enum_name), {{"_", " "}});
}

std::string LabelOf(const v1::TrailStep& step) {
  std::string label =
      absl::StrCat("<b>", Words(v1::Lead::Rung_Name(step.rung())),
                   "</b>: ", Words(v1::TrailStep::Outcome_Name(step.outcome())),
                   "<br/>", Escaped(step.explanation()));
  std::set<std::string> sources;
  for (const v1::Evidence& one : step.evidence()) {
    sources.insert(absl::StrCat(Escaped(one.source()), ", ",
                                Words(v1::Evidence::Grade_Name(one.grade()))));
  }
  for (const std::string& source : sources) {
    absl::StrAppend(&label, "<br/><i>", source, "</i>");
  }
  return label;
}

std::string DatesOf(const v1::TrailStep& step) {
  error::FieldViolations none;  // The directory's own dates are no faults.
  return FormatRange(ParseRange(step.service_dates(), "", none));
}

// Draws one step after the other.
class Pen {
 public:
  void Draw(const v1::TrailStep& step) {
    const std::string dates = DatesOf(step);
    if (count_ == 0 || dates != dates_) OpenFrame(dates);
    const int number = ++count_;
    const bool lead = step.outcome() == v1::TrailStep::LEAD_FOUND;
    absl::StrAppend(&boxes_, "    step", number, "[\"", LabelOf(step), "\"]",
                    lead ? ":::lead" : "", "\n");
    if (number > 1) {
      absl::StrAppend(&arrows_, "  step", number - 1, " --> step", number,
                      "\n");
    }
  }

  std::string Finish() && {
    if (count_ > 0) absl::StrAppend(&boxes_, "  end\n");
    return absl::StrCat(
        "flowchart TD\n", boxes_, arrows_,
        "  classDef lead fill:#d4f4dd,stroke:#1a7f37,color:#1f2328\n");
  }

 private:
  void OpenFrame(const std::string& dates) {
    if (count_ > 0) absl::StrAppend(&boxes_, "  end\n");
    absl::StrAppend(&boxes_, "  subgraph dates", ++frames_, "[\"", dates,
                    "\"]\n");
    dates_ = dates;
  }

  int count_ = 0;
  int frames_ = 0;
  std::string dates_;
  std::string boxes_;
  std::string arrows_;
};

}  // namespace

std::string MermaidOf(const v1::ResolveCustodianResponse& answer) {
  Pen pen;
  for (const v1::TrailStep& step : answer.trail()) pen.Draw(step);
  return std::move(pen).Finish();
}

}  // namespace custodia::directory::wire
