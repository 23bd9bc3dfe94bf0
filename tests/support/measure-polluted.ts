import { readTables } from '../../src/ingest/index.ts';
import type { Polluted } from './polluter.ts';

/** How the files of a fault were read. */
export interface Measured {
  fault: string;
  files: number;
  right: number;
  /** Places of the first ones that were not, each with what was read of it. */
  wrong: { place: string; found: string }[];
}

/** Reads each file as `normalize` does and compares it with the truth, cell by cell. */
export async function measure(files: Iterable<Polluted>): Promise<Measured[]> {
  const all = new Map<string, Measured>();
  for (const file of files) {
    const entry = all.get(file.fault) ?? { fault: file.fault, files: 0, right: 0, wrong: [] };
    all.set(file.fault, entry);
    entry.files += 1;
    const wrong = await firstDifference(file);
    if (wrong === null) entry.right += 1;
    else if (entry.wrong.length < 5) entry.wrong.push({ place: file.place, found: wrong });
  }
  return [...all.values()];
}

/** What differs first, as words; null where nothing does. Blank cells at the ends of rows are no difference. */
async function firstDifference({ text, tables, loose }: Polluted): Promise<string | null> {
  const { tables: found, issues } = await readTables({ name: 'a.csv', content: new TextEncoder().encode(text) });
  if (issues.length > 0) return `issue ${issues[0]?.problem}`;
  if (found.length !== tables.length) return `${found.length} tables`;
  for (const [index, table] of tables.entries()) {
    const wanted = [table.headers, ...table.rows];
    const { headers = [], rows = [] } = found[index] ?? {};
    const read = [headers, ...rows];
    for (const [row, cells] of wanted.entries()) {
      const own = read[row];
      const same = row === loose ? lettersOf(own) === lettersOf(cells) : trimmed(own) === trimmed(cells);
      if (!same) return `row ${row}: ${JSON.stringify(own)?.slice(0, 300)} for ${JSON.stringify(cells).slice(0, 300)}`;
    }
    if (read.length !== wanted.length) return `${read.length} rows for ${wanted.length}`;
  }
  return null;
}

function trimmed(cells: readonly string[] = []): string {
  return JSON.stringify(cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1));
}

function lettersOf(cells: readonly string[] = []): string {
  return cells.join('').replace(/[^\p{L}\p{N}]/gu, '');
}
