import type { Column, TableModel } from '../../model/table.ts';
import { readConstant } from './constant.ts';
import { fitness, tierOf } from './fitness.ts';
import { coresOf, formsOf } from './heading-forms.ts';
import type { Regulated } from './regulatory.ts';
import type { StatedDate } from './stated-date.ts';
import { fold, parseHeading, type Heading, type Unit } from './units.ts';

/** One column of the model and the column of the file that fills it. */
export interface Assignment {
  column: Column;
  /** Place in the file, 0 for the first. */
  index: number;
  /** Places of other columns that could have been it. */
  rivals: number[];
  /** Places of further columns of which the largest value counts: days of interest beside days of principal. */
  also?: number[];
  /** What it was found by. */
  by: 'given' | 'heading' | 'values';
}

/** A header that fits several columns of the table, which only its cells can tell apart. */
export interface Doubt {
  index: number;
  columns: Column[];
}

/** How a table's columns are found among a file's headers. */
export interface TableMatch {
  table: TableModel;
  assignments: Assignment[];
  doubts: Doubt[];
  /** Values that hold for every row because a person or a heading says so, or for a date the file outside of its rows. */
  constants: Readonly<Record<string, string>>;
  /** Required columns, and groups of which one is needed, that no header names. */
  missing: string[];
  /** Columns of other tables among the headers: a wide ledger says things of clients, facilities and managers. */
  inside: TableMatch[];
  /** The supervisor's table the file is, where it is one: its amounts are in units, its rates percent. */
  regulated?: Regulated;
}

interface Pair {
  rank: number;
  column: Column;
  index: number;
}

/** A person's word ranks before every heading, and amounts turned into one currency before those that were not. */
const GIVEN = -1;
const CONVERTED = -0.5;
/** The supervisor's own name of a field leaves no doubt. */
const REGULATED = -0.75;

/** What is known of a file's columns beside their headings; see `FileOptions`. */
export interface KnownColumns {
  mapping?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
  stated?: StatedDate | null | undefined;
  said?: Readonly<Record<string, string>> | undefined;
  regulated?: Regulated | null | undefined;
}

/** Finds the table's columns among the headers: exact headings only, the best first, nothing guessed. */
export function matchColumns(
  headers: readonly string[],
  table: TableModel,
  { mapping = {}, values = {}, stated = null, said = {}, regulated = null }: KnownColumns = {},
): TableMatch {
  const headings = headers.map((header, index) => parseHeading(regulated?.unused.has(index) ? '' : header));
  const pairs: Pair[] = [];
  const settled = new Set<string>();
  const constants = givenValues(table, values);
  for (const column of table.columns) {
    if (column.name in constants) {
      settled.add(column.name);
      continue;
    }
    const given = mapping[`${table.name}.${column.name}`] ?? mapping[column.name];
    const index = given === undefined ? -1 : findHeader(headers, given);
    if (index !== -1) pairs.push({ rank: GIVEN, column, index });
    const place = placeOf(regulated, table, column);
    if (index === -1 && given !== '' && place !== undefined) pairs.push({ rank: REGULATED, column, index: place });
    if (index !== -1 || given === '') settled.add(column.name);
    else pairs.push(...pairsOf(column, headings));
  }
  pairs.sort((a, b) => a.rank - b.rank || a.index - b.index);
  const assignments = assign(table, pairs);
  addParts(assignments, headings);
  const taken = new Set(assignments.flatMap(placesOf));
  // the supervisor's own name of a field leaves no doubt
  addRivals(
    assignments.filter(({ column, index }) => placeOf(regulated, table, column) !== index),
    taken,
    headings,
  );
  const doubts = findDoubts(
    table,
    headings,
    taken,
    new Set([...settled, ...assignments.map((each) => each.column.name)]),
  );
  for (const [name, value] of Object.entries(impliedValues(table, assignments, { headers, headings })))
    constants[name] ??= value;
  const dated = stated ? undatedColumn(table, assignments) : undefined;
  if (stated && dated) constants[dated] ??= stated.date;
  const filled = new Set([...settled, ...assignments.map(({ column }) => column.name)]);
  for (const { name, implied } of table.columns)
    if ((table.batch || implied?.read) && said[name] !== undefined && !filled.has(name)) constants[name] ??= said[name];
  const missing = missingColumns(table, assignments, constants);
  return { table, assignments, doubts, constants, missing, inside: [], ...(regulated ? { regulated } : {}) };
}

function placeOf(regulated: Regulated | null, table: TableModel, { name }: Column): number | undefined {
  return regulated?.places[regulated.table === table.name ? name : `${table.name}.${name}`];
}

/** Required columns, and groups `a|b` of which one is needed, that nothing fills. */
function missingColumns(
  table: TableModel,
  assignments: readonly Assignment[],
  constants: Readonly<Record<string, string>>,
): string[] {
  const found = new Set([...assignments.map(({ column }) => column.name), ...Object.keys(constants)]);
  const required = table.columns.filter((column) => column.required && column.fallback === undefined);
  const groups = (table.oneOf ?? []).filter((group) => !group.some((name) => found.has(name)));
  return [
    ...required.map(({ name }) => name).filter((name) => !found.has(name)),
    ...groups.map((group) => group.join('|')),
  ];
}

/** What a person said of all rows, as it is stored. */
function givenValues(table: TableModel, values: Readonly<Record<string, string>>): Record<string, string> {
  const constants: Record<string, string> = {};
  for (const column of table.columns) {
    const given = values[`${table.name}.${column.name}`] ?? values[column.name];
    const value = given === undefined ? null : readConstant(column, given);
    if (value !== null) constants[column.name] = value;
  }
  return constants;
}

/** The date a table is delivered by, where no column of the file holds it. */
function undatedColumn(table: TableModel, assignments: readonly Assignment[]): string | undefined {
  return table.columns.find(
    ({ name, type, required }) =>
      required &&
      type === 'date' &&
      table.batch?.includes(name) &&
      !assignments.some((each) => each.column.name === name),
  )?.name;
}

function impliedValues(
  table: TableModel,
  assignments: readonly Assignment[],
  { headers, headings }: { headers: readonly string[]; headings: readonly Heading[] },
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, implied } of table.columns) {
    if (!implied || assignments.some(({ column }) => column.name === name)) continue;
    const by = assignments.find(({ column }) => column.name === implied.by);
    const folded = by && headings[by.index]?.folded;
    const read = by && implied.read?.(headers[by.index] ?? '');
    if (read) values[name] = read;
    const match = implied.values?.find((each) =>
      each.headings.some((heading) => parseHeading(heading).folded === folded),
    );
    if (match) values[name] = match.value;
  }
  return values;
}

function findHeader(headers: readonly string[], given: string): number {
  const exact = headers.indexOf(given.trim());
  return exact !== -1 ? exact : headers.findIndex((header) => fold(header) === fold(given));
}

function pairsOf(column: Column, headings: readonly Heading[]): Pair[] {
  return headings.flatMap((heading, index) => {
    const { unit } = heading;
    if (unit && !canHave(column, unit)) return [];
    const rank = fitness(column, heading);
    if (rank === null) return [];
    return [{ rank: unit?.converted ? CONVERTED : rank, column, index }];
  });
}

/** Amounts are money or numbers, and neither shares nor days are: `Past due (%)` is no amount. */
function canHave({ type }: Column, { kind, name }: Unit): boolean {
  if (type === 'number' || type === 'text') return true;
  if (name === 'fraction') return type === 'fraction' || type === 'money';
  if (kind === 'amount') return type === 'money';
  return kind === 'share' ? type === 'fraction' : type === 'integer';
}

function assign(table: TableModel, pairs: readonly Pair[]): Assignment[] {
  const assignments: Assignment[] = [];
  const columns = new Set<Column>();
  const indexes = new Set<number>();
  for (const { rank, column, index } of pairs) {
    if (columns.has(column) || indexes.has(index)) continue;
    columns.add(column);
    indexes.add(index);
    assignments.push({ column, index, rivals: [], by: rank === GIVEN ? 'given' : 'heading' });
  }
  return assignments.sort((a, b) => table.columns.indexOf(a.column) - table.columns.indexOf(b.column));
}

/** Every place of the file that a column is filled from. */
export function placesOf({ index, also = [] }: Assignment): number[] {
  return [index, ...also];
}

/** Where the file has parts of a value and not the whole, the largest of them counts. */
function addParts(assignments: readonly Assignment[], headings: readonly Heading[]): void {
  const taken = new Set(assignments.map(({ index }) => index));
  for (const assignment of assignments) {
    const { column, index, by } = assignment;
    const parts = column.largestOf && by === 'heading' ? partsAmong(column.largestOf, headings) : [];
    if (!parts.includes(index)) continue;
    const also = parts.filter((part) => !taken.has(part));
    if (also.length > 0) assignment.also = also;
  }
}

/** Word for word, or by the core: 利息 has none, as it mostly means something else. */
function partsAmong(names: readonly string[], headings: readonly Heading[]): number[] {
  const words = new Set(names.map((name) => parseHeading(name).folded));
  const cores = new Set(coresOf(names));
  return headings.flatMap(({ name, folded }, index) =>
    words.has(folded) || formsOf(name).some(({ core }) => cores.has(core)) ? [index] : [],
  );
}

function addRivals(assignments: readonly Assignment[], taken: ReadonlySet<number>, headings: readonly Heading[]): void {
  for (const assignment of assignments)
    assignment.rivals = rivalsOf(assignment, headings)
      .filter(({ index }) => !taken.has(index))
      .sort((a, b) => a.rank - b.rank || a.index - b.index)
      .map(({ index }) => index);
}

/** Headings that fit a column as well as the one that was taken; those that fit less are none of its rivals. */
function rivalsOf({ column, index }: Assignment, headings: readonly Heading[]): Pair[] {
  const parts = partsAmong(column.largestOf ?? [], headings);
  const pairs = pairsOf(column, headings).filter((pair) => !parts.includes(pair.index));
  const own = pairs.find((pair) => pair.index === index);
  return pairs.filter(({ rank }) => !own || tierOf(rank) <= tierOf(own.rank));
}

function findDoubts(
  table: TableModel,
  headings: readonly Heading[],
  taken: ReadonlySet<number>,
  settled: ReadonlySet<string>,
): Doubt[] {
  return headings.flatMap(({ folded }, index) => {
    if (taken.has(index) || folded === '') return [];
    const columns = table.columns.filter(
      (column) =>
        !settled.has(column.name) && column.shared?.some((heading) => parseHeading(heading).folded === folded),
    );
    return columns.length > 0 ? [{ index, columns }] : [];
  });
}
