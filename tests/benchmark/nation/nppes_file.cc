#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "tests/benchmark/nation/files.h"
#include "tests/benchmark/nation/table_file.h"

namespace custodia::benchmark {
namespace {

std::string Date(Random& random, int first_year, int years) {
  return absl::StrFormat("%02d/%02d/%04d", 1 + random.Below(12),
                         1 + random.Below(28),
                         first_year + random.Below(years));
}

void SetLocation(const Location& location, const std::string& prefix,
                 TableFile& file) {
  const auto column = [&](absl::string_view part) {
    return absl::StrCat(prefix, " Address ", part);
  };
  file.Set(absl::StrCat("Provider First Line ", prefix.substr(9), " Address"),
           location.street);
  file.Set(absl::StrCat("Provider Second Line ", prefix.substr(9), " Address"),
           location.suite);
  file.Set(column("City Name"), absl::AsciiStrToUpper(location.town->place));
  file.Set(column("State Name"), location.town->state);
  file.Set(column("Postal Code"), absl::StrCat(location.town->zip, "1001"));
  file.Set(column("Country Code (If outside U.S.)"), "US");
  file.Set(column("Telephone Number"), location.phone);
}

void SetLocations(const Location& location, TableFile& file) {
  SetLocation(location, "Provider Business Mailing", file);
  SetLocation(location, "Provider Business Practice Location", file);
}

void SetTaxonomy(absl::string_view code, const Location& location,
                 Random& random, TableFile& file) {
  file.Set("Healthcare Provider Taxonomy Code_1", code);
  file.Set("Provider License Number_1", absl::StrCat(random.Below(1'000'000)));
  file.Set("Provider License Number State Code_1", location.town->state);
  file.Set("Healthcare Provider Primary Taxonomy Switch_1", "Y");
}

void SetDates(Random& random, TableFile& file) {
  file.Set("Provider Enumeration Date", Date(random, 2005, 18));
  file.Set("Last Update Date", Date(random, 2008, 17));
}

void WritePerson(const Person& person, Random& random, TableFile& file) {
  const directory::Practitioner& who = person.who;
  file.Set("NPI", who.npi);
  file.Set("Entity Type Code", "1");
  const auto set_name = [&](absl::string_view column, const std::string& name) {
    file.Set(column, absl::AsciiStrToUpper(name));
  };
  set_name("Provider Last Name (Legal Name)", who.name.family);
  set_name("Provider First Name", who.name.given);
  set_name("Provider Middle Name", who.name.middle);
  file.Set("Provider Credential Text", "M.D.");
  if (!who.other_names.empty()) {
    const directory::PersonName& former = who.other_names.front();
    set_name("Provider Other Last Name", former.family);
    set_name("Provider Other First Name", former.given);
    set_name("Provider Other Middle Name", former.middle);
    file.Set("Provider Other Last Name Type Code", "1");
  }
  SetLocations(person.location, file);
  SetDates(random, file);
  file.Set("Provider Sex Code", random.Percent(50) ? "F" : "M");
  SetTaxonomy(who.taxonomy_codes.front(), person.location, random, file);
  file.Set("Is Sole Proprietor", std::string(1, person.sole_proprietor));
  file.EndRow();
}

void WriteCompany(const Company& company, Random& random, TableFile& file) {
  file.Set("NPI", company.npi);
  file.Set("Entity Type Code", "2");
  file.Set("Employer Identification Number (EIN)", "<UNAVAIL>");
  file.Set("Provider Organization Name (Legal Business Name)", company.name);
  SetLocations(company.location, file);
  SetDates(random, file);
  file.Set("Authorized Official Last Name",
           absl::AsciiStrToUpper(DrawFamily(random)));
  file.Set("Authorized Official First Name", "PAT");
  file.Set("Authorized Official Title or Position", "PRESIDENT");
  file.Set("Authorized Official Telephone Number", company.location.phone);
  SetTaxonomy(company.taxonomy, company.location, random, file);
  file.Set("Is Organization Subpart", "N");
  file.EndRow();
}

void WriteDeactivated(const std::string& npi, Random& random, TableFile& file) {
  file.Set("NPI", npi);
  file.Set("NPI Deactivation Date", Date(random, 2008, 17));
  file.EndRow();
}

}  // namespace

void WriteNppes(const Nation& nation, const std::string& sample,
                const std::string& folder) {
  const Numbers& numbers = nation.numbers();
  TableFile file(folder + "/nppes.csv", ReadHeader(sample),
                 TableFile::Quotes::kAlways);
  int64_t person = 0;
  int64_t company = 0;
  for (int64_t row = 0; row < numbers.npis; ++row) {
    Random random(SeedOf(numbers.seed, Topic::kMember, row));
    const bool of_company = company < numbers.Organizations() && row % 5 == 4;
    if (of_company) {
      WriteCompany(nation.CompanyOf(company++), random, file);
    } else if (numbers.Deactivated(person)) {
      WriteDeactivated(numbers.PractitionerNpi(person++), random, file);
    } else {
      WritePerson(nation.PersonOf(person++), random, file);
    }
  }
}

void WriteWeekly(const Nation& nation, const std::string& sample,
                 const std::string& folder, int64_t rows) {
  const Numbers& numbers = nation.numbers();
  TableFile file(folder + "/nppes_weekly.csv", ReadHeader(sample),
                 TableFile::Quotes::kAlways);
  Random random(SeedOf(numbers.seed, Topic::kMove, -1));
  for (int64_t row = 0; row < rows; ++row) {
    const bool is_new = row % 3 == 2;
    Person person = nation.PersonOf(nation.DrawPractitioner(random), 1);
    // Numbers behind those of all companies are nobody's yet.
    if (is_new) {
      person.who.npi = numbers.OrganizationNpi(numbers.Organizations() + row);
    }
    WritePerson(person, random, file);
  }
}

}  // namespace custodia::benchmark
