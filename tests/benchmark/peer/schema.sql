-- The rows of a directory's export, laid out for resolve.sql. What the directory
-- works out when it is asked is worked out here beforehand where that helps: the
-- county of each organization, and whether and until when it operates.

CREATE FUNCTION first_day(text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE length($1) WHEN 10 THEN $1 WHEN 7 THEN $1 || '-01'
         WHEN 4 THEN $1 || '-01-01' END::date $$;
CREATE FUNCTION last_day(text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE length($1) WHEN 10 THEN $1::date
         WHEN 7 THEN (($1 || '-01')::date + interval '1 month')::date - 1
         WHEN 4 THEN ($1 || '-12-31')::date END $$;

CREATE TABLE practitioners AS
SELECT row_number() OVER (ORDER BY id)::int AS number, id,
  EXISTS (SELECT FROM unnest(string_to_array(taxonomy, ';')) code
          WHERE code LIKE '20%') OR taxonomy IS NULL AS served
FROM stage_practitioners;

CREATE TABLE events AS
SELECT id, from_id, to_id, kind, last_day(effective_date) AS day,
  kind IN ('CUSTODY_TRANSFER', 'APPOINTMENT') AS alone
FROM stage_custody;

CREATE TABLE organizations AS
WITH listed AS (
  SELECT id, type, name, status, closed_on, address, city, state, zip,
    county_fips, phone, site, jurisdictions
  FROM stage_organizations
  UNION ALL
  SELECT id, level || '_MEDICAL_SOCIETY', name, status, closed_on, address, city,
    state, zip, county_fips, phone, site, coalesce(counties, state)
  FROM stage_medical_societies),
ends AS (
  SELECT from_id, min(day) FILTER (WHERE kind = 'CLOSURE') AS closure,
    max(day) FILTER (WHERE kind IN ('SALE', 'MERGER', 'RENAME')) AS taken
  FROM events GROUP BY from_id)
SELECT o.id, o.type, o.name, o.address, o.city, o.state, o.zip,
  left(o.zip, 5)::int AS zip_number, o.phone, o.jurisdictions,
  coalesce(o.county_fips, z.county_fips) AS county,
  coalesce(o.site = 'TRUE', false) AS is_site,
  upper(split_part(o.address, ';', 1)) || '|' || left(o.zip, 5) AS address_key,
  standing.closed,
  CASE WHEN standing.closed
    THEN coalesce(last_day(o.closed_on), e.closure, e.taken) END AS last_day,
  standing.closed OR e.taken IS NOT NULL AS gone
FROM listed o
LEFT JOIN stage_zip_county z ON z.zip = left(o.zip, 5)
LEFT JOIN ends e ON e.from_id = o.id
CROSS JOIN LATERAL (SELECT
  CASE WHEN o.closed_on IS NOT NULL THEN last_day(o.closed_on) < current_date
       ELSE e.closure IS NOT NULL OR o.status = 'CLOSED' END AS closed) standing;

CREATE TABLE jurisdictions AS
SELECT trim(area) AS area, type, id AS organization
FROM organizations, unnest(string_to_array(jurisdictions, ';')) area;

CREATE TABLE affiliations AS
SELECT id, practitioner_id AS practitioner, organization_id AS organization, kind,
  first_day(start) AS start_day,
  CASE WHEN last_day("end") <= current_date THEN last_day("end") END AS end_day
FROM stage_affiliations;

ALTER TABLE practitioners ADD PRIMARY KEY (number);
ALTER TABLE organizations ADD PRIMARY KEY (id);
ALTER TABLE jurisdictions ADD PRIMARY KEY (area, type, organization);
CREATE UNIQUE INDEX ON practitioners (id);
CREATE INDEX ON affiliations (practitioner);
CREATE INDEX ON events (from_id);
CREATE INDEX ON organizations (address_key) WHERE NOT is_site;
CREATE INDEX ON organizations (county) WHERE type = 'HOSPITAL' AND NOT closed;
