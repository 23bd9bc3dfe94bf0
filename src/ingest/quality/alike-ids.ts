import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import { TABLES } from '../../model/index.ts';
import type { TableModel } from '../../model/table.ts';
import { rule, type QualityRule } from './rules.ts';

/** Numbers by which many rows are put together; a client that falls apart makes numbers wrong. */
const SEVERITY = { client_id: 'major', project_id: 'minor', manager_id: 'minor' } as const;
type Domain = keyof typeof SEVERITY;

const FULL_WIDTH = [...'０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ－＿／．'];
const FOLDED = [...'０１２３４５６７８９abcdefghijklmnopqrstuvwxyz-_/.'].map((sign) => sign.normalize('NFKC'));

/** SQL: a number without its case, width and blanks. */
function folded(id: string): string {
  return `replace(translate(lower(${id}), '${FULL_WIDTH.join('').toLowerCase()}', '${FOLDED.join('')}'), ' ', '')`;
}

/** SQL of the numbers of a domain that most rows write in another case or width, for the domains that have some. */
export type AlikeIds = ReadonlyMap<string, string>;

export async function readAlikeIds(engine: Engine, counts: ReadonlyMap<string, number>): Promise<AlikeIds> {
  const found = new Map<string, string>();
  for (const domain of Object.keys(SEVERITY)) {
    const others = othersOf(domain, counts);
    if ((await engine.query(`${others} LIMIT 1`)).rows.length > 0) found.set(domain, others);
  }
  return found;
}

/** A rule for each column that names somebody by such a number: `c001` and `Ｃ001` beside `C001` count as three. */
export function alikeIdRules({ name: table, columns }: TableModel, alike: AlikeIds): QualityRule[] {
  return columns.flatMap(({ name, domain = '' }) => {
    const others = alike.get(domain);
    if (others === undefined) return [];
    const condition = `CAST(${quoteName(name)} AS VARCHAR) IN (${others})`;
    return [rule(table, 'alike-id', SEVERITY[domain as Domain], name, condition)];
  });
}

/** SQL of the ways of writing a number that are not the one most rows have. */
function othersOf(domain: string, counts: ReadonlyMap<string, number>): string {
  const places = TABLES.filter(({ name }) => (counts.get(name) ?? 0) > 0).flatMap((table) =>
    table.columns
      .filter((column) => column.domain === domain)
      .map(
        ({ name }) =>
          `SELECT CAST(${quoteName(name)} AS VARCHAR) AS id, count(*) AS times FROM ${quoteName(table.name)} WHERE ${quoteName(name)} IS NOT NULL GROUP BY 1`,
      ),
  );
  if (places.length === 0) return `SELECT '' WHERE FALSE`;
  const ids = `SELECT id, sum(times) AS times FROM (${places.join(' UNION ALL ')}) GROUP BY id`;
  const ranked = `SELECT id, row_number() OVER (PARTITION BY ${folded('id')} ORDER BY times DESC, id) AS place FROM (${ids})`;
  return `SELECT id FROM (${ranked}) WHERE place > 1`;
}
