#include "services/directory/imports/cms_clinician_row.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/imports/ccn.h"
#include "services/directory/imports/put_node.h"

namespace custodia::directory {

std::vector<Column> CmsClinicianColumns() {
  return {{.name = "NPI"},
          {.name = "Provider Last Name", .aliases = {"lst_nm"}},
          {.name = "Provider First Name", .aliases = {"frst_nm"}},
          {.name = "Provider Middle Name",
           .required = false,
           .aliases = {"mid_nm"}},
          {.name = "suff", .required = false}};
}

Practitioner ReadCmsClinician(RowFields& fields, absl::string_view source) {
  Practitioner said;
  said.npi = fields.Npi("NPI");
  if (fields.Get("NPI").empty()) fields.Refuse("NPI", "must not be empty");
  said.id = said.npi;
  said.name = {.given = fields.Text("Provider First Name"),
               .middle = fields.Text("Provider Middle Name"),
               .family = fields.RequiredText("Provider Last Name"),
               .suffix = fields.Text("suff")};
  said.evidence = {{.source = std::string(source),
                    .source_row = said.npi,
                    .grade = Grade::kOfficial}};
  return said;
}

std::string ReadHospitalId(RowFields& fields, absl::string_view column) {
  if (fields.Get(column).empty()) return "";
  const std::optional<Ccn> ccn = ParseCcn(fields.Get(column));
  if (!ccn) {
    fields.Refuse(column, "must be the six characters of a CCN");
    return "";
  }
  const std::string hospital = HospitalOfCcn(ccn->number);
  return absl::StrCat("ccn-", hospital.empty() ? ccn->number : hospital);
}

absl::Status PutCmsAffiliation(const Practitioner& said,
                               const std::string& organization,
                               AffiliationKind kind, DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string practitioner,
                            tx.FindPractitionerId(said.npi));
  return PutMerged(Affiliation{.practitioner = practitioner,
                               .organization = organization,
                               .kind = kind,
                               .evidence = said.evidence},
                   tx);
}

}  // namespace custodia::directory
