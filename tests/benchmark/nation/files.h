#ifndef CUSTODIA_TESTS_BENCHMARK_NATION_FILES_H_
#define CUSTODIA_TESTS_BENCHMARK_NATION_FILES_H_

#include <cstdint>
#include <string>

#include "tests/benchmark/nation/nation.h"

// Writes the nation's files, each in its official or our own format, as a
// stream. The programs' memory does not grow with the nation. `folder` exists.
namespace custodia::benchmark {

// nppes.csv: CMS's npidata_pfile, all columns, quoted as CMS does. `sample` is
// a file with the official header (deploy/sample/nppes.csv).
void WriteNppes(const Nation& nation, const std::string& sample,
                const std::string& folder);

// nppes_weekly.csv: of `rows` two thirds are practitioners who moved; the
// others are new.
void WriteWeekly(const Nation& nation, const std::string& sample,
                 const std::string& folder, int64_t rows);

// cms_hospitals.csv, cms_clinicians.csv, cms_facility_affiliations.csv.
void WriteHospitals(const Nation& nation, const std::string& folder);
void WriteClinicians(const Nation& nation, const std::string& folder);
void WriteFacilityAffiliations(const Nation& nation, const std::string& folder);

// zip_county.csv, medical_societies.csv: three of five counties have a society
// of their own, all states have one.
void WriteTowns(const Nation& nation, const std::string& folder);
void WriteSocieties(const Nation& nation, const std::string& folder);

// organizations.csv (boards, custodians, practices), affiliations.csv,
// custody.csv.
void WriteOrganizations(const Nation& nation, const std::string& folder);
void WriteAffiliations(const Nation& nation, const std::string& folder);
void WriteCustody(const Nation& nation, const std::string& folder);

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_NATION_FILES_H_
