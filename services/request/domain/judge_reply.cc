#include "services/request/domain/judge_reply.h"

#include <string>
#include <variant>

#include "absl/strings/str_cat.h"
#include "services/request/domain/law.h"

namespace custodia::request {
namespace {

policy::Defect Barrier(absl::string_view code, absl::string_view what) {
  return {.code = std::string(code),
          .citation = "45 CFR 164.514(h), 164.524(b)(1)",
          .explanation =
              absl::StrCat("The custodian demands ", what,
                           ", which is an unreasonable barrier to access."),
          .remedy =
              "Answer that the law asks for no such thing; the clock "
              "runs on."};
}

// 45 CFR 164.514(h) lets a custodian verify who asks, by no method that bars
// the way (HHS, guidance on access).
std::vector<policy::Defect> JudgeDemands(const InformationRequest& request) {
  std::vector<policy::Defect> defects;
  for (const DemandedItem item : request.items) {
    switch (item) {
      case DemandedItem::kNotarization:
        defects.push_back(Barrier("NOTARIZATION_DEMANDED", "a notary's seal"));
        break;
      case DemandedItem::kInPerson:
        defects.push_back(
            Barrier("IN_PERSON_DEMANDED", "that the patient come in person"));
        break;
      case DemandedItem::kSsn:
        defects.push_back(
            Barrier("SSN_DEMANDED", "the Social Security number"));
        break;
      default:
        break;
    }
  }
  return defects;
}

// Returns the request itself, since it arrived there: it bars destruction. A
// day of receipt that is only assumed accuses nobody.
std::vector<policy::Hold> OpenRequest(const Attempt& attempt) {
  const std::optional<absl::CivilDay> received =
      attempt.received_date.FirstDay();
  if (!received || attempt.received_date_assumed) return {};
  return {{.kind = policy::HoldKind::kOpenRequest, .since = *received}};
}

// Of a month or year the last day is taken: it is the one that accuses least.
std::vector<policy::Defect> JudgeDestruction(const ReplyCase& facts,
                                             const NotCustodian& reply) {
  const std::optional<absl::CivilDay> destroyed = reply.date.LastDay();
  if (reply.kind != NotCustodianKind::kDestroyed || !destroyed) return {};
  const policy::RetentionAnswer kept =
      RetentionOn(*destroyed, facts.order, facts.part, facts.attempt.lead,
                  facts.context.rules, OpenRequest(facts.attempt));
  if (kept.verdict != policy::RetentionVerdict::kMustStillExist) return {};
  return {{.code = "DESTROYED_EARLY",
           .citation = kept.citation,
           .explanation = absl::StrCat(
               "The records were destroyed by ", FormatDay(*destroyed),
               " and had to be kept ",
               *destroyed <= *kept.keep_until
                   ? absl::StrCat("until ", FormatDay(*kept.keep_until))
                   : "while the request was open",
               "."),
           .remedy = "Ask for the proof of destruction, and complain to the "
                     "state's body."}};
}

class Judge {
 public:
  explicit Judge(const ReplyCase& facts) : facts_(facts) {}

  Judgement operator()(const Acknowledgement&) { return {}; }
  Judgement operator()(const Undeliverable&) { return {}; }
  Judgement operator()(const Fulfilment& reply) {
    return {.defects = JudgeRelease(facts_, reply)};
  }
  Judgement operator()(const NotCustodian& reply) {
    return {.defects = JudgeDestruction(facts_, reply)};
  }
  Judgement operator()(const ExtensionNotice& reply) {
    return JudgeExtension(facts_, reply);
  }
  Judgement operator()(FeeQuote& reply) {
    return {.defects = JudgeFeeQuote(facts_, reply)};
  }
  Judgement operator()(const DenialNotice& reply) {
    return {.defects = JudgeDenial(facts_, reply)};
  }
  Judgement operator()(const InformationRequest& reply) {
    if (!BoundByHipaa(facts_.attempt.lead)) return {};
    return {.defects = JudgeDemands(reply)};
  }

 private:
  const ReplyCase& facts_;
};

}  // namespace

Judgement JudgeReply(const ReplyCase& facts, Reply& reply) {
  if (facts.attempt.lead.role != Role::kHolder ||
      !DutyKnown(facts.attempt.lead)) {
    return {};
  }
  return std::visit(Judge(facts), reply);
}

}  // namespace custodia::request
