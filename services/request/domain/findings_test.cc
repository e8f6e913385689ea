#include "services/request/domain/findings.h"

#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using testing::Holder;
using ::testing::IsEmpty;
using testing::kToday;
using testing::Life;
using testing::LocatedAt;
using testing::NotUs;
using testing::NotUsButKnown;
using testing::NotUsButNew;
using testing::Records;
using testing::Referrer;

using enum NotCustodianKind;

constexpr char kOrigin[] = "organizations/origin";

// Returns what the last command teaches.
std::vector<CustodyFinding> Learned(const Life& life) {
  return FindingsOf(life.before(), life.last());
}

// Returns what a reply of `lead` teaches.
std::vector<CustodyFinding> Learned(const Lead& lead, const Reply& reply) {
  Life life({lead});
  EXPECT_THAT(life.Send("1"), IsOk());
  EXPECT_THAT(life.Reply("1", reply), IsOk());
  return Learned(life);
}

// A finding about `organizations/{id}`, which said it of itself today.
CustodyFinding Of(const std::string& id, FindingKind kind) {
  return {.organization = "organizations/" + id,
          .practitioner = "practitioners/doc",
          .origin_organization = kOrigin,
          .finding = kind,
          .reported_by = "organizations/" + id,
          .report_date = PartialDate::Of(kToday)};
}

// A finding about the maker of the records, that another reported.
CustodyFinding OfOrigin(FindingKind kind, const std::string& reported_by) {
  CustodyFinding finding = Of(reported_by, kind);
  finding.organization = kOrigin;
  finding.origin_organization = "";
  return finding;
}

TEST(FindingsTest, RecordsShowWhoHoldsThem) {
  for (const bool complete : {false, true}) {
    EXPECT_THAT(Learned(Holder("a"), Records(complete)),
                ElementsAre(Of("a", FindingKind::kHolds)));
  }
}

TEST(FindingsTest, OfAHolderThatNeverHeldThem) {
  EXPECT_THAT(Learned(Holder("a"), NotUs(kNeverHeld)),
              ElementsAre(Of("a", FindingKind::kNeverHeld)));
  EXPECT_THAT(Learned(Referrer("s"), NotUs(kNeverHeld)), IsEmpty());
}

TEST(FindingsTest, OfAReferrerThatKnowsNothing) {
  EXPECT_THAT(Learned(Referrer("s"), NotUs(kKnowsNothing)),
              ElementsAre(Of("s", FindingKind::kKnowsNothing)));
  EXPECT_THAT(Learned(Holder("a"), NotUs(kKnowsNothing)), IsEmpty());
}

TEST(FindingsTest, DestructionIsOfWhoeverHadThem) {
  NotCustodian reply = NotUs(kDestroyed);
  reply.date = {2019, 0, 0};
  reply.rule = "243 CMR 2.07(13)";
  CustodyFinding own = Of("a", FindingKind::kDestroyed);
  own.effective_date = reply.date;
  own.rule = reply.rule;
  EXPECT_THAT(Learned(Holder("a"), reply), ElementsAre(own));
  CustodyFinding reported = OfOrigin(FindingKind::kDestroyed, "s");
  reported.effective_date = reply.date;
  reported.rule = reply.rule;
  EXPECT_THAT(Learned(Referrer("s"), reply), ElementsAre(reported));
}

TEST(FindingsTest, ATransferIsFromTheHolderThatSaysIt) {
  NotCustodian reply = NotUsButKnown(kTransferred, "b");
  reply.date = {2015, 4, 0};
  CustodyFinding finding = Of("a", FindingKind::kTransferred);
  finding.to_organization = "organizations/b";
  finding.effective_date = reply.date;
  EXPECT_THAT(Learned(Holder("a"), reply), ElementsAre(finding));
}

TEST(FindingsTest, ATransferToANewOneNamesIt) {
  const NotCustodian reply = NotUsButNew(kTransferred, "b", Role::kHolder);
  CustodyFinding finding = Of("a", FindingKind::kTransferred);
  finding.new_organization = reply.new_organization;
  finding.new_organization_name = "organizations/b";
  EXPECT_THAT(Learned(Holder("a"), reply), ElementsAre(finding));
}

TEST(FindingsTest, ATransferNobodyKnowsWhereIsNone) {
  EXPECT_THAT(Learned(Holder("a"), NotUs(kTransferred)), IsEmpty());
}

TEST(FindingsTest, AReferralToANewHolderIsATransferFromTheOrigin) {
  const NotCustodian reply = NotUsButNew(kReferred, "b", Role::kHolder);
  for (const Lead& lead : {Holder("a"), Referrer("a")}) {
    CustodyFinding finding = OfOrigin(FindingKind::kTransferred, "a");
    finding.new_organization = reply.new_organization;
    finding.new_organization_name = "organizations/b";
    EXPECT_THAT(Learned(lead, reply), ElementsAre(finding));
  }
}

TEST(FindingsTest, AReferralOfWhatHasNoOriginTeachesNothing) {
  Lead lead = Referrer("s");
  lead.origin_organization = "";
  EXPECT_THAT(Learned(lead, NotUsButNew(kReferred, "b", Role::kHolder)),
              IsEmpty());
}

TEST(FindingsTest, AReferralToAReferrerTeachesNothing) {
  EXPECT_THAT(
      Learned(Referrer("s"), NotUsButNew(kReferred, "t", Role::kReferrer)),
      IsEmpty());
}

TEST(FindingsTest, AReferralToAKnownOneTeachesOnceItsRoleIsKnown) {
  for (const Role role : {Role::kHolder, Role::kReferrer}) {
    Life life({Referrer("s")});
    ASSERT_THAT(life.Send("1"), IsOk());
    ASSERT_THAT(life.Do(RecordReply{.attempt = "1",
                                    .reply = NotUsButKnown(kReferred, "b"),
                                    .reply_date = PartialDate::Of(kToday)}),
                IsOk());
    EXPECT_THAT(Learned(life), IsEmpty());
    Lead lead = Holder("b");
    lead.role = role;
    ASSERT_THAT(life.Do(LocatePart{.part = 1,
                                   .organization = "organizations/b",
                                   .location = LocatedAt({lead})}),
                IsOk());
    if (role == Role::kReferrer) {
      EXPECT_THAT(Learned(life), IsEmpty());
      continue;
    }
    CustodyFinding finding = OfOrigin(FindingKind::kTransferred, "s");
    finding.to_organization = "organizations/b";
    EXPECT_THAT(Learned(life), ElementsAre(finding));
  }
}

TEST(FindingsTest, ATransferIsToldOnceThoughItsLeadsFollow) {
  Life life({Holder("a")});
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Reply("1", NotUsButKnown(kTransferred, "b")), IsOk());
  EXPECT_EQ(Learned(life).size(), 1);
  ASSERT_THAT(life.Do(LocatePart{.part = 1,
                                 .organization = "organizations/b",
                                 .location = LocatedAt({Holder("b")})}),
              IsOk());
  EXPECT_THAT(Learned(life), IsEmpty());
}

TEST(FindingsTest, UnreachableIsWhoeverHasNoContactLeft) {
  Lead lead = Holder("a");
  lead.contact_points.push_back(
      {.value = "email", .kind = ContactKind::kEmail});
  Life life({lead});
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Reply("1", Undeliverable{}), IsOk());
  EXPECT_THAT(Learned(life), IsEmpty());
  ASSERT_THAT(life.Send("2"), IsOk());
  ASSERT_THAT(life.Reply("2", Undeliverable{.contact_value = "email"}), IsOk());
  EXPECT_THAT(Learned(life), ElementsAre(Of("a", FindingKind::kUnreachable)));
}

TEST(FindingsTest, NothingIsLearnedOfThePatientsBeingThere) {
  EXPECT_THAT(Learned(Holder("a"), NotUs(kNoSuchPatient)), IsEmpty());
  EXPECT_THAT(Learned(Holder("a"), Acknowledgement{}), IsEmpty());
}

TEST(FindingsTest, LateRepliesTeachToo) {
  Life life({Holder("a")});
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Do(Withdraw{}), IsOk());
  ASSERT_THAT(life.Reply("1", NotUs(kNeverHeld)), IsOk());
  EXPECT_THAT(Learned(life), ElementsAre(Of("a", FindingKind::kNeverHeld)));
}

// Whether any text of `finding` holds `text`.
bool Says(const CustodyFinding& finding, const std::string& text) {
  std::vector<std::string> texts = {finding.organization,
                                    finding.practitioner,
                                    finding.origin_organization,
                                    finding.to_organization,
                                    finding.new_organization_name,
                                    finding.rule,
                                    finding.reported_by};
  if (finding.new_organization.has_value()) {
    const NamedOrganization& named = *finding.new_organization;
    texts.insert(texts.end(), {named.display_name, named.phone, named.fax,
                               named.email, named.address.city});
  }
  for (const std::string& value : texts) {
    if (value.find(text) != std::string::npos) return true;
  }
  return false;
}

TEST(FindingsTest, HoldNothingThatThePatientWrote) {
  const std::string canary = "CANARY";
  Order order = testing::PlainOrder();
  order.patient = {.full_name = canary,
                   .former_names = {canary},
                   .birth_date = {1911, 11, 11},
                   .ssn_last4 = canary,
                   .address = {.lines = {canary}, .city = canary},
                   .phone = canary,
                   .email = canary};
  order.requester.full_name = canary;
  order.provider.description = canary;
  order.records.description = canary;
  order.delivery.destination = canary;
  order.client_reference = canary;
  order.signature.signer_name = canary;
  const std::vector<Reply> replies = {
      Acknowledgement{.custodian_reference = canary},
      Fulfilment{.date = PartialDate::Of(kToday),
                 .format = canary,
                 .document_reference = canary},
      Undeliverable{.contact_value = canary},
      NotUs(kNeverHeld),
      NotUsButNew(kReferred, "b", Role::kHolder),
      Records(true)};
  Life life;
  ASSERT_THAT(life.Do(Create{.order = order}), IsOk());
  ASSERT_THAT(life.Do(Locate{LocatedAt({Holder("a"), Referrer("s")})}), IsOk());
  ASSERT_THAT(life.Send("1"), IsOk());
  int findings = 0;
  for (const Reply& reply : replies) {
    ASSERT_THAT(
        life.Do(RecordReply{
            .attempt = "1", .reply = reply, .document_reference = canary}),
        IsOk());
    for (const CustodyFinding& finding : Learned(life)) {
      ++findings;
      EXPECT_FALSE(Says(finding, canary));
      EXPECT_NE(finding.effective_date, order.patient.birth_date);
    }
  }
  EXPECT_EQ(findings, 4);
}

TEST(FindingsTest, WhomThePatientNamesIsNotReported) {
  Life life({Holder("a")});
  const Relocate found{
      .new_organization =
          NamedOrganization{.display_name = "Found", .role = Role::kHolder},
      .new_organization_name = "organizations/found"};
  ASSERT_THAT(life.Do(found), IsOk());
  EXPECT_THAT(Learned(life), IsEmpty());
  ASSERT_THAT(life.Do(Relocate{.organization = "organizations/c"}), IsOk());
  EXPECT_THAT(Learned(life), IsEmpty());
  ASSERT_THAT(life.Do(LocatePart{.part = 1,
                                 .organization = "organizations/c",
                                 .location = LocatedAt({Holder("c")})}),
              IsOk());
  EXPECT_THAT(Learned(life), IsEmpty());
}

}  // namespace
}  // namespace custodia::request
