#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "tests/benchmark/nation/files.h"
#include "tests/benchmark/nation/table_file.h"

namespace custodia::benchmark {
namespace {

// As published since 2023 (clinicians) and 2025 (affiliations).
constexpr char kClinicianColumns[] =
    "NPI,Ind_PAC_ID,Ind_enrl_ID,Provider Last Name,Provider First Name,"
    "Provider Middle Name,suff,gndr,Cred,Med_sch,Grd_yr,pri_spec,sec_spec_1,"
    "sec_spec_2,sec_spec_3,sec_spec_4,sec_spec_all,Telehlth,Facility Name,"
    "org_pac_id,num_org_mem,adr_ln_1,adr_ln_2,ln_2_sprs,City/Town,State,"
    "ZIP Code,Telephone Number,ind_assgn,grp_assgn,adrs_id";
constexpr char kFacilityColumns[] =
    "NPI,Ind_PAC_ID,Provider Last Name,Provider First Name,"
    "Provider Middle Name,suff,facility_type,"
    "Facility Affiliations Certification Number,"
    "Facility Type Certification Number";
constexpr char kHospitalColumns[] =
    "Facility ID,Facility Name,Address,City/Town,State,ZIP Code,County/Parish,"
    "Telephone Number,Hospital Type,Hospital Ownership,Emergency Services";

std::vector<std::string> Columns(const char* names) {
  return absl::StrSplit(names, ',');
}

void SetName(const Person& person, int64_t number, TableFile& file) {
  const directory::PersonName& name = person.who.name;
  file.Set("NPI", person.who.npi);
  file.Set("Ind_PAC_ID", absl::StrFormat("%010d", 1'000'000'000 + number));
  file.Set("Provider Last Name", absl::AsciiStrToUpper(name.family));
  file.Set("Provider First Name", absl::AsciiStrToUpper(name.given));
  file.Set("Provider Middle Name", absl::AsciiStrToUpper(name.middle));
}

}  // namespace

void WriteHospitals(const Nation& nation, const std::string& folder) {
  TableFile file(folder + "/cms_hospitals.csv", Columns(kHospitalColumns),
                 TableFile::Quotes::kWhereNeeded);
  for (int64_t i = 0; i < nation.numbers().Hospitals(); ++i) {
    const Hospital hospital = nation.HospitalOf(i);
    const Town& town = *hospital.location.town;
    file.Set("Facility ID", hospital.ccn);
    file.Set("Facility Name", hospital.name);
    file.Set("Address", hospital.location.street);
    file.Set("City/Town", absl::AsciiStrToUpper(town.place));
    file.Set("State", town.state);
    file.Set("ZIP Code", town.zip);
    file.Set("County/Parish", absl::AsciiStrToUpper(town.county));
    file.Set("Telephone Number", hospital.location.phone);
    file.Set("Hospital Type", "Acute Care Hospitals");
    file.Set("Emergency Services", "Yes");
    file.EndRow();
  }
}

// Groups have from two or three people to a thousand at full size.
void WriteClinicians(const Nation& nation, const std::string& folder) {
  const Numbers& numbers = nation.numbers();
  TableFile file(folder + "/cms_clinicians.csv", Columns(kClinicianColumns),
                 TableFile::Quotes::kWhereNeeded);
  for (int64_t row = 0; row < numbers.ClinicianRows(); ++row) {
    Random random(SeedOf(numbers.seed, Topic::kClinician, row));
    const int64_t number = nation.DrawPractitioner(random);
    const int64_t groups = numbers.npis / 60 + 1;
    const int64_t group =
        DrawRank(random, groups, static_cast<double>(groups) / 200 + 1);
    const Company company = nation.CompanyOf(group);
    const Town& town = *company.location.town;
    SetName(nation.PersonOf(number), number, file);
    file.Set("Ind_enrl_ID", absl::StrFormat("I%014d", number));
    file.Set("gndr", random.Percent(50) ? "F" : "M");
    file.Set("Cred", "MD");
    file.Set("Med_sch", "OTHER");
    file.Set("Grd_yr", absl::StrCat(1970 + random.Below(50)));
    file.Set("pri_spec", "INTERNAL MEDICINE");
    file.Set("Facility Name", company.name);
    file.Set("org_pac_id", absl::StrFormat("%010d", 2'000'000'000 + group));
    file.Set("adr_ln_1", company.location.street);
    file.Set("adr_ln_2", company.location.suite);
    file.Set("City/Town", absl::AsciiStrToUpper(town.place));
    file.Set("State", town.state);
    file.Set("ZIP Code", town.zip);
    file.Set("Telephone Number", company.location.phone);
    file.Set("ind_assgn", "Y");
    file.Set("grp_assgn", "Y");
    file.EndRow();
  }
}

void WriteFacilityAffiliations(const Nation& nation,
                               const std::string& folder) {
  const Numbers& numbers = nation.numbers();
  TableFile file(folder + "/cms_facility_affiliations.csv",
                 Columns(kFacilityColumns), TableFile::Quotes::kWhereNeeded);
  for (int64_t row = 0; row < numbers.FacilityAffiliations(); ++row) {
    Random random(SeedOf(numbers.seed, Topic::kFacility, row));
    const int64_t number = nation.DrawPractitioner(random);
    SetName(nation.PersonOf(number), number, file);
    file.Set("facility_type", "Hospital");
    file.Set("Facility Affiliations Certification Number",
             nation
                 .HospitalOf(DrawRank(
                     random, numbers.Hospitals(),
                     static_cast<double>(numbers.Hospitals()) / 10 + 1))
                 .ccn);
    file.EndRow();
  }
}

}  // namespace custodia::benchmark
