import { DIMENSIONS, type Dimension } from '../metric.ts';

const fields = DIMENSIONS.map((name) => `${name} := p.${name}`).join(', ');

/** The largest facility of each client or project at each period's snapshot, as `place`. */
function largest(column: 'client' | 'project'): string {
  return `(
      SELECT
        q.period_no AS place_no,
        p.${column} AS place_key,
        arg_max(struct_pack(${fields}), struct_pack(size := p.outstanding, id := p.facility)) AS place
      FROM period AS q
      JOIN bw_position AS p ON p.snap = q.window_snap
      WHERE p.${column} IS NOT NULL
      GROUP BY ALL
    )`;
}

function list(of: (name: Dimension) => string): string {
  return DIMENSIONS.map((name) => `${of(name)} AS ${name}`).join(',\n      ');
}

const CLIENTS: Partial<Record<Dimension, string>> = {
  client: 'x.owner',
  sector: 'coalesce(b.place.sector, k.sector)',
  region: 'coalesce(b.place.region, k.region)',
  tier: 'coalesce(k.tier, b.place.tier)',
};

/**
 * Ties rows (`at_no`, `owner`) to their client: its own dimensions, and those of its largest facility at the snapshot where it has one.
 */
export function onClients(rows: string): string {
  return `(
    SELECT
      x.* EXCLUDE (at_no),
      period.*,
      ${list((name) => CLIENTS[name] ?? `CASE WHEN b.place_no IS NULL THEN k.${name} ELSE b.place.${name} END`)}
    FROM period
    JOIN (${rows}) AS x ON x.at_no = period.period_no
    LEFT JOIN ${largest('client')} AS b ON b.place_no = period.period_no AND b.place_key = x.owner
    LEFT JOIN bw_client AS k ON k.client = x.owner
  )`;
}

/** The newest row of each of these loans (`own_facility`) in the ledger by a period's snapshot, as `place`: also of a loan that is repaid since. */
export function ownLoans(names: string): string {
  return `(
      SELECT
        q.period_no AS own_no,
        p.facility AS own_key,
        arg_max(struct_pack(${fields}), p.snap) AS place
      FROM period AS q
      JOIN bw_position AS p ON p.snap <= q.window_snap
      JOIN (${names}) AS n ON n.own_facility = p.facility
      GROUP BY ALL
    )`;
}

/**
 * The same for rows that may name a facility (`named_facility`): they are its own, with the dimensions it had last (from `loans`), whether
 * it is still there or not; those of the client's largest facility are for rows that name none.
 */
export function onFacilities(rows: string, loans: string): string {
  return `(
    SELECT
      x.* EXCLUDE (at_no),
      period.*,
      ${list((name) => {
        if (name === 'client') return 'coalesce(x.owner, g.place.client)';
        if (name === 'facility')
          return 'CASE WHEN x.named_facility IS NULL THEN b.place.facility ELSE x.named_facility END';
        return `CASE WHEN g.own_no IS NOT NULL THEN g.place.${name} WHEN b.place_no IS NOT NULL THEN b.place.${name} ELSE k.${name} END`;
      })}
    FROM period
    JOIN (${rows}) AS x ON x.at_no = period.period_no
    LEFT JOIN ${loans} AS g ON g.own_no = period.period_no AND g.own_key = x.named_facility
    LEFT JOIN ${largest('client')} AS b
      ON b.place_no = period.period_no AND x.named_facility IS NULL AND b.place_key = x.owner
    LEFT JOIN bw_client AS k ON k.client = coalesce(x.owner, g.place.client)
  )`;
}

const PROJECTS: Partial<Record<Dimension, string>> = {
  project: 'x.named_project',
  client: 'coalesce(j.owner, f.place.client)',
  sector: 'coalesce(j.project_sector, f.place.sector, k.sector)',
  region: 'coalesce(j.project_region, f.place.region, k.region)',
  tier: 'coalesce(k.tier, f.place.tier, b.place.tier)',
  facility: 'f.place.facility',
};

/**
 * Ties rows (`at_no`, `named_project`) to their project as it was known at the date: its own dimensions, then those of its largest facility,
 * then those of its client.
 */
export function onProjects(rows: string): string {
  return `(
    SELECT
      x.* EXCLUDE (at_no),
      period.*,
      j.* EXCLUDE (project_key, owner, project_sector, project_region, known_from, known_until, source_file, source_row),
      ${list(
        (name) =>
          PROJECTS[name] ??
          `CASE WHEN f.place_no IS NOT NULL THEN f.place.${name} WHEN b.place_no IS NOT NULL THEN b.place.${name} ELSE k.${name} END`,
      )}
    FROM period
    JOIN (${rows}) AS x ON x.at_no = period.period_no
    LEFT JOIN bw_project AS j ON j.project_key = x.named_project AND j.known_from <= period.seen_at
      AND (j.known_until IS NULL OR j.known_until > period.seen_at)
    LEFT JOIN ${largest('project')} AS f ON f.place_no = period.period_no AND f.place_key = x.named_project
    LEFT JOIN ${largest('client')} AS b ON b.place_no = period.period_no AND b.place_key = coalesce(j.owner, f.place.client)
    LEFT JOIN bw_client AS k ON k.client = coalesce(j.owner, f.place.client)
  )`;
}
