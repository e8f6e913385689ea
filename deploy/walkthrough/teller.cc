#include "deploy/walkthrough/teller.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <utility>
#include <variant>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "common/grpc_call.h"
#include "common/status_macros.h"
#include "deploy/walkthrough/callers.h"

namespace custodia::walkthrough {
namespace {

using directory::v1::Lead;
using directory::v1::ResolveCustodianRequest;
using directory::v1::ResolveCustodianResponse;
using directory::v1::TrailStep;
using request::v1::Amendment;
using request::v1::Attempt;
using request::v1::Document;
using request::v1::Retrieval;

// "LOCAL_MEDICAL_SOCIETY" -> "local medical society".
std::string Words(const std::string& enum_name) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(enum_name), {{"_", " "}});
}

ResolveCustodianRequest Question(const Retrieval& order) {
  ResolveCustodianRequest question;
  question.set_practitioner(order.provider().practitioner());
  question.set_organization(order.provider().organization());
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

// Returns the attempt of that name, or null.
const Attempt* Find(const Retrieval& retrieval, const std::string& name) {
  for (const Attempt& attempt : retrieval.attempts()) {
    if (attempt.name() == name) return &attempt;
  }
  return nullptr;
}

// "2026-11-22".
std::string Text(const google::type::Date& date) {
  return absl::StrFormat("%d-%02d-%02d", date.year(), date.month(), date.day());
}

bool IsAboutAmendment(const Step& step) {
  using request::v1::MarkAmendmentSentRequest;
  using request::v1::RecordAmendmentReplyRequest;
  using request::v1::RequestAmendmentRequest;
  using request::v1::SubmitDisagreementRequest;
  return std::holds_alternative<RequestAmendmentRequest>(step.call) ||
         std::holds_alternative<MarkAmendmentSentRequest>(step.call) ||
         std::holds_alternative<RecordAmendmentReplyRequest>(step.call) ||
         std::holds_alternative<SubmitDisagreementRequest>(step.call);
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
  for (const Step& step : story.steps) {
    const auto* sending = std::get_if<Sending>(&step.call);
    CUSTODIA_RETURN_IF_ERROR(sending != nullptr ? Send(*sending, retrieval)
                             : IsAboutAmendment(step) ? Correct(step, retrieval)
                                                      : Do(step, retrieval));
  }
  if (retrieval.state() != story.ends) {
    return Unlike(Retrieval::State_Name(story.ends),
                  Retrieval::State_Name(retrieval.state()));
  }
  return absl::OkStatus();
}

absl::Status Teller::PrintTrail(const Retrieval& order) {
  grpc::ClientContext context;
  SetDeadline(context);
  ResolveCustodianResponse answer;
  CUSTODIA_RETURN_IF_ERROR(FromGrpcStatus(
      directory_.ResolveCustodian(&context, Question(order), &answer)));
  out_ << "  Who holds the records of "
       << (order.provider().practitioner().empty()
               ? order.provider().organization()
               : order.provider().practitioner())
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

absl::Status Teller::WriteLetter(const std::string& name, Document::Kind kind) {
  grpc::ClientContext context;
  SetDeadline(context);
  request::v1::RenderDocumentRequest render;
  render.set_name(name);
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

absl::Status Teller::Send(const Sending& sending, Retrieval& retrieval) {
  const Attempt* attempt = Planned(retrieval);
  const std::string expected = absl::StrCat(sending.to, sending.department);
  if (attempt == nullptr) {
    return Unlike(expected, Retrieval::State_Name(retrieval.state()));
  }
  const std::string found =
      absl::StrCat(attempt->lead().display_name(),
                   sending.department.empty() ? "" : attempt->department());
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
  attempt_ = attempt->name();
  defects_ = 0;
  CUSTODIA_RETURN_IF_ERROR(WriteLetter(
      attempt_, holder ? Document::ACCESS_REQUEST : Document::INQUIRY));
  request::v1::MarkAttemptSentRequest sent = sending.request;
  sent.set_name(attempt_);
  grpc::ClientContext context;
  SetDeadline(context);
  CUSTODIA_RETURN_IF_ERROR(
      FromGrpcStatus(requests_.MarkAttemptSent(&context, sent, &retrieval)));
  out_ << "    sent on " << Text(sent.sent_date());
  const Attempt* now = Find(retrieval, attempt_);
  if (now != nullptr && now->has_due_date()) {
    out_ << "; they must act by " << Text(now->due_date()) << " ("
         << now->due_citation() << ")";
  }
  out_ << ": " << Retrieval::State_Name(retrieval.state()) << "\n";
  return absl::OkStatus();
}

absl::Status Teller::Do(const Step& step, Retrieval& retrieval) {
  CUSTODIA_RETURN_IF_ERROR(
      std::visit(Caller{requests_, attempt_, retrieval}, step.call));
  out_ << "    "
       << (std::holds_alternative<request::v1::RecordReplyRequest>(step.call)
               ? absl::StrCat("reply: \"", step.says, "\"")
               : step.says)
       << " " << Retrieval::State_Name(retrieval.state()) << "\n";
  const Attempt* attempt = Find(retrieval, attempt_);
  if (attempt == nullptr) return Unlike(attempt_, "no such attempt");
  CUSTODIA_RETURN_IF_ERROR(PrintDefects(step, attempt->defects()));
  for (const Document::Kind kind : step.letters) {
    CUSTODIA_RETURN_IF_ERROR(WriteLetter(attempt_, kind));
  }
  const bool over = retrieval.state() == Retrieval::FULFILLED;
  if (!over && !retrieval.next_actions().empty()) {
    out_ << "    next: " << retrieval.next_actions(0).explanation() << "\n";
  }
  return absl::OkStatus();
}

absl::Status Teller::Correct(const Step& step, const Retrieval& retrieval) {
  Amendment amendment;
  CUSTODIA_RETURN_IF_ERROR(std::visit(
      AmendmentCaller{requests_, retrieval, Find(retrieval, attempt_),
                      amendment_, amendment},
      step.call));
  if (amendment_ != amendment.name()) defects_ = 0;
  amendment_ = amendment.name();
  out_ << "    " << step.says << " " << Amendment::State_Name(amendment.state())
       << "\n";
  if (amendment.state() == Amendment::AWAITING_REPLY) {
    out_ << "      they must act by " << Text(amendment.due_date()) << " ("
         << amendment.due_citation() << ")\n";
  }
  CUSTODIA_RETURN_IF_ERROR(PrintDefects(step, amendment.defects()));
  if (!amendment.attachments().empty()) {
    out_ << "      goes with later disclosures: "
         << absl::StrJoin(amendment.attachments(), ", ") << "\n";
  }
  for (const Document::Kind kind : step.letters) {
    CUSTODIA_RETURN_IF_ERROR(WriteLetter(amendment_, kind));
  }
  return absl::OkStatus();
}

absl::Status Teller::PrintDefects(
    const Step& step,
    const google::protobuf::RepeatedPtrField<request::v1::Defect>& defects) {
  std::multiset<std::string> found;
  for (; defects_ < defects.size(); ++defects_) {
    const request::v1::Defect& defect = defects[defects_];
    found.insert(defect.code());
    out_ << "      breaks " << defect.citation() << ": " << defect.explanation()
         << "\n        " << defect.remedy() << "\n";
  }
  const std::multiset<std::string> expected(step.defects.begin(),
                                            step.defects.end());
  if (found == expected) return absl::OkStatus();
  return Unlike(absl::StrJoin(expected, " and "),
                absl::StrJoin(found, " and "));
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
    if (!story.once_known.empty()) {
      CUSTODIA_RETURN_IF_ERROR(
          teller.AwaitLearned(story, story.once_known, absl::Seconds(30)));
    }
    CUSTODIA_RETURN_IF_ERROR(teller.Tell(story));
  }
  const auto fulfilled = std::count_if(
      stories.begin(), stories.end(),
      [](const Story& story) { return story.ends == Retrieval::FULFILLED; });
  out << "\n"
      << fulfilled << " of " << stories.size()
      << " retrievals are FULFILLED; (e) went straight to whom (c) had "
         "found.\nAll letters are in "
      << letters << ".\n";
  return absl::OkStatus();
}

}  // namespace custodia::walkthrough
