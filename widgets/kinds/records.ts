import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import type { Dimension, Status } from '../../src/metrics/metric.ts';
import type { Records } from '../../src/session/portfolio.ts';
import { namedText, recordHeading, recordsFinding, recordText } from '../../src/words/record-text.ts';
import type { Drawing } from '../kind.ts';
import { clientCell, requestOf, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { worstStatus } from '../shared/group-words.ts';
import { labelsOf } from './ranked.ts';

export interface RecordsSpec {
  table: string;
  columns?: readonly string[] | undefined;
  /** Rows that are shown. */
  rows?: number | undefined;
}

/** Rows shown where nobody says how many. */
const SHOWN = 50;
const ON_PAPER = 10;
/** Tables of which one row is a list of facts, and the facts that tell it in a line. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  client: ['sector', 'region', 'risk_tier', 'manager_id'],
  project: ['project_id', 'stage', 'location'],
};
/** Whose amounts are in a currency of the row's own. */
const CURRENCY: Readonly<Record<string, string>> = { facility: 'currency' };
/** Columns that hold the number of something with a name. */
const NAMED: Readonly<Record<string, Dimension>> = {
  client_id: 'client',
  project_id: 'project',
  manager_id: 'manager',
};

/** How words tell good from bad; those that do neither have no state. */
const STATES: Readonly<Record<string, Readonly<Record<string, Status>>>> = {
  'covenant.state': { pass: 'green', breach: 'red', waived: 'amber', cured: 'amber' },
  'review.state': { done: 'green', overdue: 'red' },
  'file_item.state': { valid: 'green', stale: 'amber', expired: 'red', missing: 'red' },
  'alert.state': { open: 'amber', acknowledged: 'amber' },
  'exposure.five_tier': { 1: 'green', 2: 'amber', 3: 'red', 4: 'red', 5: 'red' },
};

const NUMBERS = new Set<Column['type']>(['money', 'fraction', 'number', 'integer']);

type Column = Records['columns'][number] & { table: string };
type Row = Records['rows'][number];
type Labels = Readonly<Partial<Record<Dimension, ReadonlyMap<string, string>>>>;

/** Rows of one table as they stood at the date, the newest first, each with its place in the files. */
export async function recordsFigure(context: Context, { table, columns, rows = SHOWN }: RecordsSpec): Promise<Drawing> {
  const { t, portfolio } = context;
  const currency = CURRENCY[table];
  const wanted = columns && currency !== undefined ? [...new Set([...columns, currency])] : columns;
  const found = await portfolio.records(table, requestOf(context), {
    limit: rows,
    ...(wanted ? { columns: wanted } : {}),
  });
  const all = found.columns.map((column): Column => ({ ...column, table }));
  const labels = await labelsIn(context, all);
  const shown = all.filter((column, index) =>
    columns
      ? columns.includes(column.name)
      : isTold(
          context,
          column,
          found.rows.map(({ cells }) => cells[index]),
        ),
  );
  const cellOf = (row: Row, column: Column) => recordCell(context, { row, column, all, labels });
  const firstOf = (count: number) => t('widgets.foot.first', { shown: rows, all: t.format.number(count) });
  const [first] = found.rows;
  const facts = found.total === 1 ? FACTS[table] : undefined;
  const told = first && shown.filter(({ name }) => facts?.includes(name)).map((column) => cellOf(first, column).text);
  return {
    finding: told?.join(' · ') || recordsFinding(found, t),
    status: worstStatus(found.states.map(({ state }) => STATES[`${table}.state`]?.[state] ?? 'grey')),
    brief: ON_PAPER,
    ...(first ? { records: { table, request: requestOf(context) } } : {}),
    ...(first
      ? { table: facts ? factsOf(context, first, { shown, cellOf }) : rowsOf(context, found.rows, { shown, cellOf }) }
      : { nothing: true }),
    foot: foot(
      context,
      undefined,
      ...(found.total > found.rows.length ? [firstOf(found.total)] : []),
      ...(found.dated ? [] : [t('record.undated')]),
    ),
  };
}

interface Shown {
  shown: readonly Column[];
  cellOf: (row: Row, column: Column) => FigureCell;
}

function rowsOf({ t }: Context, rows: readonly Row[], { shown, cellOf }: Shown): FigureTable {
  return {
    columns: [
      ...shown.map((column) => ({
        title: recordHeading(column, t),
        align: NUMBERS.has(column.type) ? ('end' as const) : ('start' as const),
      })),
      { title: t('record.source'), align: 'start' },
    ],
    rows: rows.map((row) => [...shown.map((column) => cellOf(row, column)), sourceCell(row, t)]),
  };
}

/** One row, written down a line a column. */
function factsOf({ t }: Context, row: Row, { shown, cellOf }: Shown): FigureTable {
  return {
    columns: [
      { title: t('record.field'), align: 'start' },
      { title: t('widgets.value'), align: 'start' },
    ],
    rows: [
      ...shown.map((column) => [{ text: recordHeading(column, t) }, cellOf(row, column)]),
      [{ text: t('record.source') }, sourceCell(row, t)],
    ],
  };
}

function sourceCell({ file, row }: Row, t: Context['t']): FigureCell {
  return { text: t('record.place', { file, row }) };
}

function recordCell(
  { t, portfolio, filter }: Context,
  { row, column, all, labels }: { row: Row; column: Column; all: readonly Column[]; labels: Labels },
): FigureCell {
  const at = (name: string | undefined) => row.cells[all.findIndex((each) => each.name === name)] ?? null;
  const cell = at(column.name);
  if (cell === null) return { text: t('record.blank') };
  const named = column.name === 'subject_id' ? subjectOf(at('subject_type')) : NAMED[column.name];
  if (named !== undefined) {
    const text = namedText(String(cell), labels[named]?.get(String(cell)), t);
    // on the page of the one client its name leads nowhere
    const here = filter.client?.length === 1;
    return named === 'client' && !here ? clientCell(text, String(cell)) : { text };
  }
  const given = at(CURRENCY[column.table]);
  const own = given !== null && given !== portfolio.currency ? String(given) : undefined;
  const status = STATES[`${column.table}.${column.name}`]?.[String(cell)];
  return { text: recordText(column, cell, t, own), ...rawOf(column, cell), ...(status ? { status } : {}) };
}

/** Numbers and days, as they stand in the table: they are sorted by these. */
function rawOf({ type }: Column, cell: string | number | boolean): Pick<FigureCell, 'raw'> {
  if (type === 'date') return { raw: { value: String(cell), form: 'date' } };
  if (typeof cell !== 'number' || !NUMBERS.has(type)) return {};
  const form = type === 'money' ? 'money' : type === 'fraction' ? 'fraction' : 'count';
  return { raw: { value: cell, form } };
}

function subjectOf(type: unknown): Dimension | undefined {
  return type === 'client' || type === 'project' ? type : undefined;
}

async function labelsIn(context: Context, columns: readonly Column[]): Promise<Labels> {
  const names = columns.flatMap(({ name }) =>
    name === 'subject_id' ? (['client', 'project'] as const) : (NAMED[name] ?? []),
  );
  const known = await Promise.all(
    [...new Set(names)].map(async (dimension) => [dimension, await labelsOf(context, dimension)] as const),
  );
  return Object.fromEntries(known);
}

/** A column nobody filled tells nothing, and neither does the client where there is only one. */
function isTold({ filter }: Context, { table, name }: Column, cells: readonly unknown[]): boolean {
  if (name === CURRENCY[table]) return false;
  if (name === 'client_id' && table !== 'client' && filter.client?.length === 1) return false;
  return cells.some((cell) => cell !== null && cell !== '');
}
