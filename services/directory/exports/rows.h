#ifndef CUSTODIA_SERVICES_DIRECTORY_EXPORTS_ROWS_H_
#define CUSTODIA_SERVICES_DIRECTORY_EXPORTS_ROWS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/domain/fact_reader.h"
#include "services/directory/exports/csv_writer.h"
#include "services/directory/storage/directory_store.h"

// What the rows of our own formats say of what the directory believes, each to
// be taken as_is (imports/row_fields.h). A row has the first source alone.
namespace custodia::directory {

// Returns the format that has a row for the organization: `medical-societies`
// where that can say which places it serves, else `organizations`.
absl::string_view FormatOf(const Organization& organization);

// Returns the row of FormatOf(). It says how the organization can be reached
// where ContactPointRows() is empty.
CsvValues RowOf(const Organization& organization);
CsvValues RowOf(const Practitioner& practitioner);
CsvValues RowOf(const Affiliation& affiliation);
CsvValues RowOf(const SuccessionEvent& event);
CsvValues RowOf(const CustodyReport& report);

// Returns rows of `contact-points`: all contact points with all their sources,
// or none where the row of the organization can say them all in their order.
std::vector<CsvValues> ContactPointRows(const Organization& organization);

// Returns rows of `evidence` for all sources behind the first. `of` is the
// format's word for the kind of fact.
std::vector<CsvValues> EvidenceRows(absl::string_view of, absl::string_view id,
                                    const std::vector<Evidence>& evidence);

// Returns rows of `zip-county` and `aliases`.
CsvValues RowOf(const Zip& zip, const FactReader::County& county);
CsvValues RowOf(const FactReader::County& county);
CsvValues RowOf(absl::string_view of, const Alias& alias);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_EXPORTS_ROWS_H_
