#include "services/directory/imports/importer.h"

namespace custodia::directory {
namespace {

const std::vector<Importer>& Importers() {
  static const auto& kImporters =
      *new std::vector<Importer>{NppesImporter(),
                                 NppesOtherNamesImporter(),
                                 NppesLocationsImporter(),
                                 NppesDeactivatedImporter(),
                                 CmsHospitalsImporter(),
                                 CmsHospitalChowImporter(),
                                 CmsCliniciansImporter(),
                                 CmsFacilityAffiliationsImporter(),
                                 MedicalSocietiesImporter(),
                                 ZipCountyImporter(),
                                 OrganizationsImporter(),
                                 PractitionersImporter(),
                                 AffiliationsImporter(),
                                 CustodyImporter(),
                                 CustodyReportsImporter(),
                                 ContactPointsImporter(),
                                 EvidenceImporter(),
                                 AliasesImporter()};
  return kImporters;
}

}  // namespace

const Importer* FindImporter(absl::string_view format) {
  for (const Importer& importer : Importers()) {
    if (importer.format == format) return &importer;
  }
  return nullptr;
}

std::vector<std::string> ImportFormats() {
  std::vector<std::string> formats;
  for (const Importer& importer : Importers()) {
    formats.push_back(importer.format);
  }
  return formats;
}

}  // namespace custodia::directory
