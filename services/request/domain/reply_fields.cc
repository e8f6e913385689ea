#include "services/request/domain/reply_fields.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/request/domain/check_day.h"
#include "services/request/domain/errors.h"

namespace custodia::request {
namespace {

struct DateWithin {
  PartialDate operator()(const Fulfilment& reply) { return reply.date; }
  PartialDate operator()(const Undeliverable& reply) { return reply.date; }
  PartialDate operator()(const ExtensionNotice& reply) {
    return reply.notice_date;
  }
  PartialDate operator()(const FeeQuote& reply) { return reply.quote_date; }
  PartialDate operator()(const DenialNotice& reply) { return reply.date; }
  PartialDate operator()(const InformationRequest& reply) { return reply.date; }
  // The custodian's own day of receipt is no day on which it replied, nor is
  // the day on which it passed the records on.
  PartialDate operator()(const Acknowledgement&) { return {}; }
  PartialDate operator()(const NotCustodian&) { return {}; }
};

// Collects what is wrong with a reply.
class ReplyChecker {
 public:
  ReplyChecker(const PartialDate& sent, const PartialDate& replied,
               const PartialDate& today)
      : sent_(sent), replied_(replied), today_(today) {}

  void CheckDay(absl::string_view field, const PartialDate& day) {
    request::CheckDay(field, day, sent_, "a day not before the letter was sent",
                      today_, violations_);
  }

  void CheckOptionalDay(absl::string_view field, const PartialDate& day) {
    if (day.known()) CheckDay(field, day);
  }

  void operator()(const Acknowledgement& reply) {
    CheckOptionalDay("acknowledgement.received_date", reply.received_date);
  }

  void operator()(const Fulfilment& reply) {
    CheckDay("fulfilment.date", reply.date);
  }

  void operator()(const NotCustodian& reply) {
    if (reply.kind == NotCustodianKind::kUnspecified) {
      violations_.Add("not_custodian.kind", "given");
    }
    // Long before the letter, as a rule; the month or day may be unknown.
    if (reply.date.known() && reply.date > std::min(today_, replied_)) {
      violations_.Add("not_custodian.date", "a date not after the reply");
    }
    CheckNamed(reply);
  }

  void operator()(const Undeliverable& reply) {
    CheckOptionalDay("undeliverable.date", reply.date);
  }

  void operator()(const ExtensionNotice& reply) {
    CheckDay("extension.notice_date", reply.notice_date);
    if (!reply.promised_date.complete()) {
      violations_.Add("extension.promised_date", "a complete date");
    } else if (reply.promised_date < reply.notice_date) {
      violations_.Add("extension.promised_date",
                      "a day not before notice_date");
    }
  }

  void operator()(const FeeQuote& reply) {
    CheckOptionalDay("fee_quote.quote_date", reply.quote_date);
  }

  void operator()(const DenialNotice& reply) {
    CheckDay("denial.date", reply.date);
  }

  void operator()(const InformationRequest& reply) {
    CheckDay("information_request.date", reply.date);
  }

  absl::Status ToStatus() const { return violations_.ToStatus(); }

 private:
  static constexpr char kOrganization[] = "not_custodian.organization";
  static constexpr char kNew[] = "not_custodian.new_organization";

  void CheckNamed(const NotCustodian& reply) {
    const bool known = !reply.organization.empty();
    const bool created = reply.new_organization.has_value();
    const bool names_one = reply.kind == NotCustodianKind::kTransferred ||
                           reply.kind == NotCustodianKind::kReferred;
    if (!names_one && reply.kind != NotCustodianKind::kUnspecified) {
      constexpr char kAbsent[] =
          "absent unless kind is TRANSFERRED or REFERRED";
      if (known) violations_.Add(kOrganization, kAbsent);
      if (created) violations_.Add(kNew, kAbsent);
      return;
    }
    if (known && created) {
      violations_.Add(kNew, "absent where organization is given");
    }
    if (reply.kind == NotCustodianKind::kReferred && !known && !created) {
      violations_.Add(kOrganization,
                      "given for REFERRED, unless new_organization is");
    }
    if (created) CheckNew(*reply.new_organization);
  }

  void CheckNew(const NamedOrganization& organization) {
    if (organization.display_name.empty()) {
      violations_.Add(absl::StrCat(kNew, ".display_name"), "given");
    }
    if (organization.role == Role::kUnspecified) {
      violations_.Add(absl::StrCat(kNew, ".role"), "HOLDER or REFERRER");
    }
  }

  const PartialDate sent_;
  const PartialDate replied_;
  const PartialDate today_;
  error::FieldViolations violations_;
};

}  // namespace

PartialDate ReplyDateOf(const RecordReply& command, absl::CivilDay today) {
  if (command.reply_date.known()) return command.reply_date;
  const PartialDate within = std::visit(DateWithin{}, command.reply);
  return within.known() ? within : PartialDate::Of(today);
}

absl::Status CheckReply(const RecordReply& command, const Attempt& attempt,
                        absl::CivilDay today) {
  ReplyChecker checker(attempt.sent_date, ReplyDateOf(command, today),
                       PartialDate::Of(today));
  checker.CheckOptionalDay("reply_date", command.reply_date);
  std::visit(checker, command.reply);
  return checker.ToStatus();
}

}  // namespace custodia::request
