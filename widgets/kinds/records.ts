import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import type { PageKind } from '../../src/lib/page-links.ts';
import type { Filter, Status } from '../../src/metrics/metric.ts';
import type { Records } from '../../src/session/portfolio.ts';
import { namedText, recordHeading, recordsFinding, recordText } from '../../src/words/record-text.ts';
import { kindsNamed, thingInRecord } from '../../src/words/record-things.ts';
import type { Drawing } from '../kind.ts';
import { nameCell, requestOf, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { worstStatus } from '../shared/group-words.ts';

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
  exposure: ['client_id', 'product', 'outstanding'],
  facility: ['facility_type', 'approved_limit', 'signed_date'],
  manager: ['team_id', 'branch', 'grade'],
};
/** Whose amounts are in a currency of the row's own. */
const CURRENCY: Readonly<Record<string, string>> = { facility: 'currency' };

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
type Labels = Readonly<Partial<Record<PageKind, ReadonlyMap<string, string>>>>;

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
  const facts = found.total === 1 && isOne(context, table) ? FACTS[table] : undefined;
  const told = first && shown.filter(({ name }) => facts?.includes(name)).map((column) => cellOf(first, column).text);
  return {
    finding: told?.join(' · ') || recordsFinding(found, t),
    status: worstStatus(found.states.map(({ state }) => STATES[`${table}.state`]?.[state] ?? 'grey')),
    brief: ON_PAPER,
    ...(found.total > found.rows.length ? { total: found.total } : {}),
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
  return { text: t('record.place', { file, row }), place: { file, row } };
}

function recordCell(
  context: Context,
  { row, column, all, labels }: { row: Row; column: Column; all: readonly Column[]; labels: Labels },
): FigureCell {
  const { t, portfolio } = context;
  const at = (name: string | undefined) => row.cells[all.findIndex((each) => each.name === name)] ?? null;
  const cell = at(column.name);
  if (cell === null) return { text: t('record.blank') };
  const thing = thingInRecord(column.name, cell, at);
  if (thing) return nameCell(context, namedText(thing.id, labels[thing.kind]?.get(thing.id), t), thing.kind, thing.id);
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

async function labelsIn(context: Context, columns: readonly Column[]): Promise<Labels> {
  const kinds = kindsNamed(columns.map(({ name }) => name));
  const known = await Promise.all(kinds.map(async (kind) => [kind, await recordedLabels(context, kind)] as const));
  return Object.fromEntries(known);
}

/** Names also of what has no loan. */
async function recordedLabels({ portfolio, t }: Context, kind: PageKind): Promise<ReadonlyMap<string, string>> {
  const values = await portfolio.values(kind, t.language, { recorded: true });
  return new Map(values.map(({ value, label }) => [value, label]));
}

/** Whether a row of a table is the one thing that is asked about, or one its owner has few of. */
function isOne({ filter, period }: Context, table: string): boolean {
  const kind = table === 'exposure' || table === 'facility' ? 'facility' : table === 'manager' ? table : undefined;
  return kind === undefined || (filter[kind]?.length === 1 && period === undefined);
}

/** Whether a column says only again what the one thing is that is asked about; who is in charge of a client may be another. */
function isAbout(filter: Filter, table: string, { name, cells }: { name: string; cells: readonly unknown[] }): boolean {
  const kind = thingInRecord(name, '?', () => null)?.kind;
  const [only, ...others] = (kind && filter[kind]) ?? [];
  if (kind === undefined || kind === table || only === undefined || others.length > 0) return false;
  return kind !== 'manager' || cells.every((cell) => String(cell) === only);
}

/** A column nobody filled tells nothing, and neither does what the question names. */
function isTold({ filter }: Context, { table, name }: Column, cells: readonly unknown[]): boolean {
  if (name === CURRENCY[table]) return false;
  if (isAbout(filter, table, { name, cells })) return false;
  return cells.some((cell) => cell !== null && cell !== '');
}
