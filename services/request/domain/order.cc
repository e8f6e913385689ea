#include "services/request/domain/order.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace custodia::request {
namespace {

bool Blank(absl::string_view text) {
  return absl::StripAsciiWhitespace(text).empty();
}

// Collects what an order lacks.
class Finder {
 public:
  // Notes `field` if it is absent; no letter can go without it.
  void Require(bool given, absl::string_view field,
               absl::string_view explanation) {
    Note(given, field, explanation, true);
  }

  // Notes `field` if it is absent; a letter can go without it.
  void Want(bool given, absl::string_view field,
            absl::string_view explanation) {
    Note(given, field, explanation, false);
  }

  std::vector<MissingItem> Finish() && { return std::move(items_); }

 private:
  void Note(bool given, absl::string_view field, absl::string_view explanation,
            bool blocking) {
    if (given) return;
    items_.push_back({.field = std::string(field),
                      .explanation = std::string(explanation),
                      .blocking = blocking});
  }

  std::vector<MissingItem> items_;
};

void CheckPatient(const Patient& patient, Finder& finder) {
  finder.Require(!Blank(patient.full_name), "patient.full_name",
                 "The custodian finds the chart by the patient's full name.");
  finder.Require(patient.birth_date.complete(), "patient.birth_date",
                 "The custodian tells patients of one name apart by the date "
                 "of birth.");
  finder.Want(!patient.address.empty(), "patient.address",
              "The letter names the patient's address.");
  finder.Want(!Blank(patient.phone), "patient.phone",
              "The custodian may call to ask before it answers.");
}

void CheckRequester(const Requester& requester, Finder& finder) {
  finder.Require(requester.relationship != Relationship::kUnspecified,
                 "requester.relationship",
                 "Who may ask depends on what the requester is to the "
                 "patient.");
  finder.Require(requester.relationship == Relationship::kSelf ||
                     !Blank(requester.full_name),
                 "requester.full_name",
                 "Whoever asks for another person signs with the own full "
                 "name.");
}

// A description alone tells the directory nothing: it is the patient's own
// words, which never leave this service.
bool NamesProvider(const Provider& provider) {
  return !provider.practitioner.empty() || !provider.organization.empty() ||
         !Blank(provider.query.family_name);
}

void CheckRecords(const RecordsSought& records, Finder& finder) {
  finder.Require(!records.categories.empty(), "records.categories",
                 "The letter says which kinds of record are asked for.");
  finder.Want(
      records.service_dates.start.known() || records.service_dates.end.known(),
      "records.service_dates",
      "The dates of care show who holds the records; without them all "
      "dates are asked for.");
}

void CheckDelivery(const Order& order, Finder& finder) {
  const Delivery& delivery = order.delivery;
  const bool destination = !Blank(delivery.destination);
  switch (delivery.method) {
    case DeliveryMethod::kUnspecified:
      finder.Require(false, "delivery.method",
                     "The letter says how the records shall come.");
      return;
    case DeliveryMethod::kPickUp:
      return;
    case DeliveryMethod::kFax:
      finder.Require(destination, "delivery.destination",
                     "Delivery by fax needs the fax number.");
      return;
    case DeliveryMethod::kEmail:
      finder.Require(destination, "delivery.destination",
                     "Delivery by e-mail needs the e-mail address.");
      return;
    case DeliveryMethod::kPortal:
      finder.Require(destination, "delivery.destination",
                     "Delivery to a portal needs its URL.");
      return;
    case DeliveryMethod::kMail:
    case DeliveryMethod::kMedia:
      finder.Require(
          !delivery.address.empty() || !order.requester.address.empty() ||
              !order.patient.address.empty(),
          "delivery.address", "Delivery by post needs a postal address.");
      return;
  }
}

void CheckSignature(const Signature& signature, Finder& finder) {
  finder.Require(signature.signed_on.complete(), "signature.signed_on",
                 "A request counts only when it is signed and dated.");
  finder.Require(!Blank(signature.signer_name), "signature.signer_name",
                 "A request counts only when it says who signed it.");
}

// Returns `text` without the differences that typing it twice makes.
std::string Folded(absl::string_view text) {
  const std::vector<std::string> words =
      absl::StrSplit(absl::AsciiStrToLower(text), absl::ByAnyChar(" \t\r\n"),
                     absl::SkipEmpty());
  return absl::StrJoin(words, " ");
}

// Writes fields so that no two lists of them are written alike.
void Append(absl::string_view field, std::string& key) {
  absl::StrAppend(&key, field.size(), ":", field);
}

void AppendProvider(const Provider& provider, std::string& key) {
  Append(provider.practitioner, key);
  Append(provider.organization, key);
  Append(Folded(provider.query.given_name), key);
  Append(Folded(provider.query.family_name), key);
  Append(Folded(provider.query.state), key);
  Append(Folded(provider.query.city), key);
}

void AppendScope(const Order& order, std::string& key) {
  // CLINIC is what an absent kind means.
  const RecordKind kind = order.record_kind == RecordKind::kUnspecified
                              ? RecordKind::kClinic
                              : order.record_kind;
  Append(absl::StrCat(static_cast<int>(kind)), key);
  std::vector<RecordCategory> categories = order.records.categories;
  std::sort(categories.begin(), categories.end());
  categories.erase(std::unique(categories.begin(), categories.end()),
                   categories.end());
  for (const RecordCategory category : categories) {
    Append(absl::StrCat(static_cast<int>(category)), key);
  }
  Append(FormatDate(order.records.service_dates.start), key);
  Append(FormatDate(order.records.service_dates.end), key);
}

}  // namespace

std::vector<MissingItem> MissingItems(const Order& order) {
  Finder finder;
  CheckPatient(order.patient, finder);
  CheckRequester(order.requester, finder);
  finder.Require(NamesProvider(order.provider), "provider",
                 "A practitioner, by resource name or family name, or an "
                 "organization must be known to find who holds the records.");
  CheckRecords(order.records, finder);
  CheckDelivery(order, finder);
  CheckSignature(order.signature, finder);
  return std::move(finder).Finish();
}

std::string TwinKey(const Order& order) {
  if (Blank(order.patient.full_name) || !order.patient.birth_date.known() ||
      !NamesProvider(order.provider)) {
    return "";
  }
  std::string key;
  Append(Folded(order.patient.full_name), key);
  Append(FormatDate(order.patient.birth_date), key);
  AppendProvider(order.provider, key);
  AppendScope(order, key);
  return key;
}

}  // namespace custodia::request
