import type { Engine } from '../../engine/engine.ts';
import { bindParams } from '../../lib/sql.ts';
import { scopeOf } from '../../metrics/answer-statement.ts';
import type { Dimension, Filter } from '../../metrics/metric.ts';

/** Dimensions by which it is said whose staff somebody is. */
const OF_PEOPLE: readonly Dimension[] = ['branch', 'team', 'manager'];

/** Names of the tables of what is in a part; each has one column, `id`. */
export const SETS = {
  /** Loans with a row of the ledger in the part, and limits nothing was drawn of, of clients that are all in it. */
  loans: 'part_loan',
  clients: 'part_client',
  projects: 'part_project',
  /** Who looks after something in the part. */
  managers: 'part_manager',
  /** Who looks after nothing else, or belongs to the part by the bank's own word: what is said of a person is theirs alone. */
  staff: 'part_staff',
} as const;

const OUTSIDE = 'part_outside';

/**
 * Makes the tables of what is in the part of a book that a filter lets pass, over all its dates, and takes them out again after `use`.
 * A client with loans in it and outside it is in; what such a client has without a loan could be either's, and is out.
 */
export async function withPartSets<T>(engine: Engine, filter: Filter, use: () => Promise<T>): Promise<T> {
  const statements = setStatements(filter);
  try {
    for (const [name, sql] of statements)
      await engine.query(
        `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT DISTINCT CAST(id AS VARCHAR) AS id FROM (${sql}) AS t(id) WHERE id IS NOT NULL`,
      );
    return await use();
  } finally {
    for (const [name] of statements) await engine.query(`DROP TABLE IF EXISTS ${name}`);
  }
}

/** True where a position, or anything else with the same dimensions, is in the part; never null. */
export function isInPart(filter: Filter): string {
  const { where, params } = scopeOf({}, filter);
  return `coalesce(${bindParams(where, params)}, FALSE)`;
}

/** Clients with loans in the part and outside it. */
export async function countSharedClients(engine: Engine, filter: Filter): Promise<number> {
  const inside = isInPart(filter);
  const { rows } = await engine.query(`SELECT count(*) FROM (
    SELECT client FROM bw_every_position WHERE client IS NOT NULL GROUP BY client HAVING bool_or(${inside}) AND NOT bool_and(${inside})
  )`);
  return Number(rows[0]?.[0] ?? 0);
}

function setStatements(filter: Filter): [string, string][] {
  const inside = isInPart(filter);
  const among = (column: string, set: string) => `CAST(${column} AS VARCHAR) IN (FROM ${set})`;
  const inBook = (column: string, of: string) =>
    `CAST(${column} AS VARCHAR) IN (SELECT CAST(${of} AS VARCHAR) FROM bw_every_position WHERE ${of} IS NOT NULL)`;
  const whole = (client: string) => `${among(client, SETS.clients)} AND NOT ${among(client, OUTSIDE)}`;
  const byPeople = Object.keys(filter).every((name) => OF_PEOPLE.some((dimension) => dimension === name));
  const loansIn = (column: string) => `SELECT ${column} FROM bw_every_position WHERE ${inside}`;
  const loansOut = (column: string) => `SELECT ${column} FROM bw_every_position WHERE NOT ${inside}`;
  return [
    [
      SETS.clients,
      `${loansIn('client')} UNION SELECT client FROM bw_client WHERE ${inside} AND NOT ${inBook('client', 'client')}`,
    ],
    [OUTSIDE, loansOut('client')],
    [
      SETS.loans,
      `${loansIn('facility')} UNION SELECT facility_id FROM facility WHERE NOT ${inBook('facility_id', 'facility')} AND ${whole('client_id')}`,
    ],
    [
      SETS.projects,
      `${loansIn('project')} UNION SELECT project_id FROM project WHERE NOT ${inBook('project_id', 'project')} AND ${whole('client_id')}`,
    ],
    [
      SETS.managers,
      `${loansIn('manager')} UNION SELECT manager FROM bw_client WHERE ${inside} AND ${among('client', SETS.clients)}
       ${byPeople ? `UNION SELECT manager FROM bw_manager WHERE ${inside}` : ''}`,
    ],
    [
      SETS.staff,
      byPeople
        ? `SELECT manager FROM bw_manager WHERE ${inside}`
        : `SELECT id FROM ${SETS.managers} WHERE id NOT IN (SELECT CAST(manager AS VARCHAR) FROM bw_every_position WHERE manager IS NOT NULL AND NOT ${inside})`,
    ],
  ];
}
