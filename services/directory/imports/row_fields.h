#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ROW_FIELDS_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ROW_FIELDS_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/address.h"
#include "common/dates.h"
#include "services/directory/domain/evidence.h"
#include "services/directory/domain/organization.h"
#include "services/directory/imports/csv_reader.h"
#include "services/directory/imports/vocabulary.h"

namespace custodia::directory {

// Why a row was not taken. Names columns, never what they say.
struct Refusal {
  std::vector<std::string> columns;  // at fault
  std::string reason;

  bool operator==(const Refusal&) const = default;
};

// What became of a row: nothing where it was taken.
using Verdict = std::optional<Refusal>;

// Reads typed values out of one row and collects all that is wrong with them:
// a value that cannot be read comes back empty and the row is to be refused.
class RowFields {
 public:
  // Keeps a reference to `row`.
  explicit RowFields(const CsvRow& row);

  // Whether the row is to be taken literally, as an export wrote it (column
  // `as_is`): ids are the directory's own, nothing is repaired, and nothing is
  // concluded from other columns or refused because of them.
  bool as_is() const { return as_is_; }

  absl::string_view Get(absl::string_view column) const {
    return row_.Get(column);
  }
  std::string Text(absl::string_view column) const {
    return std::string(row_.Get(column));
  }
  std::string RequiredText(absl::string_view column);

  // An id of the file's own namespace (IsResourceId).
  std::string RequiredId(absl::string_view column);

  // ISO 8601, shortened where only the year or month is known.
  PartialDate Date(absl::string_view column);
  // MM/DD/YYYY, as CMS writes it.
  PartialDate AmericanDate(absl::string_view column);

  // Ten digits with a right check digit.
  std::string Npi(absl::string_view column);
  // Six characters; zeros that a spreadsheet dropped in front are restored.
  std::string Ccn(absl::string_view column);
  std::string State(absl::string_view column);
  // Five or nine digits; see RepairZip.
  std::string Zip(absl::string_view column, absl::string_view state);
  std::string CountyFips(absl::string_view column);

  // Columns `address`, `city`, `state` and `zip`.
  Address PostalAddress();

  // The items of a list (list_text.h); without empty ones, unless as_is().
  std::vector<std::string> List(absl::string_view column) const;

  // The value of `names` that the column names, in any case and with spaces or
  // hyphens for underscores; E{} where the column is empty.
  template <typename E>
  E Choice(absl::string_view column, Vocabulary<E> names = WordsOf<E>()) {
    const std::string key = ChoiceKey(row_.Get(column));
    if (key.empty()) return E{};
    for (const auto& [name, value] : names) {
      if (key == name) return value;
    }
    Refuse(column, "must be one of the names that the format lists");
    return E{};
  }

  // `want` completes "COLUMN ...", e.g. "must not be empty".
  void Refuse(absl::string_view column, absl::string_view want);

  // Returns why the row is to be refused, or nothing.
  Verdict verdict() const;

 private:
  static std::string ChoiceKey(absl::string_view text);

  const CsvRow& row_;
  bool as_is_ = false;
  std::vector<std::pair<std::string, std::string>> faults_;
};

// Returns a refusal for one column.
Refusal Refused(absl::string_view column, absl::string_view want);

// Returns the evidence of a row of our own formats, by its columns
// `source_url`, `source_row`, `source_date`, `verified_on` and `confidence`
// (HIGH, MEDIUM, LOW) or `grade`, each optional. Without those the source is
// `format`, its row `row_id`, and the grade PUBLISHED, or OFFICIAL where the
// source is a government's site. Where as_is(), source and grade must be there.
Evidence OwnEvidence(RowFields& fields, absl::string_view format,
                     absl::string_view row_id);

// Returns the grade that a column of confidence (HIGH, MEDIUM, LOW) gives, or
// `otherwise` where it is empty.
Grade GradeOfConfidence(RowFields& fields, absl::string_view column,
                        Grade otherwise);

// Adds the optional columns that OwnEvidence reads, and `as_is`.
std::vector<Column> WithEvidenceColumns(std::vector<Column> columns);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_ROW_FIELDS_H_
