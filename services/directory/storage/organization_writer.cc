#include "services/directory/storage/organization_writer.h"

#include <algorithm>

#include "services/directory/domain/name_key.h"
#include "services/directory/storage/bulk_load.h"
#include "services/directory/storage/evidence_rows.h"
#include "services/directory/storage/name_index.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/organization_reader.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

ContactPoint Bare(ContactPoint contact_point) {
  contact_point.address = AsStored(std::move(contact_point.address));
  ForgetStored(contact_point.evidence);
  return contact_point;
}

Organization Bare(Organization organization) {
  organization.address = AsStored(std::move(organization.address));
  for (ContactPoint& contact_point : organization.contact_points) {
    contact_point = Bare(std::move(contact_point));
  }
  ForgetStored(organization.evidence);
  organization.etag.clear();
  return organization;
}

void InsertName(const View& view, int64_t fact, size_t position,
                const std::string& name, bool searched) {
  view.db.PrepareInsert("INSERT INTO organization_names VALUES (?, ?, ?, ?)")
      .Run(fact, static_cast<int64_t>(position), name,
           OrganizationNameKey(name));
  if (searched) IndexName(view, kOrganizationWords, fact, NameText(name));
}

void InsertLists(const View& view, int64_t fact,
                 const Organization& organization) {
  sqlite::Connection& db = view.db;
  // The name of a site is but its address.
  const bool searched = !organization.is_site;
  InsertName(view, fact, 0, organization.display_name, searched);
  for (size_t i = 0; i < organization.other_names.size(); ++i) {
    InsertName(view, fact, i + 1, organization.other_names[i], searched);
  }
  for (size_t i = 0; i < organization.identifiers.size(); ++i) {
    db.PrepareInsert("INSERT INTO organization_identifiers VALUES (?, ?, ?, ?)")
        .Run(fact, static_cast<int64_t>(i),
             NumberOf(organization.identifiers[i].system),
             organization.identifiers[i].value);
  }
  for (size_t i = 0; i < organization.jurisdictions.size(); ++i) {
    db.PrepareInsert("INSERT INTO organization_jurisdictions VALUES (?, ?, ?)")
        .Run(fact, static_cast<int64_t>(i), organization.jurisdictions[i]);
  }
  for (size_t i = 0; i < organization.professions.size(); ++i) {
    db.PrepareInsert("INSERT INTO organization_professions VALUES (?, ?, ?)")
        .Run(fact, static_cast<int64_t>(i), organization.professions[i]);
  }
}

void InsertRow(RevisionWriter& revision, int64_t fact,
               const Organization& organization) {
  const Address& address = organization.address;
  revision.db()
      .PrepareInsert(
          "INSERT INTO organizations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?, ?, ?, ?, NULL)")
      .Run(fact, organization.id, organization.display_name,
           NumberOf(organization.type), NumberOf(organization.status),
           FormatDate(organization.opened_on),
           FormatDate(organization.closed_on), JoinLines(address.lines),
           address.city, address.state, address.zip, organization.county_fips,
           organization.time_zone, organization.is_site, AddressKey(address),
           NameKey(address.city), Zip5(address.zip), revision.revision());
}

int64_t InsertContactPoint(RevisionWriter& revision,
                           const std::string& organization_id, size_t position,
                           const ContactPoint& contact_point) {
  const int64_t fact = revision.NewFact();
  const Address& address = contact_point.address;
  revision.db()
      .PrepareInsert(
          "INSERT INTO contact_points VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "NULL)")
      .Run(fact, organization_id, static_cast<int64_t>(position),
           NumberOf(contact_point.kind), contact_point.value,
           contact_point.department, JoinLines(address.lines), address.city,
           address.state, address.zip, revision.revision());
  WriteEvidence(revision.db(), fact, contact_point.evidence);
  return fact;
}

// Each Put writes positions 0, 1, ...; a retraction leaves a gap. Returns the
// facts that the contact points now are.
std::vector<int64_t> ReplaceContactPoints(RevisionWriter& revision,
                                          const Organization& organization) {
  std::vector<int64_t> facts;
  const std::vector<StoredContactPoint> stored =
      ContactPointsOf(revision.view(), organization.id);
  const std::vector<ContactPoint>& wanted = organization.contact_points;
  for (size_t i = 0; i < std::max(stored.size(), wanted.size()); ++i) {
    if (i < stored.size() && i < wanted.size() &&
        stored[i].position == static_cast<int64_t>(i) &&
        Bare(stored[i].contact_point) == Bare(wanted[i])) {
      facts.push_back(stored[i].fact);
      continue;
    }
    if (i < stored.size()) revision.End("contact_points", stored[i].fact);
    if (i < wanted.size()) {
      facts.push_back(
          InsertContactPoint(revision, organization.id, i, wanted[i]));
    }
  }
  return facts;
}

}  // namespace

Change PutOrganization(RevisionWriter& revision,
                       const Organization& organization) {
  Organization canonical = organization;
  if (const auto id = OrganizationOfAlias(revision.view(), organization.id)) {
    canonical.id = *id;
  }
  return PutFact(revision, "organizations", canonical, LoadOrganization, Bare,
                 [&](int64_t fact, const auto& /*former*/) {
                   InsertRow(revision, fact, canonical);
                   InsertLists(revision.view(), fact, canonical);
                   WriteEvidence(revision.db(), fact, canonical.evidence);
                   const std::vector<int64_t> contacts =
                       ReplaceContactPoints(revision, canonical);
                   if (BulkLoad* const bulk = revision.view().bulk) {
                     bulk->Added(fact, canonical, contacts);
                   } else if (auto* const recent = revision.view().recent) {
                     recent->Wrote(fact, canonical, contacts);
                   }
                 });
}

}  // namespace custodia::directory::sql
