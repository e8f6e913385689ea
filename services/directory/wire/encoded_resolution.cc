#include "services/directory/wire/encoded_resolution.h"

#include <string>
#include <vector>

#include "common/wire/date.h"
#include "common/wire/message_writer.h"
#include "google/type/date.pb.h"
#include "google/type/postal_address.pb.h"
#include "services/directory/wire/names.h"

namespace custodia::directory::wire {
namespace {

using ::custodia::wire::MessageWriter;
using ::custodia::wire::Written;

// Each function writes a message's fields in the order of their numbers, as the
// message itself would: compare testing/plain_reply.cc, which the tests do.

void WriteDate(int field, const PartialDate& date, MessageWriter& writer) {
  using Date = google::type::Date;
  writer.Message(field, [&] {
    writer.Number(Date::kYearFieldNumber, date.year);
    writer.Number(Date::kMonthFieldNumber, date.month);
    writer.Number(Date::kDayFieldNumber, date.day);
  });
}

void WriteKnownDate(int field, const PartialDate& date, MessageWriter& writer) {
  if (date.known()) WriteDate(field, date, writer);
}

void WriteRange(const DayRange& range, MessageWriter& writer) {
  if (range.first) {
    WriteDate(v1::DateRange::kStartFieldNumber, PartialDate::Of(*range.first),
              writer);
  }
  if (range.last) {
    WriteDate(v1::DateRange::kEndFieldNumber, PartialDate::Of(*range.last),
              writer);
  }
}

void WriteTime(int field, absl::Time time, MessageWriter& writer) {
  using Timestamp = google::protobuf::Timestamp;
  // Rounds down, so that nanoseconds are positive before 1970 too.
  const int64_t seconds = absl::ToUnixSeconds(time);
  const absl::Duration rest = time - absl::FromUnixSeconds(seconds);
  writer.Message(field, [&] {
    writer.Number(Timestamp::kSecondsFieldNumber,
                  static_cast<uint64_t>(seconds));
    writer.Number(Timestamp::kNanosFieldNumber,
                  static_cast<uint64_t>(absl::ToInt64Nanoseconds(rest)));
  });
}

void WriteName(int field, absl::string_view collection, absl::string_view id,
               MessageWriter& writer) {
  if (!id.empty()) writer.Element(field, collection, "/", id);
}

void WriteEvidence(int field, const std::vector<Evidence>& evidence,
                   MessageWriter& writer) {
  for (const Evidence& one : evidence) {
    writer.Message(field, [&] {
      WriteName(v1::Evidence::kFactFieldNumber, kFacts, one.fact, writer);
      writer.Text(v1::Evidence::kSourceFieldNumber, one.source);
      writer.Text(v1::Evidence::kSourceRowFieldNumber, one.source_row);
      WriteKnownDate(v1::Evidence::kDateFieldNumber, one.date, writer);
      writer.Number(v1::Evidence::kGradeFieldNumber,
                    static_cast<uint64_t>(one.grade));
      WriteKnownDate(v1::Evidence::kVerifiedOnFieldNumber, one.verified_on,
                     writer);
      WriteTime(v1::Evidence::kRecordedTimeFieldNumber, one.recorded_time,
                writer);
    });
  }
}

void WriteAddress(int field, const Address& address, MessageWriter& writer) {
  using PostalAddress = google::type::PostalAddress;
  writer.Message(field, [&] {
    writer.Text(PostalAddress::kRegionCodeFieldNumber, "US");
    writer.Text(PostalAddress::kPostalCodeFieldNumber, address.zip);
    writer.Text(PostalAddress::kAdministrativeAreaFieldNumber, address.state);
    writer.Text(PostalAddress::kLocalityFieldNumber, address.city);
    for (const std::string& line : address.lines) {
      writer.Element(PostalAddress::kAddressLinesFieldNumber, line);
    }
  });
}

void WriteContact(const ContactPoint& contact, bool full,
                  MessageWriter& writer) {
  writer.Message(v1::Lead::kContactPointsFieldNumber, [&] {
    writer.Number(v1::ContactPoint::kKindFieldNumber,
                  static_cast<uint64_t>(contact.kind));
    writer.Text(v1::ContactPoint::kValueFieldNumber, contact.value);
    writer.Text(v1::ContactPoint::kDepartmentFieldNumber, contact.department);
    if (!contact.address.empty()) {
      WriteAddress(v1::ContactPoint::kPostalAddressFieldNumber, contact.address,
                   writer);
    }
    if (full) {
      WriteEvidence(v1::ContactPoint::kEvidenceFieldNumber, contact.evidence,
                    writer);
    }
  });
}

// The organization's name and contact points.
const std::string& Contacts(const Organization& organization, bool full) {
  return organization.memo.Get(
      full ? OrganizationText::kContactsOfLeadWithEvidence
           : OrganizationText::kContactsOfLead,
      [&] {
        return Written([&](MessageWriter& writer) {
          WriteName(v1::Lead::kOrganizationFieldNumber, kOrganizations,
                    organization.id, writer);
          writer.Text(v1::Lead::kDisplayNameFieldNumber,
                      organization.display_name);
          for (const ContactPoint& contact : organization.contact_points) {
            WriteContact(contact, full, writer);
          }
        });
      });
}

// Its address, time zone and type.
const std::string& Place(const Organization& organization) {
  return organization.memo.Get(OrganizationText::kAddressOfLead, [&] {
    return Written([&](MessageWriter& writer) {
      if (organization.address != Address{}) {
        WriteAddress(v1::Lead::kAddressFieldNumber, organization.address,
                     writer);
      }
      writer.Text(v1::Lead::kTimeZoneFieldNumber,
                  organization.time_zone.empty()
                      ? TimeZoneOfState(organization.address.state)
                      : organization.time_zone);
      writer.Number(v1::Lead::kOrganizationTypeFieldNumber,
                    static_cast<uint64_t>(organization.type));
    });
  });
}

void WriteHop(const Hop& hop, MessageWriter& writer) {
  writer.Message(v1::Lead::kHopsFieldNumber, [&] {
    WriteName(v1::Hop::kFromFieldNumber, kOrganizations, hop.from, writer);
    WriteName(v1::Hop::kToFieldNumber, kOrganizations, hop.to, writer);
    writer.Number(v1::Hop::kKindFieldNumber, static_cast<uint64_t>(hop.kind));
    WriteKnownDate(v1::Hop::kEffectiveDateFieldNumber, hop.effective_date,
                   writer);
    WriteEvidence(v1::Hop::kEvidenceFieldNumber, hop.evidence, writer);
    writer.Text(v1::Hop::kSuccessionEventFieldNumber,
                SuccessionEventName(hop.succession_event));
  });
}

void WriteScope(const CustodyScope& scope, MessageWriter& writer) {
  writer.Message(v1::Lead::kScopeFieldNumber, [&] {
    if (scope.service_start.known() || scope.service_end.known()) {
      writer.Message(v1::CustodyScope::kServiceDatesFieldNumber, [&] {
        WriteKnownDate(v1::DateRange::kStartFieldNumber, scope.service_start,
                       writer);
        WriteKnownDate(v1::DateRange::kEndFieldNumber, scope.service_end,
                       writer);
      });
    }
    for (const std::string& id : scope.practitioners) {
      writer.Element(v1::CustodyScope::kPractitionersFieldNumber,
                     PractitionerName(id));
    }
    writer.Number(v1::CustodyScope::kPatientGroupFieldNumber,
                  static_cast<uint64_t>(scope.patient_group));
  });
}

// Fields that are mostly the same as of the lead or step before. Borrows them.
class Repeated {
 public:
  // The fields of a DateRange.
  const std::string& Dates(const DayRange& range) {
    if (range_ == nullptr || *range_ != range) {
      dates_ =
          Written([&](MessageWriter& writer) { WriteRange(range, writer); });
    }
    range_ = &range;
    return dates_;
  }

  // Whose records the lead is for, and who made them.
  const std::string& Origin(const Provenance& made) {
    if (made_ != &made) {
      origin_ = Written([&](MessageWriter& writer) {
        WriteName(v1::Lead::kOriginOrganizationFieldNumber, kOrganizations,
                  made.organization, writer);
        writer.Text(v1::Lead::kOriginDisplayNameFieldNumber,
                    made.organization_name);
        writer.Text(v1::Lead::kPractitionerDisplayNameFieldNumber,
                    made.practitioner);
      });
    }
    made_ = &made;
    return origin_;
  }

 private:
  const DayRange* range_ = nullptr;
  const Provenance* made_ = nullptr;
  std::string dates_;
  std::string origin_;
};

void WriteLead(const Lead& lead, bool full, Repeated& repeated,
               MessageWriter& writer) {
  writer.Number(v1::Lead::kRungFieldNumber, static_cast<uint64_t>(lead.rung));
  writer.Number(v1::Lead::kRoleFieldNumber, static_cast<uint64_t>(lead.role));
  writer.Fields(Contacts(*lead.organization, full));
  for (const std::string& department : lead.departments) {
    writer.Element(v1::Lead::kDepartmentsFieldNumber, department);
  }
  writer.Element(v1::Lead::kServiceDatesFieldNumber,
                 repeated.Dates(lead.service_dates));
  writer.Text(v1::Lead::kAskFieldNumber, *lead.ask);
  if (full) {
    for (const Hop& hop : lead.hops) WriteHop(hop, writer);
    WriteEvidence(v1::Lead::kEvidenceFieldNumber, lead.evidence, writer);
  }
  writer.Number(v1::Lead::kTransferPendingFieldNumber,
                lead.transfer_pending ? 1 : 0);
  writer.Fields(Place(*lead.organization));
  writer.Number(v1::Lead::kOriginTypeFieldNumber,
                static_cast<uint64_t>(lead.provenance->organization_type));
  writer.Text(v1::Lead::kOriginRegionCodeFieldNumber, lead.provenance->state);
  writer.Number(v1::Lead::kDutyFieldNumber, static_cast<uint64_t>(lead.duty));
  writer.Number(v1::Lead::kCoverageFieldNumber,
                static_cast<uint64_t>(lead.coverage));
  if (lead.scope != CustodyScope{}) WriteScope(lead.scope, writer);
  writer.Fields(repeated.Origin(lead.provenance));
}

void WriteStep(const TrailStep& step, Repeated& repeated,
               MessageWriter& writer) {
  writer.Number(v1::TrailStep::kRungFieldNumber,
                static_cast<uint64_t>(step.rung));
  writer.Number(v1::TrailStep::kOutcomeFieldNumber,
                static_cast<uint64_t>(step.outcome));
  WriteName(v1::TrailStep::kOrganizationFieldNumber, kOrganizations,
            step.organization, writer);
  writer.Text(v1::TrailStep::kExplanationFieldNumber, step.explanation);
  WriteEvidence(v1::TrailStep::kEvidenceFieldNumber, step.evidence, writer);
  writer.Element(v1::TrailStep::kServiceDatesFieldNumber,
                 repeated.Dates(step.service_dates));
}

}  // namespace

custodia::wire::EncodedMessage<v1::ResolveCustodianResponse> Encoded(
    const Resolution& resolution, v1::ResolveCustodianRequest::View view,
    absl::string_view revision) {
  using Response = v1::ResolveCustodianResponse;
  constexpr size_t kUsualLead = 512;
  constexpr size_t kUsualStep = 512;
  const bool full = view != v1::ResolveCustodianRequest::BASIC;
  custodia::wire::EncodedMessage<Response> encoded;
  encoded.bytes.reserve(kUsualLead *
                            (1 + (full ? 2 : 1) * resolution.leads.size()) +
                        (full ? kUsualStep * resolution.trail.size() : 0));
  MessageWriter writer(encoded.bytes);
  Repeated repeated;
  for (const Lead& lead : resolution.leads) {
    writer.Message(Response::kLeadsFieldNumber,
                   [&] { WriteLead(lead, full, repeated, writer); });
  }
  if (full) {
    for (const TrailStep& step : resolution.trail) {
      writer.Message(Response::kTrailFieldNumber,
                     [&] { WriteStep(step, repeated, writer); });
    }
  }
  writer.Text(Response::kRevisionFieldNumber, revision);
  for (const DayRange& stretch : resolution.stretches) {
    writer.Message(Response::kStretchesFieldNumber,
                   [&] { WriteRange(stretch, writer); });
  }
  for (const DayRange& range : resolution.uncovered) {
    writer.Message(Response::kUncoveredFieldNumber,
                   [&] { WriteRange(range, writer); });
  }
  writer.Text(Response::kPractitionerFieldNumber,
              PractitionerName(resolution.practitioner));
  return encoded;
}

}  // namespace custodia::directory::wire
