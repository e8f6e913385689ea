#include "services/directory/wire/picture.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory::wire {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

v1::TrailStep& AddStep(v1::Lead::Rung rung, v1::TrailStep::Outcome outcome,
                       const std::string& explanation, int year,
                       v1::ResolveCustodianResponse& answer) {
  v1::TrailStep& step = *answer.add_trail();
  step.set_rung(rung);
  step.set_outcome(outcome);
  step.set_explanation(explanation);
  step.mutable_service_dates()->mutable_start()->set_year(year);
  step.mutable_service_dates()->mutable_end()->set_year(year);
  return step;
}

TEST(MermaidTest, DrawsEachStepUnderItsDates) {
  v1::ResolveCustodianResponse answer;
  AddStep(v1::Lead::OPERATING_PRACTICE, v1::TrailStep::NOT_OPERATING,
          "Elm closed.", 2001, answer);
  v1::TrailStep& sale = AddStep(v1::Lead::SUCCESSOR, v1::TrailStep::LEAD_FOUND,
                                "Elm was sold to Oak.", 2001, answer);
  for (const char* row : {"custody.csv:2", "custody.csv:3"}) {
    v1::Evidence& evidence = *sale.add_evidence();
    evidence.set_source("custody");
    evidence.set_source_row(row);
    evidence.set_grade(v1::Evidence::PUBLISHED);
  }
  AddStep(v1::Lead::ESTATE, v1::TrailStep::NOT_APPLICABLE, "Nobody died.", 2002,
          answer);
  EXPECT_EQ(MermaidOf(answer),
            R"(flowchart TD
  subgraph dates1["2001-01-01 to 2001-12-31"]
    step1["<b>operating practice</b>: not operating<br/>Elm closed."]
    step2["<b>successor</b>: lead found<br/>Elm was sold to Oak.<br/><i>custody, published</i>"]:::lead
  end
  subgraph dates2["2002-01-01 to 2002-12-31"]
    step3["<b>estate</b>: not applicable<br/>Nobody died."]
  end
  step1 --> step2
  step2 --> step3
  classDef lead fill:#d4f4dd,stroke:#1a7f37,color:#1f2328
)");
}

TEST(MermaidTest, NamesCannotBreakThePicture) {
  v1::ResolveCustodianResponse answer;
  AddStep(v1::Lead::SUCCESSOR, v1::TrailStep::LEAD_FOUND,
          "\"Oak\" <script> #1\nend", 2001, answer)
      .add_evidence()
      ->set_source("a\"]b");
  const std::string drawn = MermaidOf(answer);
  EXPECT_THAT(drawn, HasSubstr("#quot;Oak#quot; #lt;script#gt; #35;1 end"));
  EXPECT_THAT(drawn, HasSubstr("a#quot;]b"));
  EXPECT_THAT(drawn, Not(HasSubstr("script>")));
}

TEST(MermaidTest, AnAnswerWithoutATrailIsEmpty) {
  EXPECT_EQ(MermaidOf({}),
            "flowchart TD\n"
            "  classDef lead fill:#d4f4dd,stroke:#1a7f37,color:#1f2328\n");
}

}  // namespace
}  // namespace custodia::directory::wire
