#include "services/request/testing/command_columns.h"

#include <utility>

#include "services/request/testing/life.h"

namespace custodia::request::testing {
namespace {

Commands Revised(const Retrieval& retrieval,
                 const std::function<void(Order&)>& revise) {
  Order order = retrieval.order;
  revise(order);
  return {Revise{std::move(order)}};
}

Commands RelocateInEachWay(const Retrieval&) {
  return {Relocate{}, Relocate{.organization = "organizations/z"},
          Relocate{.new_organization = NamedOrganization{.display_name = "Z",
                                                         .role = Role::kHolder},
                   .new_organization_name = "organizations/new"}};
}

// An answer that nobody waits for any more is no error: it changes nothing.
Commands AnswersOfTheDirectory(const Retrieval& retrieval) {
  Commands commands{Locate{LocatedAt({Holder("z")})}, MarkProviderUnclear{}};
  for (const Part& part : retrieval.parts) {
    commands.emplace_back(LocatePart{.part = part.number,
                                     .organization = part.awaited_organization,
                                     .location = LocatedAt({Holder("z")})});
    commands.emplace_back(
        Climb{.part = part.number, .location = LocatedAt({Holder("z")})});
  }
  commands.emplace_back(LocatePart{.part = 99});
  return commands;
}

Commands Replies(const std::string& attempt, std::vector<Reply> replies) {
  Commands commands;
  for (Reply& reply : replies) {
    commands.emplace_back(
        RecordReply{.attempt = attempt, .reply = std::move(reply)});
  }
  return commands;
}

// What one may answer who has no records, or is only asked who has.
Commands AnyonesReplies(const std::string& attempt, PartialDate today) {
  std::vector<Reply> replies{
      Acknowledgement{}, Undeliverable{},
      InformationRequest{.date = today, .items = {DemandedItem::kIdentity}}};
  for (const NotCustodianKind kind :
       {NotCustodianKind::kNeverHeld, NotCustodianKind::kDestroyed,
        NotCustodianKind::kNoSuchPatient, NotCustodianKind::kKnowsNothing,
        NotCustodianKind::kTransferred}) {
    replies.emplace_back(NotUs(kind));
  }
  for (const NotCustodianKind kind :
       {NotCustodianKind::kTransferred, NotCustodianKind::kReferred}) {
    replies.emplace_back(NotUsButKnown(kind, "z"));
    replies.emplace_back(NotUsButNew(kind, "new", Role::kHolder));
  }
  return Replies(attempt, std::move(replies));
}

Commands HoldersReplies(const std::string& attempt, PartialDate today) {
  DenialNotice denial{.date = today,
                      .grounds = {policy::Ground::kEndangerment}};
  DenialNotice partial = denial;
  partial.withheld_categories = {RecordCategory::kLabReports};
  return Replies(
      attempt, {Fulfilment{.date = today, .complete = true},
                Fulfilment{.date = today}, denial, partial, FeeQuote{},
                ExtensionNotice{.notice_date = today, .promised_date = today}});
}

Commands ComplaintsAbout(const FileComplaint& about, PartialDate today) {
  Commands commands;
  for (const ComplaintBody body :
       {ComplaintBody::kCustodian, ComplaintBody::kOcr,
        ComplaintBody::kState}) {
    FileComplaint command = about;
    command.complaint = {.body = body, .filed_date = today};
    commands.emplace_back(std::move(command));
  }
  return commands;
}

Commands RepliesTo(const std::string& amendment,
                   std::vector<AmendmentReply> replies) {
  Commands commands;
  for (AmendmentReply& reply : replies) {
    commands.emplace_back(RecordAmendmentReply{.amendment = amendment,
                                               .reply = std::move(reply)});
  }
  return commands;
}

}  // namespace

const std::vector<Column>& RetrievalColumns() {
  static const auto* columns = new std::vector<Column>{
      {"`CreateRetrieval`",
       [](const Retrieval&) {
         return Commands{Create{.order = PlainOrder()}};
       }},
      {"`ReviseRetrieval`: reference, zone, papers",
       [](const Retrieval& retrieval) {
         return Revised(retrieval,
                        [](Order& order) { order.client_reference += "x"; });
       }},
      {"what letters say",
       [](const Retrieval& retrieval) {
         return Revised(retrieval, [](Order& order) {
           order.signature.signer_name += "x";
         });
       }},
      {"whom to ask",
       [](const Retrieval& retrieval) {
         return Revised(retrieval, [](Order& order) {
           order.provider.practitioner += "x";
         });
       }},
      {"`RelocateRetrieval`", RelocateInEachWay},
      {"`WithdrawRetrieval`",
       [](const Retrieval&) { return Commands{Withdraw{}}; }},
      {"an answer of the directory", AnswersOfTheDirectory},
      {"`RequestAmendment`",
       [](const Retrieval&) {
         return Commands{RequestAmendment{.amendment = "new",
                                          .lead = Practice("a"),
                                          .correction = {.statement = "No."}}};
       }},
  };
  return *columns;
}

const std::vector<ItemColumn>& AttemptColumns() {
  static const auto* columns = new std::vector<ItemColumn>{
      {"`MarkAttemptSent`",
       [](const std::string& attempt, PartialDate today) {
         return Commands{MarkAttemptSent{
             .attempt = attempt, .channel = Channel::kFax, .sent_date = today}};
       }},
      {"`AdvanceAttempt`",
       [](const std::string& attempt, PartialDate /*today*/) {
         return Commands{AdvanceAttempt{.attempt = attempt}};
       }},
      {"`RecordReply`: anyone's", AnyonesReplies},
      {"a holder's", HoldersReplies},
      {"`RequestReview`",
       [](const std::string& attempt, PartialDate /*today*/) {
         return Commands{RequestReview{.attempt = attempt}};
       }},
      {"`RecordReviewDecision`",
       [](const std::string& attempt, PartialDate today) {
         Review review{.decision_date = today};
         Commands commands;
         for (const ReviewOutcome outcome :
              {ReviewOutcome::kUpheld, ReviewOutcome::kOverturned,
               ReviewOutcome::kPartlyOverturned}) {
           review.outcome = outcome;
           commands.emplace_back(
               RecordReviewDecision{.attempt = attempt, .review = review});
         }
         return commands;
       }},
      {"`FileComplaint`",
       [](const std::string& attempt, PartialDate today) {
         return ComplaintsAbout({.attempt = attempt}, today);
       }},
  };
  return *columns;
}

const std::vector<ItemColumn>& AmendmentColumns() {
  static const auto* columns = new std::vector<ItemColumn>{
      {"`MarkAmendmentSent`",
       [](const std::string& id, PartialDate today) {
         return Commands{MarkAmendmentSent{.amendment = id,
                                           .sending = {.sent_date = today}}};
       }},
      {"`RecordAmendmentReply`: more time",
       [](const std::string& id, PartialDate today) {
         return RepliesTo(id, {ExtensionNotice{.notice_date = today,
                                               .promised_date = today}});
       }},
      {"yes or no",
       [](const std::string& id, PartialDate today) {
         return RepliesTo(id,
                          {AmendmentAcceptance{.date = today},
                           AmendmentAcceptance{.date = today, .partial = true},
                           AmendmentDenial{.date = today}});
       }},
      {"a rebuttal",
       [](const std::string& id, PartialDate today) {
         return RepliesTo(id, {Rebuttal{.date = today}});
       }},
      {"`SubmitDisagreement`",
       [](const std::string& id, PartialDate /*today*/) {
         return Commands{
             SubmitDisagreement{.amendment = id, .statement = "No."}};
       }},
      {"`FileComplaint`",
       [](const std::string& id, PartialDate today) {
         return ComplaintsAbout({.amendment = id}, today);
       }},
  };
  return *columns;
}

}  // namespace custodia::request::testing
