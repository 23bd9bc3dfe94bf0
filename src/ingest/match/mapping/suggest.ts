import type { Engine } from '../../../engine/engine.ts';
import { literals, quoteName } from '../../../lib/sql.ts';
import type { Column } from '../../../model/table.ts';
import { placesOf, type TableMatch } from '../match-columns.ts';
import { cellOf } from '../../raw/cells.ts';
import type { RawTable } from '../../raw/raw-table.ts';
import { isNullWord } from '../spelling.ts';
import { candidatesFor, type Candidate } from './candidates.ts';

/** Rows looked at for cells, and different cells compared with keys. */
const SAMPLE_ROWS = 500;
const SAMPLE_CELLS = 200;
/** A file may have so many columns nobody knows before nothing is suggested for the rest. */
const MAX_COLUMNS = 100;

/** A file whose columns are matched. */
export interface Matched {
  raw: RawTable;
  match: TableMatch | null;
}

/** For every column of the file that is not used, what it could be; by its place in the file. */
export async function suggestColumns(
  engine: Engine,
  file: Matched,
  others: readonly Matched[],
): Promise<Map<number, Candidate[]>> {
  const { raw, match } = file;
  const suggestions = new Map<number, Candidate[]>();
  if (!match || raw.records === 0) return suggestions;
  const used = new Set([match, ...match.inside].flatMap(({ assignments }) => assignments.flatMap(placesOf)));
  const free = raw.headers.flatMap((header, index) => (header === '' || used.has(index) ? [] : [index]));
  const columns = match.table.columns.filter((column) => !match.assignments.some((each) => each.column === column));
  if (free.length === 0 || columns.length === 0) return suggestions;
  const asked = free.slice(0, MAX_COLUMNS);
  const cells = await sampleCells(engine, raw, asked);
  for (const index of asked) {
    const some = cells.get(index) ?? [];
    const keys = await knownKeys(engine, some, columns, others);
    const found = candidatesFor({ header: raw.headers[index] ?? '', cells: some, keys }, match.table.name, columns);
    if (found.length > 0) suggestions.set(index, found);
  }
  return suggestions;
}

async function sampleCells(engine: Engine, raw: RawTable, indexes: readonly number[]): Promise<Map<number, string[]>> {
  const { rows } = await engine.query(
    `SELECT ${indexes.map((index) => cellOf(raw, index)).join(', ')} FROM ${quoteName(raw.head ?? raw.relation)}
     WHERE rowid < ${Math.min(raw.records, SAMPLE_ROWS)}`,
  );
  return new Map(
    indexes.map((index, place) => {
      const texts = rows.flatMap((row) => (row[place] === null ? [] : [String(row[place])]));
      const different = [...new Set(texts)].filter((text) => !isNullWord(text));
      return [index, different.slice(0, SAMPLE_CELLS)];
    }),
  );
}

/** Share of the cells that are keys in another file, for each domain a column in question has. */
async function knownKeys(
  engine: Engine,
  cells: readonly string[],
  columns: readonly Column[],
  others: readonly Matched[],
): Promise<Record<string, number>> {
  const shares: Record<string, number> = {};
  // a few values, or small numbers, are found everywhere
  if (cells.length < 3 || cells.every((cell) => /^\d{1,3}$/.test(cell.trim()))) return shares;
  for (const domain of new Set(columns.flatMap(({ domain }) => domain ?? []))) {
    if (!domain.endsWith('_id')) continue;
    for (const { raw, match } of others) {
      const home = match?.assignments.find(({ column }) => column.domain === domain);
      if (!home) continue;
      const key = cellOf(raw, home.index);
      const { rows } = await engine.query(
        `SELECT count(DISTINCT ${key}) FROM ${quoteName(raw.relation)} WHERE ${key} IN (${literals([...cells])})`,
      );
      shares[domain] = Math.max(shares[domain] ?? 0, Number(rows[0]?.[0] ?? 0) / cells.length);
    }
  }
  return shares;
}
