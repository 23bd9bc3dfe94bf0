import type { Cell, Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import type { Column } from '../../model/table.ts';
import { EXPLANATION_MARK } from '../../model/template-headings.ts';
import { findColumn } from '../../model/index.ts';
import { chooseTable, hasPeriodsAsColumns, lookAlikes } from '../match/choose-table.ts';
import { needlessTable } from '../match/needless.ts';
import { canBeConstant } from '../match/constant.ts';
import { Findings } from '../check/issue-list.ts';
import { listDamaged } from '../check/list-damaged.ts';
import { sizeOf } from '../formats/bytes.ts';
import { rowAt } from '../formats/line-rows.ts';
import type { Cells, Format, Part } from '../formats/part.ts';
import type { Layout } from '../layout/find-layout.ts';
import type { Candidate } from '../match/mapping/candidates.ts';
import { areInTwoCurrencies } from '../match/currencies-of.ts';
import type { TableMatch } from '../match/match-columns.ts';
import type { Regulated } from '../match/regulatory.ts';
import { answerFor, type FileOptions } from '../options.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { readPart, type Reading } from './read-part.ts';
import { askTwins } from './twin-columns.ts';
import { sayUnreadBalance } from './unread-balance.ts';
import { resolveDoubts } from '../plan/resolve-doubts.ts';
import { applyMarks } from './apply-marks.ts';
import { fillDown } from './fill-down.ts';
import { listHidden, setAsideHidden } from './hidden.ts';
import { sayUnsaved } from '../check/unsaved.ts';

/** A file whose cells are in the engine and whose columns are matched, or not. */
export interface PreparedFile {
  file: string;
  /** The file as it was given, and where in it the table stands. */
  upload: string;
  sheet: string | null;
  /** As `Part.place`. */
  place?: number;
  format: Format;
  bytes: number;
  sha256: string;
  encoding: string;
  delimiter: string;
  layout: Layout;
  raw: RawTable;
  match: TableMatch | null;
  options: FileOptions;
  findings: Findings;
  preview: Cell[][];
  /** What columns that are not used could be, by their place. */
  candidates: ReadonlyMap<number, Candidate[]>;
  /** Rows of data that the workbook does not show, left out. */
  hiddenRows: number;
  /** True for a sheet that the workbook does not show, left out whole. */
  hiddenSheet: boolean;
  /** Where its rows added to those of another file and it is no table of its own: the table of those, and how many did. */
  joined?: { table: string; used: number };
  /** Matches it again, with the columns that other files of the supervisor's extracts added. */
  understand: (raw: RawTable, regulated: Regulated) => Promise<Pick<PreparedFile, 'match' | 'findings'>>;
}

const PREVIEW_ROWS = 20;
const HEADER_CHOICES_OF = 'exposure.outstanding';

/** Brings one table of a file into the engine as text and finds out what its columns are. */
export async function prepareFile(engine: Engine, part: Part, reading: Reading): Promise<PreparedFile> {
  const { onStep } = reading;
  const { name, upload, sheet, format, origin, cells, place, cut } = part;
  const { raw, sha256, text, layout, options, ordered, unordered } = await readPart(engine, part, reading);
  await dropExplanation(engine, raw);
  onStep('match', { bytes: sizeOf(origin), rows: raw.records });
  const encoding = cut?.encoding ?? text.encoding;
  const hiddenSheet = part.hidden === true;
  let hiddenRows = 0;
  const understand = async (table: RawTable, regulated?: Regulated) => {
    const findings = new Findings(name);
    if (cells) listErrors(cells, layout, findings);
    sayFewer(cells?.promised, raw.records, findings);
    sayJoined(table, findings);
    if (ordered !== undefined)
      findings.add({
        problem: 'headings-by-order',
        hint: 'check-columns',
        severity: 'warning',
        details: { table: ordered },
      });
    if (unordered !== undefined)
      findings.add({ problem: 'no-headings', hint: 'give-headings', severity: 'file', details: { table: unordered } });
    if (format === 'text')
      await listDamaged(engine, table, { encoding, damaged: text.damaged || cut !== undefined, findings });
    const chosen =
      options.table === '' || hiddenSheet ? null : chooseTable(name, table.headers, { ...options, regulated });
    const needless = isOpen(chosen, options) ? needlessTable(table.headers) : null;
    const match = needless ? null : chosen;
    if (match) {
      await applyMarks(engine, table, match, findings);
      await fillDown(engine, table, match, options);
      await resolveDoubts(engine, table, match, findings);
      await askTwins(engine, table, match, findings);
    } else if (!hiddenSheet) sayUnsaved(table, findings);
    hiddenRows = hiddenSheet ? 0 : listHidden(cells, layout, findings);
    if (hiddenSheet) setAsideHidden(sheet, table, findings);
    else if (options.table === '')
      findings.setAside({ problem: 'left-out', hint: 'choose-table', severity: 'excluded' }, table.records);
    else if (needless) setAsideNeedless(needless, table, findings);
    else askForColumns(table, match, findings);
    if (match) {
      sayStatedDate(match, options, findings);
      saySaid(match, options, findings);
      sayMade(match, table.headers, findings);
      sayUnreadBalance(match, table.headers, options, findings);
    }
    return { match, findings };
  };
  const { match, findings } = await understand(raw);
  const preview = await firstRows(engine, raw);
  return {
    ...{ file: name, upload, sheet, format, bytes: sizeOf(origin), sha256 },
    ...(place === undefined ? {} : { place }),
    encoding,
    delimiter: cut?.delimiter ?? layout.delimiter,
    ...{ layout, raw, match, options, findings, preview, candidates: new Map<number, Candidate[]>() },
    ...{ hiddenRows, hiddenSheet, understand },
  };
}

/** True where nobody said what a file is, and its headings make no whole table of ours. */
function isOpen(match: TableMatch | null, { table, mapping = {} }: FileOptions): boolean {
  const isWhole = match !== null && (match.missing.length === 0 || match.regulated !== undefined);
  return table === undefined && !isWhole && Object.keys(mapping).length === 0;
}

/** Of some tables of the supervisor's extracts nothing is counted: they are left out, and it is said which they are. */
function setAsideNeedless(
  { name, saidByLoans }: { name: string; saidByLoans: boolean },
  { records }: RawTable,
  findings: Findings,
): void {
  const problem = saidByLoans ? 'said-by-loans' : 'not-needed';
  findings.setAside({ problem, hint: 'choose-table', severity: 'excluded', details: { table: name } }, records);
}

/** Takes out the row of explanation that our templates have under their headings. */
async function dropExplanation(engine: Engine, raw: RawTable): Promise<void> {
  const [first] = raw.columns;
  // no explanation is read as a number or a date
  if (first === undefined || raw.records === 0 || raw.typed?.has(0)) return;
  await engine.query(
    `DELETE FROM ${quoteName(raw.relation)} WHERE rowid = 0 AND starts_with(trim(${quoteName(first)}), ${literal(EXPLANATION_MARK)})`,
  );
}

/** Says that a file holds fewer records than there are by its own word: a page of them, or a transfer that was cut off. */
function sayFewer(promised: number | undefined, records: number, findings: Findings): void {
  if (promised === undefined || promised <= records) return;
  findings.add(
    {
      ...{ column: null, value: String(promised), problem: 'fewer-records', hint: 'fetch-all', severity: 'file' },
      details: { promised, records },
    },
    promised - records,
  );
}

/** Cells below the header that hold an error of a formula; they were read as blank. */
function listErrors({ errors, rows }: Cells, { headerLine, headers }: Layout, findings: Findings): void {
  const header = rowAt(rows, headerLine);
  for (const { row, column, value } of errors) {
    if (row <= header) continue;
    const place = { row, column: headers[column] ?? null, value };
    findings.add({ ...place, problem: 'cell-error', hint: 'check-formula', severity: 'warning' });
  }
}

/** Says that numbers without quotes were put together. */
function sayJoined({ joined }: RawTable, findings: Findings): void {
  if (!joined) return;
  const { row, value } = joined.first;
  findings.add({ row, value, problem: 'thousands-joined', hint: 'quote-numbers', severity: 'warning' }, joined.rows);
}

async function firstRows(engine: Engine, raw: RawTable): Promise<Cell[][]> {
  if (raw.records === 0) return [];
  const { rows } = await engine.query(
    `SELECT ${raw.columns.map(quoteName).join(', ')} FROM ${quoteName(raw.head ?? raw.relation)} ORDER BY rowid LIMIT ${PREVIEW_ROWS}`,
  );
  return rows;
}

function askForColumns(raw: RawTable, match: TableMatch | null, findings: Findings): void {
  const { headers } = raw;
  if (headers.every((header) => header === '') && raw.records === 0) {
    findings.add({ problem: 'empty-file', hint: 'give-a-ledger', severity: 'file' });
    return;
  }
  if (!match) {
    const problem = hasPeriodsAsColumns(headers) ? 'periods-as-columns' : 'not-a-ledger';
    findings.add({ problem, hint: problem === 'not-a-ledger' ? 'map-columns' : 'give-a-ledger', severity: 'file' });
    const choices = headers.filter((header) => header !== '');
    findings.ask({ kind: 'column', column: HEADER_CHOICES_OF, choices, blocks: true });
    return;
  }
  const { table } = match;
  if (raw.records === 0) findings.add({ problem: 'no-rows', hint: 'add-rows', severity: 'warning' });
  for (const missing of match.missing) {
    const column = `${table.name}.${missing.split('|')[0]}`;
    const model = findColumn(table, missing);
    const constant = model !== undefined && canBeConstant(model);
    findings.add({
      column,
      problem: 'missing-column',
      hint: constant ? 'map-column-or-value' : 'map-column',
      severity: 'file',
      details: { table: table.name },
    });
    findings.ask({ kind: 'column', column, choices: lookAlikes(headers, match, missing), blocks: true });
    if (constant) findings.ask({ kind: 'value', column, choices: wordsOf(model), blocks: false });
  }
  for (const { column, index, rivals, by } of match.assignments) {
    if (rivals.length === 0 || by === 'given') continue;
    const choices = [index, ...rivals].map((place) => headers[place] ?? '');
    const blocks = column.type === 'money' && column.required === true && areInTwoCurrencies(choices);
    const details = { columns: choices.join(', ') };
    if (blocks)
      findings.add({ column: choices[0], problem: 'two-currencies', hint: 'map-column', severity: 'file', details });
    findings.ask({ kind: 'column', column: `${table.name}.${column.name}`, choices, blocks });
  }
}

/** Says which branch and currency all rows were given, by a remark above the header, and of how many units rates are by their heading. */
function saySaid({ table, constants }: TableMatch, { said = {}, values }: FileOptions, findings: Findings): void {
  for (const { name, implied } of table.columns) {
    const value = constants[name];
    if (!implied?.read || value === undefined || value === '1' || value === said[name]) continue;
    const column = `${table.name}.${name}`;
    findings.add({ column, value, problem: 'value-from-heading', hint: 'leave-column-out', severity: 'warning' });
  }
  for (const [name, value] of Object.entries(said)) {
    if (constants[name] !== value || answerFor(values, table.name, name) !== undefined) continue;
    const column = `${table.name}.${name}`;
    findings.add({ column, value, problem: 'value-from-preamble', hint: 'leave-column-out', severity: 'warning' });
  }
}

/** Says that the rows have no number of their own, and what they go by instead. */
function sayMade({ table, assignments, missing }: TableMatch, headers: readonly string[], findings: Findings): void {
  const headingOf = (name: string) =>
    assignments.filter(({ column }) => column.name === name).map(({ index }) => headers[index] ?? '');
  for (const { name, madeOf = [] } of table.columns) {
    const parts = madeOf.flatMap((part) => part.split('|').flatMap(headingOf).slice(0, 1));
    if (!table.key.includes(name) || headingOf(name).length > 0 || parts.length === 0 || missing.length > 0) continue;
    const details = { columns: parts.join(', ') };
    findings.add({
      column: `${table.name}.${name}`,
      problem: 'number-made',
      hint: 'number-made',
      severity: 'warning',
      details,
    });
  }
}

/** Says which date all rows were given, and where it stands; a person can give another. */
function sayStatedDate({ table, constants }: TableMatch, { stated, values }: FileOptions, findings: Findings): void {
  for (const [name, value] of Object.entries(constants)) {
    const column = `${table.name}.${name}`;
    if (!stated || findColumn(table, name)?.type !== 'date' || answerFor(values, table.name, name) !== undefined)
      continue;
    findings.add({ column, value, problem: `date-from-${stated.place}`, hint: 'say-other-date', severity: 'warning' });
    findings.ask({ kind: 'value', column, choices: [], blocks: false });
  }
}

/** What can be answered for all rows of a column of codes; empty for a date. */
function wordsOf({ allowed }: Column): string[] {
  return (allowed ?? []).map(({ value }) => String(value));
}
