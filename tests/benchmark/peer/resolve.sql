-- Whom to ask for the records that a doctor made on a day: the leads of
-- ResolveCustodian for that one day, as of today. No trail and no evidence, and
-- nothing of what only the directory knows: reports, split charts, estates.
CREATE FUNCTION leads(asked int, service date)
RETURNS TABLE (rung text, organization text, name text, type text,
               address text, city text, state text, zip text, phone text)
LANGUAGE plpgsql STABLE ROWS 15 AS $$
#variable_conflict use_column
BEGIN RETURN QUERY
WITH RECURSIVE doctor AS MATERIALIZED (
  SELECT p.id, p.served FROM practitioners p WHERE p.number = asked),
affiliated AS MATERIALIZED (
  SELECT a.id, a.kind, a.start_day,
    CASE WHEN a.end_day >= a.start_day OR a.start_day IS NULL
      THEN a.end_day END AS end_day,
    o.id AS place, o.is_site, o.address_key
  FROM doctor d JOIN affiliations a ON a.practitioner = d.id
  JOIN organizations o ON o.id = a.organization),
-- Organizations that stand at a site take its place.
origins AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY a.id, standing.name, standing.id) AS origin,
    o.id, o.county, o.state, o.zip_number, o.name,
    a.kind = 'COLOCATED' OR a.is_site AS inferred,
    CASE WHEN o.last_day < service AND a.end_day IS NULL
      AND coalesce(a.start_day, o.last_day) <= o.last_day
      THEN o.last_day ELSE service END AS there_by
  FROM affiliated a
  LEFT JOIN LATERAL (
    SELECT s.id, s.name FROM organizations s
    WHERE a.is_site AND s.address_key = a.address_key AND NOT s.is_site
      AND s.type IN ('PRACTICE', 'HOSPITAL', 'LABORATORY', 'OTHER_FACILITY')
    ORDER BY s.name, s.id LIMIT 5) standing ON true
  JOIN organizations o ON o.id = coalesce(standing.id, a.place)
  WHERE a.kind <> 'PRIVILEGES'
    AND coalesce(a.start_day, '-infinity') <= service
    AND coalesce(a.end_day, 'infinity') >= service),
-- Where the records went from there: a transfer of records before a sale, the
-- earlier before the later, and never one from before they came.
walk AS (
  SELECT o.origin, o.id AS at, o.there_by AS since, 0 AS hops,
    NULL::text AS kind
  FROM origins o
  UNION ALL
  SELECT w.origin, e.to_id, e.day, w.hops + 1, e.kind
  FROM walk w
  JOIN organizations giver ON giver.id = w.at
  CROSS JOIN LATERAL (
    SELECT v.to_id, v.day, v.kind FROM events v
    JOIN organizations taker ON taker.id = v.to_id
    WHERE v.from_id = w.at AND v.day >= w.since
      AND (v.kind <> 'CUSTODY_TRANSFER' OR giver.gone
           OR giver.type = 'RECORDS_CUSTODIAN'
           OR taker.type <> 'RECORDS_CUSTODIAN')
    ORDER BY NOT v.alone, v.day, v.id LIMIT 1) e
  WHERE w.hops < 64),
ends AS MATERIALIZED (
  SELECT DISTINCT ON (w.origin) w.origin, w.at, w.hops, w.kind, h.type,
    h.county, h.state, h.closed
  FROM walk w JOIN organizations h ON h.id = w.at
  ORDER BY w.origin, w.hops DESC),
holders AS MATERIALIZED (
  SELECT DISTINCT ON (e.at) e.at AS id, 1 AS step, o.inferred, o.origin,
    CASE WHEN e.type = 'RECORDS_CUSTODIAN'
           OR e.kind IN ('CUSTODY_TRANSFER', 'APPOINTMENT')
         THEN 'APPOINTED_CUSTODIAN'
         WHEN e.hops = 0 THEN 'OPERATING_PRACTICE' ELSE 'SUCCESSOR' END AS rung
  FROM ends e JOIN origins o USING (origin)
  WHERE NOT e.closed ORDER BY e.at, o.inferred, e.hops, o.origin),
care AS MATERIALIZED (
  SELECT DISTINCT ON (o.county) o.origin, o.county, o.state, o.zip_number
  FROM origins o WHERE o.county IS NOT NULL ORDER BY o.county, o.origin),
areas AS (
  SELECT c.county AS area, 2 AS step, 'LOCAL_MEDICAL_SOCIETY' AS kind FROM care c
  UNION SELECT e.county, 2, 'LOCAL_MEDICAL_SOCIETY' FROM ends e WHERE e.hops > 0
  UNION SELECT c.state, 3, 'STATE_MEDICAL_SOCIETY' FROM care c
  UNION SELECT e.state, 3, 'STATE_MEDICAL_SOCIETY' FROM ends e WHERE e.hops > 0
  UNION SELECT c.state, 4, 'STATE_MEDICAL_BOARD' FROM care c),
privileges AS MATERIALIZED (
  SELECT DISTINCT o.id FROM affiliated a JOIN organizations o ON o.id = a.place
  WHERE a.kind = 'PRIVILEGES' AND NOT o.gone
    AND coalesce(a.start_day, '-infinity') <= service
    AND coalesce(a.end_day, 'infinity') >= service),
found AS (
  SELECT h.id, h.step, h.rung FROM holders h
  UNION ALL
  SELECT j.organization, a.step, a.kind
  FROM doctor d, areas a, jurisdictions j
  WHERE d.served AND j.area = a.area AND j.type = a.kind
  UNION ALL
  SELECT p.id, 5, 'HOSPITAL_WITH_PRIVILEGES' FROM privileges p
  WHERE NOT EXISTS (SELECT FROM holders h WHERE h.id = p.id)
  UNION ALL
  SELECT near.id, 6, 'AREA_HOSPITAL' FROM (
    SELECT o.id, c.origin, abs(o.zip_number - c.zip_number) AS distance, o.name
    FROM care c JOIN organizations o
      ON o.county = c.county AND o.type = 'HOSPITAL' AND NOT o.closed
    WHERE NOT EXISTS (SELECT FROM holders h WHERE h.id = o.id)
      AND NOT EXISTS (SELECT FROM privileges p WHERE p.id = o.id)
    ORDER BY c.origin, distance, o.name, o.id LIMIT 10) near)
SELECT f.rung, o.id, o.name, o.type, o.address, o.city, o.state, o.zip, o.phone
FROM found f JOIN organizations o ON o.id = f.id
ORDER BY f.step
LIMIT 50;
END $$;
