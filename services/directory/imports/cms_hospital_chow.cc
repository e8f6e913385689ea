#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/status_macros.h"
#include "services/directory/imports/ccn.h"
#include "services/directory/imports/enrollments.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/merge.h"
#include "services/directory/imports/numbers.h"
#include "services/directory/imports/put_node.h"

// CMS's "Hospital Change of Ownership" (data.cms.gov): who sold which hospital
// to whom since 2016, for hospitals that Medicare still enrolls. Seller and
// buyer share the CCN in most rows and the NPI in many, so each is known by its
// enrollment id.
namespace custodia::directory {
namespace {

// One side of a change of ownership.
struct Side {
  Organization organization;
  Ccn ccn;
};

std::string ColumnOf(absl::string_view name, absl::string_view side) {
  return absl::StrCat(name, " - ", side);
}

// CMS's export puts an inverted question mark for a dash.
std::string Name(const RowFields& fields, const std::string& column) {
  return absl::StrReplaceAll(fields.Get(column), {{"\xC2\xBF", "-"}});
}

OrganizationType TypeOf(absl::string_view provider_type) {
  for (const char* hospital : {"00-00", "00-09", "00-24", "00-85"}) {
    if (provider_type == hospital) return OrganizationType::kHospital;
  }
  return OrganizationType::kOtherFacility;
}

void AddIdentifier(IdentifierSystem system, const std::string& value,
                   Organization& organization) {
  if (!value.empty()) organization.identifiers.push_back({system, value});
}

Side ReadSide(RowFields& fields, absl::string_view side) {
  const std::string id_column = ColumnOf("ENROLLMENT ID", side);
  const std::string ccn_column = ColumnOf("CCN", side);
  const std::string id = fields.RequiredId(id_column);
  Side said;
  if (std::optional<Ccn> ccn = ParseCcn(fields.Get(ccn_column))) {
    said.ccn = *std::move(ccn);
  } else if (!fields.Get(ccn_column).empty()) {
    fields.Refuse(ccn_column, "must be the six characters of a CCN");
  }
  Organization& organization = said.organization;
  organization.id = absl::StrCat("enrollment-", id);
  fields.RequiredText(ColumnOf("ORGANIZATION NAME", side));
  organization.display_name = Name(fields, ColumnOf("ORGANIZATION NAME", side));
  organization.other_names = {
      Name(fields, ColumnOf("DOING BUSINESS AS NAME", side))};
  organization.type = TypeOf(fields.Get(ColumnOf("PROVIDER TYPE CODE", side)));
  organization.address.state = fields.State(ColumnOf("ENROLLMENT STATE", side));
  organization.time_zone = TimeZoneOfState(organization.address.state);
  AddIdentifier(IdentifierSystem::kEnrollment, id, organization);
  AddIdentifier(IdentifierSystem::kCcn, said.ccn.number, organization);
  if (said.ccn.written != said.ccn.number) {
    AddIdentifier(IdentifierSystem::kCcn, said.ccn.written, organization);
  }
  AddIdentifier(IdentifierSystem::kNpi, fields.Npi(ColumnOf("NPI", side)),
                organization);
  AddIdentifier(
      IdentifierSystem::kPac,
      RepairPac(fields.Get(ColumnOf("ASSOCIATE ID", side))).value_or(""),
      organization);
  return said;
}

SuccessionEvent ReadSale(RowFields& fields) {
  SuccessionEvent sale;
  if (!fields.RequiredText("CHOW TYPE CODE").empty()) {
    // In all three the buyer goes on. In a merger or consolidation the seller's
    // number ends, else the buyer takes it over (CMS, "Data Guidance", 1.4).
    sale.kind = fields.Choice<SuccessionKind>(
        "CHOW TYPE CODE", {{"CH", SuccessionKind::kSale},
                           {"AM", SuccessionKind::kMerger},
                           {"CO", SuccessionKind::kMerger}});
  }
  sale.effective_date = fields.AmericanDate("EFFECTIVE DATE");
  if (fields.Get("EFFECTIVE DATE").empty()) {
    fields.Refuse("EFFECTIVE DATE", "must not be empty");
  }
  if (!fields.Get("ENROLLMENT ID - BUYER").empty() &&
      fields.Get("ENROLLMENT ID - BUYER") ==
          fields.Get("ENROLLMENT ID - SELLER")) {
    fields.Refuse("ENROLLMENT ID - BUYER", "must be another than the seller's");
  }
  return sale;
}

void Close(const SuccessionEvent& sale, Organization& organization) {
  organization.status = OrganizationStatus::kClosed;
  organization.closed_on = PartialDate::Of(*sale.effective_date.FirstDay() - 1);
}

// The seller's number ended: whoever is known to have worked at the hospital
// under that number is to be found, too. Not where it was a unit or a campus
// that was merged away, nor where the same hospital stays with the buyer.
absl::Status EndCcn(const Side& seller, const Side& buyer, SuccessionEvent sale,
                    DirectoryTransaction& tx) {
  const std::string& ended = seller.ccn.written;
  const std::string& kept = buyer.ccn.number;
  if (HospitalOfCcn(ended) != ended || HospitalOfCcn(kept) != kept ||
      ended.empty() || kept.empty() || ended == kept) {
    return absl::OkStatus();
  }
  sale.from = absl::StrCat("ccn-", ended);
  CUSTODIA_ASSIGN_OR_RETURN(const std::string known,
                            tx.FindOrganizationId(sale.from));
  if (known.empty()) {
    Organization hospital = seller.organization;
    hospital.id = sale.from;
    hospital.identifiers = {{IdentifierSystem::kCcn, ended}};
    Close(sale, hospital);
    // With itself, so that a name that is empty or repeated goes.
    CUSTODIA_RETURN_IF_ERROR(tx.Put(Merge(hospital, hospital)).status());
  } else {
    sale.from = known;
  }
  return PutMerged(std::move(sale), tx);
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  Side seller = ReadSide(fields, "SELLER");
  Side buyer = ReadSide(fields, "BUYER");
  SuccessionEvent sale = ReadSale(fields);
  if (Verdict verdict = fields.verdict()) return verdict;

  const Evidence evidence = {
      .source = std::string(kCmsHospitalChow),
      .source_row = absl::StrCat(fields.Get("ENROLLMENT ID - SELLER"), "/",
                                 fields.Get("ENROLLMENT ID - BUYER")),
      .date = sale.effective_date,
      .grade = Grade::kOfficial};
  seller.organization.evidence = {evidence};
  buyer.organization.evidence = {evidence};
  sale.evidence = {evidence};
  // The date of the row decides which of two is the later word on an owner
  // that bought first and sold then.
  Close(sale, seller.organization);
  buyer.organization.status = OrganizationStatus::kOperating;
  CUSTODIA_ASSIGN_OR_RETURN(sale.from, PutMerged(seller.organization, tx));
  CUSTODIA_ASSIGN_OR_RETURN(sale.to, PutMerged(buyer.organization, tx));
  CUSTODIA_RETURN_IF_ERROR(PutMerged(sale, tx));
  CUSTODIA_RETURN_IF_ERROR(EndCcn(seller, buyer, sale, tx));
  CUSTODIA_RETURN_IF_ERROR(JoinEnrollments(sale, tx));
  CUSTODIA_RETURN_IF_ERROR(TieToHospital(HospitalOfCcn(buyer.ccn.number), tx));
  return std::nullopt;
}

}  // namespace

Importer CmsHospitalChowImporter() {
  Importer importer = {
      .format = std::string(kCmsHospitalChow),
      .columns = {{.name = "CHOW TYPE CODE"}, {.name = "EFFECTIVE DATE"}},
      .key = {"ENROLLMENT ID - BUYER", "ENROLLMENT ID - SELLER",
              "EFFECTIVE DATE"},
      .take = Take};
  for (const char* side : {"BUYER", "SELLER"}) {
    for (const char* name : {"ENROLLMENT ID", "CCN", "ORGANIZATION NAME"}) {
      importer.columns.push_back({.name = ColumnOf(name, side)});
    }
    for (const char* name : {"ENROLLMENT STATE", "PROVIDER TYPE CODE", "NPI",
                             "ASSOCIATE ID", "DOING BUSINESS AS NAME"}) {
      importer.columns.push_back(
          {.name = ColumnOf(name, side), .required = false});
    }
  }
  return importer;
}

}  // namespace custodia::directory
