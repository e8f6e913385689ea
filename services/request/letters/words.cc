#include "services/request/letters/words.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace custodia::request::letters {

std::string InWords(const PartialDate& date) {
  constexpr std::array<const char*, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  if (!date.known()) return "";
  std::string words;
  if (date.month != 0) {
    absl::StrAppend(&words, kMonths.at(static_cast<size_t>(date.month) - 1),
                    " ");
  }
  if (date.day != 0) absl::StrAppend(&words, date.day, ", ");
  return absl::StrCat(words, date.year);
}

std::string InWords(absl::CivilDay day) {
  return InWords(PartialDate::Of(day));
}

std::string InWords(const DayRange& days) {
  if (days.first && days.last) {
    return absl::StrCat(InWords(*days.first), " to ", InWords(*days.last));
  }
  if (days.first) return absl::StrCat(InWords(*days.first), " and later");
  if (days.last) return absl::StrCat("until ", InWords(*days.last));
  return "all dates";
}

std::string Listed(const std::vector<std::string>& items) {
  if (items.size() < 2) return absl::StrJoin(items, "");
  return absl::StrCat(absl::StrJoin(items.begin(), items.end() - 1, ", "),
                      " and ", items.back());
}

std::vector<std::string> AddressLines(const Address& address) {
  std::vector<std::string> lines = address.lines;
  std::string last = absl::StrCat(
      address.state, address.state.empty() || address.zip.empty() ? "" : " ",
      address.zip);
  if (!address.city.empty()) {
    last = absl::StrCat(address.city, last.empty() ? "" : ", ", last);
  }
  if (!last.empty()) lines.push_back(last);
  return lines;
}

std::string InWords(RecordCategory category) {
  switch (category) {
    case RecordCategory::kAll:
      return "all records in the designated record set, whoever made them: "
             "doctors' and nurses' notes, test results, laboratory reports, "
             "images, medications, immunizations, letters and bills";
    case RecordCategory::kDoctorNotes:
      return "doctors' notes";
    case RecordCategory::kTestResults:
      return "test results";
    case RecordCategory::kLabReports:
      return "laboratory reports";
    case RecordCategory::kImaging:
      return "images, such as X-rays, with their reports";
    case RecordCategory::kBilling:
      return "bills";
    case RecordCategory::kImmunizations:
      return "immunizations";
    case RecordCategory::kMedications:
      return "medications";
    case RecordCategory::kPsychotherapyNotes:
      return "psychotherapy notes";
    case RecordCategory::kSubstanceUse:
      return "substance use disorder records";
    case RecordCategory::kOther:
    case RecordCategory::kUnspecified:
      return "other records";
  }
  return "";
}

std::string Dollars(policy::Cents cents) {
  constexpr policy::Cents kPerDollar = 100;
  return absl::StrFormat("$%d.%02d", cents / kPerDollar, cents % kPerDollar);
}

std::string InWords(policy::FeeKind kind) {
  switch (kind) {
    case policy::FeeKind::kPages:
      return "pages";
    case policy::FeeKind::kCopyingLabor:
      return "labor of copying";
    case policy::FeeKind::kSupplies:
      return "supplies";
    case policy::FeeKind::kPostage:
      return "postage";
    case policy::FeeKind::kSearch:
      return "search";
    case policy::FeeKind::kHandling:
      return "handling";
    case policy::FeeKind::kCertification:
      return "certification";
    case policy::FeeKind::kPortableMedia:
      return "disc or stick";
    case policy::FeeKind::kSummary:
      return "summary";
    case policy::FeeKind::kFlatElectronic:
      return "flat fee for an electronic copy";
    case policy::FeeKind::kNonPaper:
      return "copies other than on paper";
    case policy::FeeKind::kTax:
      return "tax";
    case policy::FeeKind::kRush:
      return "rush";
    case policy::FeeKind::kUnpaidCare:
      return "unpaid care";
    case policy::FeeKind::kOther:
    case policy::FeeKind::kUnspecified:
      return "other";
  }
  return "";
}

std::string InWords(Purpose purpose) {
  switch (purpose) {
    case Purpose::kUnspecified:
      return "";
    case Purpose::kSocialSecurity:
      return "a claim or appeal to Social Security";
    case Purpose::kNeedsBasedBenefit:
      return "a benefit that depends on need";
    case Purpose::kDisability:
      return "a claim for disability";
    case Purpose::kWorkersCompensation:
      return "a claim for workers' compensation";
    case Purpose::kImmunization:
      return "proof of immunization";
    case Purpose::kCurrentCare:
      return "to review current care";
    case Purpose::kLitigation:
      return "a lawsuit";
    case Purpose::kContinuingCare:
      return "care by another provider";
  }
  return "";
}

std::string InWords(DeliveryFormat format) {
  switch (format) {
    case DeliveryFormat::kUnspecified:
      return "";
    case DeliveryFormat::kPaper:
      return "paper";
    case DeliveryFormat::kPdf:
      return "electronic, as PDF";
    case DeliveryFormat::kStructured:
      return "electronic, as structured data (FHIR or C-CDA)";
    case DeliveryFormat::kDicom:
      return "electronic, images as DICOM";
  }
  return "";
}

std::string InWords(Channel channel) {
  switch (channel) {
    case Channel::kUnspecified:
      return "";
    case Channel::kInPerson:
      return "by hand";
    case Channel::kFax:
      return "by fax";
    case Channel::kEmail:
      return "by e-mail";
    case Channel::kMail:
      return "by mail";
    case Channel::kCertifiedMail:
      return "by certified mail";
    case Channel::kPortal:
      return "through your portal";
    case Channel::kPhone:
      return "by telephone";
  }
  return "";
}

std::string InWords(AuthorityDocumentKind kind) {
  switch (kind) {
    case AuthorityDocumentKind::kUnspecified:
      return "Paper that shows the authority to ask";
    case AuthorityDocumentKind::kAuthorization:
      return "The patient's authorization (45 CFR 164.508)";
    case AuthorityDocumentKind::kGuardianshipOrder:
      return "Court order of guardianship";
    case AuthorityDocumentKind::kHealthCarePowerOfAttorney:
      return "Health care power of attorney";
    case AuthorityDocumentKind::kLettersTestamentary:
      return "Letters testamentary or of administration";
    case AuthorityDocumentKind::kBirthCertificate:
      return "Birth certificate";
    case AuthorityDocumentKind::kCourtOrder:
      return "Court order";
    case AuthorityDocumentKind::kFinancialPowerOfAttorney:
      return "Financial power of attorney";
    case AuthorityDocumentKind::kThirdPartyDirective:
      return "The patient's directive (45 CFR 164.524(c)(3)(ii))";
    case AuthorityDocumentKind::kDeathCertificate:
      return "Death certificate";
  }
  return "";
}

}  // namespace custodia::request::letters
