#include "deploy/walkthrough/teller.h"

#include <fstream>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "common/dates.h"
#include "common/grpc_call.h"
#include "common/status_macros.h"

namespace custodia::walkthrough {
namespace {

using directory::v1::Lead;
using directory::v1::ResolveCustodianRequest;
using directory::v1::ResolveCustodianResponse;
using directory::v1::TrailStep;
using request::v1::Attempt;
using request::v1::Retrieval;

constexpr absl::Duration kCallTimeout = absl::Seconds(20);

void SetDeadline(grpc::ClientContext& context) {
  context.set_deadline(absl::ToChronoTime(absl::Now() + kCallTimeout));
}

// "LOCAL_MEDICAL_SOCIETY" -> "local medical society".
std::string Words(const std::string& enum_name) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(enum_name), {{"_", " "}});
}

google::type::Date DateDaysAgo(int days) {
  const absl::CivilDay day =
      absl::ToCivilDay(absl::Now(), absl::UTCTimeZone()) - days;
  google::type::Date date;
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
  return date;
}

ResolveCustodianRequest Question(const Retrieval& order) {
  ResolveCustodianRequest question;
  question.set_practitioner(order.provider().practitioner());
  *question.mutable_service_dates() = order.records().service_dates();
  question.set_view(ResolveCustodianRequest::FULL);
  return question;
}

// Returns the attempt that can be sent now, or null.
const Attempt* Planned(const Retrieval& retrieval) {
  for (const Attempt& attempt : retrieval.attempts()) {
    if (attempt.state() == Attempt::PLANNED) return &attempt;
  }
  return nullptr;
}

absl::Status Unlike(const std::string& expected, const std::string& found) {
  return absl::FailedPreconditionError(absl::StrCat(
      "The story went another way: expected ", expected, ", found ", found));
}

}  // namespace

absl::Status Teller::Tell(const Story& story) {
  out_ << "\n" << story.title << "\n" << std::string(72, '-') << "\n";
  CUSTODIA_RETURN_IF_ERROR(PrintTrail(story.order));

  Retrieval retrieval;
  {
    grpc::ClientContext context;
    SetDeadline(context);
    request::v1::CreateRetrievalRequest create;
    *create.mutable_retrieval() = story.order;
    CUSTODIA_RETURN_IF_ERROR(FromGrpcStatus(
        requests_.CreateRetrieval(&context, create, &retrieval)));
  }
  out_ << "\n  " << retrieval.name()
       << " created: " << Retrieval::State_Name(retrieval.state()) << "\n";
  for (const Answer& answer : story.answers) {
    CUSTODIA_RETURN_IF_ERROR(Ask(answer, retrieval));
  }
  if (retrieval.state() != Retrieval::FULFILLED) {
    return Unlike("FULFILLED", Retrieval::State_Name(retrieval.state()));
  }
  return absl::OkStatus();
}

absl::Status Teller::PrintTrail(const Retrieval& order) {
  grpc::ClientContext context;
  SetDeadline(context);
  ResolveCustodianResponse answer;
  CUSTODIA_RETURN_IF_ERROR(FromGrpcStatus(
      directory_.ResolveCustodian(&context, Question(order), &answer)));
  out_ << "  Who holds the records of " << order.provider().practitioner()
       << ", " << order.records().service_dates().start().year() << " to "
       << order.records().service_dates().end().year() << "?\n";
  for (int i = 0; i < answer.trail_size(); ++i) {
    const TrailStep& step = answer.trail(i);
    const bool last = i + 1 == answer.trail_size();
    out_ << "  " << (last ? "└─ " : "├─ ")
         << absl::StrFormat("%-25s", Words(Lead::Rung_Name(step.rung())))
         << (step.outcome() == TrailStep::LEAD_FOUND
                 ? "LEAD"
                 : Words(TrailStep::Outcome_Name(step.outcome())))
         << "\n  " << (last ? "   " : "│  ") << "   " << step.explanation()
         << "\n";
    for (const auto& evidence : step.evidence()) {
      out_ << "  " << (last ? "   " : "│  ")
           << "   source: " << evidence.source() << " " << evidence.source_row()
           << ", "
           << Words(directory::v1::Evidence::Grade_Name(evidence.grade()))
           << "\n";
    }
  }
  return absl::OkStatus();
}

absl::Status Teller::WriteLetter(const Attempt& attempt) {
  using request::v1::Document;
  const auto kind = attempt.role() == Lead::HOLDER ? Document::ACCESS_REQUEST
                                                   : Document::INQUIRY;
  grpc::ClientContext context;
  SetDeadline(context);
  request::v1::RenderDocumentRequest render;
  render.set_name(attempt.name());
  render.set_kind(kind);
  render.set_format(request::v1::RenderDocumentRequest::PDF);
  request::v1::RenderDocumentResponse letter;
  CUSTODIA_RETURN_IF_ERROR(
      FromGrpcStatus(requests_.RenderDocument(&context, render, &letter)));
  const std::string path =
      absl::StrFormat("%s/%02d_%s.pdf", letters_, ++letters_written_,
                      absl::AsciiStrToLower(Document::Kind_Name(kind)));
  std::ofstream file(path, std::ios::binary);
  file << letter.content();
  file.close();
  if (!file) {
    return absl::UnavailableError(absl::StrCat("Cannot write ", path));
  }
  out_ << "    letter: " << path << "\n";
  return absl::OkStatus();
}

absl::Status Teller::Ask(const Answer& answer, Retrieval& retrieval) {
  const Attempt* attempt = Planned(retrieval);
  const std::string expected = absl::StrCat(answer.from, answer.department);
  if (attempt == nullptr) {
    return Unlike(expected, Retrieval::State_Name(retrieval.state()));
  }
  const std::string found =
      absl::StrCat(attempt->lead().display_name(),
                   answer.department.empty() ? "" : attempt->department());
  if (found != expected) return Unlike(expected, found);

  const bool holder = attempt->role() == Lead::HOLDER;
  out_ << "  " << (holder ? "request" : "inquiry") << " to "
       << attempt->lead().display_name()
       << (attempt->department().empty() ? "" : ", " + attempt->department())
       << " ("
       << (attempt->lead().rung() == Lead::RUNG_UNSPECIFIED
               ? "named by the last reply"
               : Words(Lead::Rung_Name(attempt->lead().rung())))
       << ")\n";
  CUSTODIA_RETURN_IF_ERROR(WriteLetter(*attempt));
  const std::string name = attempt->name();
  {
    grpc::ClientContext context;
    SetDeadline(context);
    request::v1::MarkAttemptSentRequest sent;
    sent.set_name(name);
    sent.set_channel(answer.channel);
    *sent.mutable_sent_date() = DateDaysAgo(14);
    CUSTODIA_RETURN_IF_ERROR(
        FromGrpcStatus(requests_.MarkAttemptSent(&context, sent, &retrieval)));
  }
  out_ << "    sent: " << Retrieval::State_Name(retrieval.state()) << "\n";
  {
    grpc::ClientContext context;
    SetDeadline(context);
    request::v1::RecordReplyRequest reply = answer.reply;
    reply.set_name(name);
    *reply.mutable_reply_date() = DateDaysAgo(3);
    if (reply.has_fulfilment()) {
      *reply.mutable_fulfilment()->mutable_date() = DateDaysAgo(3);
    }
    CUSTODIA_RETURN_IF_ERROR(
        FromGrpcStatus(requests_.RecordReply(&context, reply, &retrieval)));
  }
  out_ << "    reply: \"" << answer.says << "\" "
       << Retrieval::State_Name(retrieval.state()) << "\n";
  return absl::OkStatus();
}

absl::Status Teller::AwaitLearned(const Story& story, const std::string& holder,
                                  absl::Duration timeout) {
  const absl::Time give_up = absl::Now() + timeout;
  std::string found;
  while (true) {
    grpc::ClientContext context;
    SetDeadline(context);
    ResolveCustodianResponse answer;
    CUSTODIA_RETURN_IF_ERROR(FromGrpcStatus(
        directory_.ResolveCustodian(&context, Question(story.order), &answer)));
    found =
        answer.leads_size() == 0 ? "nobody" : answer.leads(0).display_name();
    if (found == holder) return absl::OkStatus();
    if (absl::Now() > give_up) return Unlike(holder, found);
    absl::SleepFor(absl::Milliseconds(50));
  }
}

absl::Status TellAll(directory::v1::DirectoryService::StubInterface& directory,
                     request::v1::RequestService::StubInterface& requests,
                     const std::vector<Story>& stories,
                     const std::string& letters, std::ostream& out) {
  Teller teller(directory, requests, letters, out);
  for (const Story& story : stories) {
    if (&story == &stories.back()) {
      CUSTODIA_RETURN_IF_ERROR(teller.AwaitLearned(
          story, story.answers.front().from, absl::Seconds(30)));
    }
    CUSTODIA_RETURN_IF_ERROR(teller.Tell(story));
  }
  out << "\nAll " << stories.size()
      << " retrievals are FULFILLED; the last went straight to whom the "
         "third had found.\nThe letters to all of them are in "
      << letters << ".\n";
  return absl::OkStatus();
}

}  // namespace custodia::walkthrough
