#include "services/directory/exports/export_command.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/status_macros.h"
#include "services/directory/exports/csv_writer.h"
#include "services/directory/exports/errors.h"
#include "services/directory/exports/rows.h"
#include "services/directory/imports/importer.h"

namespace custodia::directory {
namespace {

constexpr int kPage = 1'000;

// Nodes before what names them.
constexpr const char* kFormats[] = {
    "zip-county",     "organizations", "medical-societies", "practitioners",
    "contact-points", "affiliations",  "custody",           "custody-reports",
    "aliases",        "evidence"};

// The files of an export, one for each format.
class Files {
 public:
  explicit Files(const std::filesystem::path& folder) {
    for (const char* format : kFormats) {
      std::vector<std::string> columns;
      for (const Column& column : FindImporter(format)->columns) {
        columns.push_back(column.name);
      }
      files_.push_back(std::make_unique<CsvWriter>(
          folder / absl::StrCat(format, ".csv"), std::move(columns)));
      by_format_.emplace(format, files_.back().get());
    }
  }

  void Add(absl::string_view format, const CsvValues& row) {
    by_format_.find(format)->second->Add(row);
  }
  void Add(absl::string_view format, const std::vector<CsvValues>& rows) {
    for (const CsvValues& row : rows) Add(format, row);
  }

  absl::StatusOr<std::vector<ExportedFile>> Close() {
    std::vector<ExportedFile> closed;
    for (size_t i = 0; i < files_.size(); ++i) {
      CUSTODIA_RETURN_IF_ERROR(files_[i]->Close());
      closed.push_back({.format = kFormats[i], .rows = files_[i]->rows()});
    }
    return closed;
  }

 private:
  std::vector<std::unique_ptr<CsvWriter>> files_;  // in the order of kFormats
  std::map<std::string, CsvWriter*, std::less<>> by_format_;
};

// Calls `body` with each of what `all` pages by `key`.
template <typename T>
absl::Status ForEach(
    DirectorySnapshot& facts,
    absl::StatusOr<std::vector<T>> (DirectorySnapshot::*all)(const Page&),
    std::string T::*key, absl::FunctionRef<absl::Status(const T&)> body) {
  for (Page page{.size = kPage};;) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<T> some, (facts.*all)(page));
    for (const T& one : some) CUSTODIA_RETURN_IF_ERROR(body(one));
    if (some.size() < kPage) return absl::OkStatus();
    page.after = some.back().*key;
  }
}

// A county has a row of its own unless each row of its ZIP codes says the same
// of it.
absl::Status WritePlaces(DirectorySnapshot& facts, Files& files) {
  std::map<std::string, bool> said;  // by FIPS code: whether alike by all
  CUSTODIA_RETURN_IF_ERROR(ForEach<Zip>(
      facts, &DirectorySnapshot::AllZips, &Zip::zip,
      [&](const Zip& zip) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(
            const std::optional<FactReader::County> county,
            facts.FindCounty(zip.county_fips));
        files.Add("zip-county",
                  RowOf(zip, county.value_or(FactReader::County())));
        const bool alike = county && county->state == zip.state;
        const auto [known, added] = said.emplace(zip.county_fips, alike);
        if (!added) known->second = known->second && alike;
        return absl::OkStatus();
      }));
  return ForEach<FactReader::County>(
      facts, &DirectorySnapshot::AllCounties, &FactReader::County::fips,
      [&](const FactReader::County& county) {
        const auto known = said.find(county.fips);
        if (known == said.end() || !known->second) {
          files.Add("zip-county", RowOf(county));
        }
        return absl::OkStatus();
      });
}

absl::Status WriteNodes(DirectorySnapshot& facts, Files& files) {
  CUSTODIA_RETURN_IF_ERROR(ForEach<Organization>(
      facts, &DirectorySnapshot::AllOrganizations, &Organization::id,
      [&](const Organization& one) {
        files.Add(FormatOf(one), RowOf(one));
        files.Add("contact-points", ContactPointRows(one));
        files.Add("evidence",
                  EvidenceRows("ORGANIZATION", one.id, one.evidence));
        return absl::OkStatus();
      }));
  return ForEach<Practitioner>(
      facts, &DirectorySnapshot::AllPractitioners, &Practitioner::id,
      [&](const Practitioner& one) {
        files.Add("practitioners", RowOf(one));
        files.Add("evidence",
                  EvidenceRows("PRACTITIONER", one.id, one.evidence));
        return absl::OkStatus();
      });
}

absl::Status WriteFacts(DirectorySnapshot& facts, Files& files) {
  CUSTODIA_RETURN_IF_ERROR(ForEach<Affiliation>(
      facts, &DirectorySnapshot::AllAffiliations, &Affiliation::id,
      [&](const Affiliation& one) {
        files.Add("affiliations", RowOf(one));
        files.Add("evidence",
                  EvidenceRows("AFFILIATION", one.id, one.evidence));
        return absl::OkStatus();
      }));
  CUSTODIA_RETURN_IF_ERROR(ForEach<SuccessionEvent>(
      facts, &DirectorySnapshot::AllSuccessions, &SuccessionEvent::id,
      [&](const SuccessionEvent& one) {
        files.Add("custody", RowOf(one));
        files.Add("evidence", EvidenceRows("CUSTODY", one.id, one.evidence));
        return absl::OkStatus();
      }));
  return ForEach<CustodyReport>(facts, &DirectorySnapshot::AllReports,
                                &CustodyReport::id,
                                [&](const CustodyReport& one) {
                                  files.Add("custody-reports", RowOf(one));
                                  return absl::OkStatus();
                                });
}

absl::Status WriteAliases(DirectorySnapshot& facts, Files& files) {
  CUSTODIA_RETURN_IF_ERROR(
      ForEach<Alias>(facts, &DirectorySnapshot::AllOrganizationAliases,
                     &Alias::alias, [&](const Alias& one) {
                       files.Add("aliases", RowOf("ORGANIZATION", one));
                       return absl::OkStatus();
                     }));
  return ForEach<Alias>(facts, &DirectorySnapshot::AllPractitionerAliases,
                        &Alias::alias, [&](const Alias& one) {
                          files.Add("aliases", RowOf("PRACTITIONER", one));
                          return absl::OkStatus();
                        });
}

absl::StatusOr<ExportSummary> WriteFiles(DirectoryStore& store,
                                         const std::string& folder) {
  Files files(folder);
  ExportSummary summary;
  CUSTODIA_RETURN_IF_ERROR(
      store.Read({}, [&](DirectorySnapshot& facts) -> absl::Status {
        summary.revision = facts.Revision();
        CUSTODIA_RETURN_IF_ERROR(WritePlaces(facts, files));
        CUSTODIA_RETURN_IF_ERROR(WriteNodes(facts, files));
        CUSTODIA_RETURN_IF_ERROR(WriteFacts(facts, files));
        return WriteAliases(facts, files);
      }));
  CUSTODIA_ASSIGN_OR_RETURN(summary.files, files.Close());
  return summary;
}

absl::StatusOr<ExportSummary> WriteAndRename(DirectoryStore& store,
                                             const std::string& partial,
                                             const std::string& folder) {
  CUSTODIA_ASSIGN_OR_RETURN(ExportSummary summary, WriteFiles(store, partial));
  std::error_code error;
  std::filesystem::rename(partial, folder, error);
  if (error) return error::ExportUnwritable(folder);
  return summary;
}

}  // namespace

absl::StatusOr<ExportSummary> RunExport(DirectoryStore& store,
                                        const std::string& folder) {
  const std::string partial =
      absl::StrCat(absl::StripSuffix(folder, "/"), ".partial");
  std::error_code error;
  if (std::filesystem::exists(folder, error)) {
    return error::ExportExists(folder);
  }
  // Fails where another export to the same folder goes on.
  if (!std::filesystem::create_directory(partial, error)) {
    return error ? error::ExportUnwritable(partial)
                 : error::ExportExists(partial);
  }
  absl::StatusOr<ExportSummary> summary =
      WriteAndRename(store, partial, folder);
  if (!summary.ok()) std::filesystem::remove_all(partial, error);
  return summary;
}

}  // namespace custodia::directory
