import { REGULATORY_TABLES, type RegulatoryTable } from '../../model/regulatory.ts';
import { fold } from './units.ts';

/** A file's columns as those of a table of the supervisor's extracts. */
export interface Regulated {
  name: string;
  table: string;
  /** Column of ours (`outstanding`, `facility.interest_rate`) to its place in the file. */
  places: Readonly<Record<string, number>>;
  /** Places of fields that are none of ours, however they read. */
  unused: ReadonlySet<number>;
  /** Places with the days on which arrears began. */
  arrears: readonly number[];
}

/** Where more headings than this are strangers, the file is somebody's own list. */
const MOST_STRANGERS = 0.4;

/** The supervisor's table that the headings are, by their names or codes; null where they are none. */
export function regulatedColumns(headers: readonly string[]): Regulated | null {
  const folded = headers.map(fold);
  const filled = folded.filter((header) => header !== '').length;
  let best: { table: RegulatoryTable; hits: number } | null = null;
  for (const table of REGULATORY_TABLES) {
    if (!table.marks.some((marks) => marks.every((mark) => folded.includes(fold(mark))))) continue;
    const names = new Set([...table.fields.keys()].map(fold));
    const hits = folded.filter((header) => names.has(header)).length;
    if (hits >= filled * (1 - MOST_STRANGERS) && hits > (best?.hits ?? 0)) best = { table, hits };
  }
  return best && placed(best.table, folded);
}

function placed({ name, table, fields, arrears }: RegulatoryTable, folded: readonly string[]): Regulated {
  const places: Record<string, number> = {};
  const unused = new Set<number>();
  for (const [field, column] of fields) {
    const index = folded.indexOf(fold(field));
    if (index === -1) continue;
    if (column === null) unused.add(index);
    else places[column] ??= index;
  }
  const began = arrears.map((field) => folded.indexOf(fold(field))).filter((index) => index !== -1);
  return { name, table, places, unused, arrears: began };
}
