import { DIMENSIONS } from '../metric.ts';

/**
 * The facility an event is about: the one it names, else the client's largest, as it stood in the last snapshot on or before the event
 * (in the first one for older events). Yields one row an event that has one.
 */
export function placed(events: string, date: string): string {
  return `SELECT d.event_no, p.* EXCLUDE (source_file, source_row)
    FROM (
      SELECT e.event_no, e.client_id, e.facility_id, coalesce(max(s.snap), 0) AS event_snap
      FROM ${events} AS e
      LEFT JOIN bw_snapshot AS s ON s.as_of_date <= e.${date}
      WHERE e.client_id IS NOT NULL
      GROUP BY ALL
    ) AS d
    JOIN bw_position AS p ON p.snap = d.event_snap AND p.client = d.client_id
    QUALIFY row_number() OVER (
      PARTITION BY d.event_no
      ORDER BY coalesce(p.facility = d.facility_id, FALSE) DESC, p.outstanding DESC, p.facility
    ) = 1`;
}

/** Dimensions of an event: `own` where the table says, the client's where they belong to it, else those of its facility. */
export function eventDimensions(own: Partial<Record<string, string>>, place = 'f'): string {
  return DIMENSIONS.map((name) => `${own[name] ?? `${place}.${name}`} AS ${name}`).join(',\n    ');
}

/** Dimensions a client has of its own; the others are those of its largest facility. */
const OWN = new Set(['client', 'sector', 'region', 'tier']);

const packed = (columns: readonly string[]) => columns.map((name) => `${name} := ${name}`).join(', ');
const struct = packed(DIMENSIONS);

/** What is owed together: nothing can be said where a loan has no rate of exchange. */
const BALANCE = 'CASE WHEN NOT bool_or(unpriced) THEN sum(outstanding) END AS balance, bool_or(unpriced) AS unpriced';

/** Balance of each client at the periods' snapshots, with these columns of its largest facility as `place`; `when` they are wanted. */
export function clientPlaces(columns: readonly string[], when = 'TRUE'): string {
  return `
      SELECT
        snap,
        client,
        ${BALANCE},
        arg_max(struct_pack(${packed(columns)}), struct_pack(size := outstanding, id := facility)) AS place
      FROM bw_position
      WHERE client IS NOT NULL AND snap IN (SELECT window_snap FROM period) AND ${when}
      GROUP BY snap, client
    `;
}

/** The same with its dimensions. */
export const CLIENT_PLACES = clientPlaces(DIMENSIONS);

/** Dimensions of a client, from `CLIENT_PLACES AS b` and `bw_client AS k`; a client without a facility keeps its own manager. `own` wins. */
export function clientDimensions(own: Partial<Record<string, string>> = {}): string {
  return DIMENSIONS.map((name) => {
    if (own[name]) return `${own[name]} AS ${name}`;
    if (name === 'tier') return 'coalesce(k.tier, b.place.tier) AS tier';
    if (OWN.has(name)) return `coalesce(b.place.${name}, k.${name}) AS ${name}`;
    return `CASE WHEN b.client IS NULL THEN k.${name} ELSE b.place.${name} END AS ${name}`;
  }).join(',\n      ');
}

/** Balance of each client and each project at the periods' snapshots, `kind` says which, with the dimensions of its largest facility. */
export const SUBJECT_PLACES = ['client', 'project']
  .map(
    (kind) => `
      SELECT
        snap,
        '${kind}' AS kind,
        CAST(${kind} AS VARCHAR) AS subject,
        ${BALANCE},
        arg_max(struct_pack(${struct}), struct_pack(size := outstanding, id := facility)) AS place
      FROM bw_position
      WHERE ${kind} IS NOT NULL AND snap IN (SELECT window_snap FROM period)
      GROUP BY ALL`,
  )
  .join('\n      UNION ALL');

/** Dimensions of such a subject. */
export function subjectDimensions(alias: string): string {
  return DIMENSIONS.map((name) => `${alias}.place.${name} AS ${name}`).join(', ');
}
