import { REGULATORY_TABLES } from '../../model/regulatory/index.ts';
import type { RegulatoryTable } from '../../model/regulatory/table.ts';
import { fold } from './units.ts';

/** A file's columns as those of a table of the supervisor's extracts. */
export interface Regulated {
  /** The table as the supervisor has it. */
  source: RegulatoryTable;
  name: string;
  table: string;
  /** Column of ours (`outstanding`, `facility.interest_rate`) to its place in the file. */
  places: Readonly<Record<string, number>>;
  /** What leads to rows of other tables (`contract`), by its place. */
  links: Readonly<Record<string, number>>;
  /** Places of fields that are none of ours, however they read. */
  unused: ReadonlySet<number>;
  /** Places with the days on which arrears began. */
  arrears: readonly number[];
  /** What codes mean, by the column they stand in. */
  codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Where more headings than this are strangers, the file is somebody's own list. */
const MOST_STRANGERS = 0.4;

/** Shorter names of fields are words that cells may hold as well. */
const LEAST_NAME = 4;

/** Names and codes of the supervisor's fields that are nothing but headings. */
export function regulatoryHeadings(): string[] {
  return REGULATORY_TABLES.flatMap(({ fields }) => [...fields.keys()]).filter(({ length }) => length >= LEAST_NAME);
}

/** The supervisor's table that the headings are, by their names or codes; null where they are none. */
export function regulatedColumns(headers: readonly string[]): Regulated | null {
  const folded = headers.map(fold);
  const filled = folded.filter((header) => header !== '').length;
  let best: { table: RegulatoryTable; hits: number } | null = null;
  for (const table of REGULATORY_TABLES) {
    if (!table.marks.some((marks) => marks.every((mark) => folded.includes(fold(mark))))) continue;
    const names = new Set([...table.fields.keys()].map(fold));
    const item = itemCode(table);
    const hits = folded.filter((header) => names.has(header) || item?.test(header)).length;
    if (hits >= filled * (1 - MOST_STRANGERS) && hits > (best?.hits ?? 0)) best = { table, hits };
  }
  return best && placed(best.table, folded);
}

/** Item codes of one table of 一表通 begin alike: H12 and four digits. */
function itemCode({ marks }: RegulatoryTable): RegExp | null {
  const code = marks.flat().find((mark) => /^[A-Z]\d{6}$/.test(mark));
  return code === undefined ? null : new RegExp(`^${code.slice(0, 3).toLowerCase()}\\d{4}$`);
}

function placed(source: RegulatoryTable, folded: readonly string[]): Regulated {
  const { name, table, fields, arrears, codes } = source;
  const places: Record<string, number> = {};
  const unused = new Set<number>();
  for (const [field, column] of fields) {
    const index = folded.indexOf(fold(field));
    if (index === -1) continue;
    if (column === null) unused.add(index);
    else places[column] ??= index;
  }
  const at = (names: readonly string[]) =>
    names.map((field) => folded.indexOf(fold(field))).filter((index) => index !== -1);
  const links = Object.entries(source.links).flatMap(([link, names]) =>
    at(names)
      .slice(0, 1)
      .map((index): [string, number] => [link, index]),
  );
  return { source, name, table, places, links: Object.fromEntries(links), unused, arrears: at(arrears), codes };
}
