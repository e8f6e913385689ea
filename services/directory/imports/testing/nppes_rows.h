#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_TESTING_NPPES_ROWS_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_TESTING_NPPES_ROWS_H_

#include <map>
#include <string>
#include <vector>

#include "services/directory/imports/testing/import_fixture.h"

// Rows of NPPES files, of invented people.
namespace custodia::directory::testing {

using Row = std::map<std::string, std::string>;

inline constexpr char kLine1[] =
    "Provider First Line Business Practice Location Address";
inline constexpr char kLine2[] =
    "Provider Second Line Business Practice Location Address";
inline constexpr char kCity[] =
    "Provider Business Practice Location Address City Name";
inline constexpr char kState[] =
    "Provider Business Practice Location Address State Name";
inline constexpr char kZip[] =
    "Provider Business Practice Location Address Postal Code";
inline constexpr char kCountry[] =
    "Provider Business Practice Location Address Country Code (If outside "
    "U.S.)";
inline constexpr char kPhone[] =
    "Provider Business Practice Location Address Telephone Number";
inline constexpr char kFax[] =
    "Provider Business Practice Location Address Fax Number";
inline constexpr char kLast[] = "Provider Last Name (Legal Name)";
inline constexpr char kFirst[] = "Provider First Name";
inline constexpr char kCode1[] = "Healthcare Provider Taxonomy Code_1";
inline constexpr char kSwitch1[] =
    "Healthcare Provider Primary Taxonomy Switch_1";
inline constexpr char kOrgName[] =
    "Provider Organization Name (Legal Business Name)";

// The header as CMS has it: 329 columns until 2020, then "Certification Date"
// as the 330th.
inline std::vector<std::string> NppesHeader(int columns) {
  std::vector<std::string> header = {"NPI",
                                     "Entity Type Code",
                                     "Replacement NPI",
                                     "Employer Identification Number (EIN)",
                                     kOrgName,
                                     kLast,
                                     kFirst,
                                     "Provider Middle Name",
                                     "Provider Name Suffix Text",
                                     "Provider Other Organization Name",
                                     "Provider Other Last Name",
                                     "Provider Other First Name",
                                     "Provider First Line Business Mailing "
                                     "Address",
                                     "Provider Business Mailing Address City "
                                     "Name",
                                     "Provider Business Mailing Address "
                                     "Telephone Number",
                                     kLine1,
                                     kLine2,
                                     kCity,
                                     kState,
                                     kZip,
                                     kCountry,
                                     kPhone,
                                     kFax,
                                     "Provider Enumeration Date",
                                     "Last Update Date",
                                     "NPI Deactivation Date",
                                     "NPI Reactivation Date",
                                     "Is Sole Proprietor"};
  for (int i = 1; i <= 15; ++i) {
    for (const char* name :
         {"Healthcare Provider Taxonomy Code_", "Provider License Number_",
          "Healthcare Provider Primary Taxonomy Switch_"}) {
      header.push_back(absl::StrCat(name, i));
    }
  }
  for (int i = 1; header.size() < 329; ++i) {
    header.push_back(absl::StrCat("Other Provider Identifier_", i));
  }
  if (columns == 330) header.emplace_back("Certification Date");
  return header;
}

inline Row Person(const Row& changes = {}) {
  Row row = {
      {"NPI", "2900000508"},
      {"Entity Type Code", "1"},
      {kLast, "ROE"},
      {kFirst, "ANN"},
      {"Provider Middle Name", "Q"},
      {"Provider Name Suffix Text", "JR."},
      {"Provider Other Last Name", "SMITH"},
      {"Provider Other First Name", "ANN"},
      {"Provider First Line Business Mailing Address", "PO BOX 99"},
      {"Provider Business Mailing Address City Name", "CANARYVILLE"},
      {"Provider Business Mailing Address Telephone Number", "2125550199"},
      {kLine1, "12 MAIN ST"},
      {kLine2, "SUITE 3"},
      {kCity, "SALEM"},
      {kState, "OR"},
      {kZip, "973011234"},
      {kCountry, "US"},
      {kPhone, "5035550100"},
      {kFax, "5035550101"},
      {"Provider Enumeration Date", "05/23/2005"},
      {"Last Update Date", "07/08/2007"},
      {"Is Sole Proprietor", "N"},
      {kCode1, "207R00000X"},
      {kSwitch1, "N"},
      {"Healthcare Provider Taxonomy Code_2", "207RC0000X"},
      {"Healthcare Provider Primary Taxonomy Switch_2", "Y"}};
  for (const auto& [column, value] : changes) row[column] = value;
  return row;
}

inline Row Company(const Row& changes = {}) {
  Row row = {{"NPI", "2900000516"},
             {"Entity Type Code", "2"},
             {kOrgName, "ELM CLINIC PC"},
             {"Provider Other Organization Name", "<UNAVAIL>"},
             {"Provider First Line Business Mailing Address", "PO BOX 99"},
             {kLine1, "1 ELM ST"},
             {kCity, "SALEM"},
             {kState, "OR"},
             {kZip, "97301"},
             {kCountry, "US"},
             {kPhone, "5035550102"},
             {"Last Update Date", "07/08/2007"},
             {kCode1, "261QP2300X"},
             {kSwitch1, "Y"}};
  for (const auto& [column, value] : changes) row[column] = value;
  return row;
}

class NppesTest : public ImportTest {
 protected:
  FileSummary ImportRows(const std::vector<Row>& rows, int columns = 330) {
    return Import("nppes", Text(rows, columns));
  }
  std::string RefusalOf(const Row& row) {
    return Refusal("nppes", Text({row}, 330));
  }
  static std::string Text(const std::vector<Row>& rows, int columns) {
    CsvText csv(NppesHeader(columns));
    for (const Row& row : rows) csv.Add(row);
    return csv.text();
  }
};

}  // namespace custodia::directory::testing

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_TESTING_NPPES_ROWS_H_
