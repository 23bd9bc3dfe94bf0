import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import type { Give, Join } from '../../model/regulatory/table.ts';
import type { PreparedFile } from '../open/prepare-file.ts';
import { isNullSql } from '../plan/typing/clean-text.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { addColumn, dayIn, fieldIn, numberIn, placeIn, takesText, textIn, type Ground } from './ground.ts';

/** Counts of several tables of which any above zero counts: extended, restructured. */
const COUNTED = 'forborne_flag';

/** Adds what one table says to the rows of another; false where it has no number that leads there. */
export async function joinTable(engine: Engine, join: Join, from: PreparedFile, ground: Ground): Promise<boolean> {
  const keys = join.keys.flatMap(({ own, on }) => {
    const here = fieldIn(from.raw, own);
    const there = placeIn(ground.regulated, on);
    return here === undefined || there === undefined ? [] : [{ here, there }];
  });
  if (keys.length === 0) return false;
  const pairs = pairsOf(from.raw);
  await engine.query(`CREATE OR REPLACE TEMP TABLE ${quoteName(pairs)} AS ${pairsSql(join, from.raw, ground, keys)}`);
  for (const give of join.gives) await fill(engine, give, { join, from, ground, pairs });
  await note(engine, from.raw, pairs, { counts: 'nth = 1', problem: 'older-state' });
  return true;
}

/** Where the rows of a file that were of use are kept; made when the first are. */
export function usedRows({ relation }: RawTable): string {
  return `${relation}_used`;
}

/** Keeps which rows led somewhere, and as what they counted there: by SQL over a pair, whether it did and else why not. */
export async function note(
  engine: Engine,
  raw: RawTable,
  pairs: string,
  { counts, problem }: { counts: string; problem: string },
): Promise<void> {
  await engine.query(`CREATE TEMP TABLE IF NOT EXISTS ${quoteName(usedRows(raw))} (sid BIGINT, problem VARCHAR)`);
  await engine.query(
    `INSERT INTO ${quoteName(usedRows(raw))}
     SELECT sid, CASE WHEN bool_or(${counts}) THEN '' ELSE ${literal(problem)} END FROM ${quoteName(pairs)} GROUP BY sid`,
  );
}

function pairsOf({ relation }: RawTable): string {
  return `${relation}_pairs`;
}

/** Rows of the ground with the rows that speak of them, the fittest as `nth` 1. */
function pairsSql(
  { when, date, latest }: Join,
  from: RawTable,
  { raw, regulated }: Ground,
  keys: readonly { here: number; there: number }[],
): string {
  const own = dayIn('s', from, fieldIn(from, date));
  const day = dayIn('b', raw, regulated.places['as_of_date']);
  const last = textIn('s', from, latest.length === 0 ? undefined : fieldIn(from, latest));
  const fits = {
    same: 'own IS NULL OR day IS NULL OR left(own, 6) = left(day, 6)',
    until: 'own IS NULL OR day IS NULL OR own <= day',
    nearest: 'TRUE',
  }[when];
  const found = keys.map(
    ({ here, there }, rank) =>
      `SELECT b.rowid AS rid, s.rowid AS sid, ${rank} AS rank, ${own} AS own, ${day} AS day, ${last} AS last
       FROM ${quoteName(raw.relation)} AS b JOIN ${quoteName(from.relation)} AS s
       ON ${textIn('b', raw, there)} = ${textIn('s', from, here)}`,
  );
  return `SELECT rid, sid, row_number() OVER (
      PARTITION BY rid ORDER BY rank, own = day DESC NULLS LAST, CASE WHEN own <= day THEN own END DESC NULLS LAST,
        CASE WHEN own > day THEN own END, last DESC NULLS LAST, sid DESC
    ) AS nth FROM (${found.join(' UNION ALL ')}) WHERE ${fits}`;
}

async function fill(
  engine: Engine,
  give: Give,
  { join, from, ground, pairs }: { join: Join; from: PreparedFile; ground: Ground; pairs: string },
): Promise<void> {
  const value = valueSql(give, from.raw);
  if (value === null) return;
  const title = from.match?.regulated?.source.title ?? '';
  const place =
    placeIn(ground.regulated, give.column) ??
    (await addColumn(engine, ground, { name: give.column, heading: `${title}·${give.from[0] ?? ''}` }));
  if (!takesText(ground, place)) return;
  takeCodes(ground, give.column, from);
  const cell = quoteName(ground.raw.columns[place] ?? '');
  const relation = quoteName(ground.raw.relation);
  await engine.query(
    `UPDATE ${relation} SET ${cell} = ${together(give, join, `${relation}.${cell}`)}
     FROM (SELECT p.rid, ${value} AS given FROM ${quoteName(pairs)} AS p
       JOIN ${quoteName(from.raw.relation)} AS s ON s.rowid = p.sid WHERE p.nth = 1) AS j
     WHERE ${relation}.rowid = j.rid AND j.given IS NOT NULL`,
  );
  ground.changed = true;
}

/** What stands there goes before what is given, unless the table knows better; of counts the larger one. */
function together({ column }: Give, { overrides }: Join, cell: string): string {
  if (overrides) return 'j.given';
  const more = column === COUNTED ? `WHEN ${numberIn('j.given')} > ${numberIn(cell)} THEN j.given ` : '';
  return `CASE WHEN ${cell} IS NULL OR ${isNullSql(cell)} THEN j.given ${more}ELSE ${cell} END`;
}

/** Codes mean what the table they come from says. */
function takeCodes(ground: Ground, column: string, from: PreparedFile): void {
  const codes = from.match?.regulated?.codes[column];
  if (!codes) return;
  const { regulated } = ground;
  const known = { ...codes, ...regulated.codes[column] };
  ground.regulated = { ...regulated, codes: { ...regulated.codes, [column]: known } };
}

/** SQL of what a field gives, over the relation `s`; null where the file has not the field. */
export function valueSql({ from, other, word }: Give, raw: RawTable): string | null {
  const first = fieldIn(raw, from);
  if (first === undefined) return null;
  const text = textIn('s', raw, first);
  if (word !== undefined) return `CASE WHEN ${text} IS NOT NULL THEN ${literal(word)} END`;
  const second = other && fieldIn(raw, other.from);
  if (other === undefined) return text;
  if (second === undefined) return other.kind === 'larger' ? text : null;
  const [one, two] = [text, textIn('s', raw, second)];
  if (other.kind === 'share') return `CAST(100 * ${numberIn(one)} / NULLIF(${numberIn(two)}, 0) AS VARCHAR)`;
  // where one of both cannot be read nobody knows the larger: the text is kept, and found to be none
  const unread = (cell: string) => `(${cell} IS NOT NULL AND ${numberIn(cell)} IS NULL)`;
  return `CASE WHEN ${unread(one)} THEN ${one} WHEN ${unread(two)} THEN ${two}
    WHEN ${numberIn(two)} > ${numberIn(one)} OR ${one} IS NULL THEN ${two} ELSE ${one} END`;
}
