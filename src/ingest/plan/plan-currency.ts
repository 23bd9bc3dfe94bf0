import type { Cell, Engine } from '../../engine/engine.ts';
import { literal, literals, quoteName } from '../../lib/sql.ts';
import { readCurrency } from '../../model/currencies.ts';
import { findColumn } from '../../model/index.ts';
import { stagedType } from '../../model/storage.ts';
import type { Assignment } from '../match/match-columns.ts';
import { parseHeading, type Unit } from '../match/units.ts';
import { answeredUnit } from './amount-unit.ts';
import { cellOf } from '../raw/cells.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { cellCurrencies, type CellCurrencies } from './cell-currencies.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { isNullSql } from './typing/clean-text.ts';

/** Where the currency of a file's amounts comes from, when its headings name one. */
export interface CurrencyPlan {
  /** ISO code of the rows that have none of their own; null where no heading names one. */
  code: string | null;
  /** SQL: the code that the row's own amount names, where the cells name several (`$100` beside `￥100`). */
  byRow: string | null;
  /** The rows' own currencies are not looked at: the amounts were turned into another. */
  replaces: boolean;
  /** Places of amounts in another currency than the rows', which cannot be kept beside them. */
  foreign: ReadonlySet<number>;
  /** SQL: true for rows that were in that currency before their amounts were turned into it; null where all may count as such. */
  inOwn: string | null;
}

/** Different spellings looked at; a file has a few currencies. */
const MAX_CURRENCIES = 2_000;
/** The currency of ledgers that name none. */
const HOME = 'CNY';
const NONE: CurrencyPlan = { code: null, byRow: null, replaces: false, foreign: new Set(), inOwn: null };

interface Amount {
  assignment: Assignment;
  unit: Pick<Unit, 'currencies' | 'converted'>;
}

/**
 * The currency that headings (`贷款余额（美元）`, `Balance_EUR`), a person's units, the line above or the cells' own signs give
 * to all rows. A currency column that says otherwise is a question. `profile` holds the cells that no plain reading takes.
 */
export async function planCurrency(context: PlanContext, profile: ReadonlyMap<number, Cell[]>): Promise<CurrencyPlan> {
  const { match } = context;
  const amounts: Amount[] = [];
  let byRow: string | null = null;
  for (const assignment of match.assignments.filter(({ column }) => column.type === 'money')) {
    const unit = unitOf(context, assignment);
    const cells =
      Number(profile.get(assignment.index)?.[0] ?? 0) > 0 ? await cellCurrencies(context, assignment.index) : null;
    if (cells) {
      const own = currencyOf(context, { assignment, unit, cells });
      if (typeof own === 'string') byRow ??= own;
      else amounts.push({ assignment, unit: { currencies: own, converted: unit?.converted ?? false } });
    } else if (unit) amounts.push({ assignment, unit });
  }
  const named = amounts.filter(({ unit }) => unit.currencies.length > 0);
  const leading = named.find(({ unit }) => unit.converted) ?? named.find(isRequired) ?? named[0];
  if (!leading) return { ...NONE, byRow };
  const { currencies, converted } = leading.unit;
  const own = named.reduce((shared, { unit }) => {
    const both = shared.filter((code) => unit.currencies.includes(code));
    return both.length > 0 ? both : shared;
  }, currencies);
  const foreign = new Set(
    named.flatMap(({ unit, assignment }) =>
      unit.currencies.some((code) => own.includes(code)) ? [] : [assignment.index],
    ),
  );
  for (const index of foreign) sayForeign(context, index, own[0] ?? '');
  const column = match.assignments.find((each) => each.column.name === 'currency');
  const [code = null] = own;
  if (converted) {
    const inOwn = column && code !== null ? await cellsIn(context, column.index, code) : null;
    return { ...NONE, code, replaces: true, foreign, inOwn };
  }
  if (column?.by === 'given') return { ...NONE, foreign };
  if (column) await holdAgainst(context, column, own);
  return { ...NONE, code, foreign };
}

/** An amount whose heading and cells both may name its currency. */
interface Signed {
  assignment: Assignment;
  unit: Unit | null;
  cells: CellCurrencies;
}

/**
 * The codes all cells can be in; SQL of each row's where the balance's cells name several and no column of currencies is there.
 * What cannot be told from the cells loads nothing: dollars added to yuan would be no amount.
 */
function currencyOf(
  { raw, match, findings }: PlanContext,
  { assignment, unit, cells }: Signed,
): readonly string[] | string {
  const header = raw.headers[assignment.index] ?? '';
  const { signs, some, sql } = cells;
  const named = unit?.currencies ?? [];
  const shared = [...signs.values()].reduce(
    (both, codes) => both.filter((code) => codes.includes(code)),
    named.length > 0 ? [...named] : [...([...signs.values()][0] ?? [])],
  );
  if (shared.length > 0) return shared;
  const hasColumn = match.assignments.some(({ column }) => column.name === 'currency');
  // each row says its own in a cell of its own
  if (named.length === 0 && hasColumn) return [];
  if (named.length === 0 && !some && assignment.column.required) return sql;
  findings.refuse({
    ...{ column: header, problem: 'signs-differ', hint: 'one-currency-a-row' },
    details: { signs: [...signs.keys()].join(', ') },
  });
  return [];
}

function isRequired({ assignment: { column } }: Amount): boolean {
  return column.required === true;
}

function unitOf({ raw, options, match, amountUnit }: PlanContext, { column, index }: Assignment): Unit | null {
  const heading = parseHeading(raw.headers[index] ?? '').unit;
  return answeredUnit(options, match, column) ?? heading ?? amountUnit;
}

function sayForeign({ raw, findings }: PlanContext, index: number, currency: string): void {
  const column = raw.headers[index] ?? '';
  findings.add({
    ...{ column, problem: 'other-currency', hint: 'one-currency-a-row', severity: 'file' },
    details: { currency },
  });
}

/** SQL: true for rows whose currency cell means the code. */
async function cellsIn({ engine, raw }: PlanContext, index: number, code: string): Promise<string> {
  const cells = (await currencyCells(engine, raw, index)).filter((cell) => readCurrency(cell) === code);
  return cells.length > 0 ? `${cellOf(raw, index)} IN (${literals(cells)})` : 'FALSE';
}

async function currencyCells(engine: Engine, raw: RawTable, index: number): Promise<string[]> {
  const { relation } = await dictionaryOf(engine, raw, index);
  const { rows } = await engine.query(
    `SELECT ${cellOf(raw, index)} FROM ${quoteName(relation)} LIMIT ${MAX_CURRENCIES}`,
  );
  return rows.map(([cell]) => String(cell));
}

/** Asks where cells of the currency column are not in the currency that the headings name. */
async function holdAgainst(
  { engine, raw, match, findings }: PlanContext,
  { index }: Assignment,
  own: readonly string[],
): Promise<void> {
  const cells = await currencyCells(engine, raw, index);
  const other = cells.find((cell) => !own.includes(readCurrency(cell) ?? own[0] ?? ''));
  if (other === undefined) return;
  const header = raw.headers[index] ?? '';
  findings.add({
    ...{ column: header, value: other, problem: 'currency-at-odds', hint: 'choose-currency', severity: 'file' },
    details: { currency: own[0] ?? '' },
  });
  findings.ask({ kind: 'column', column: `${match.table.name}.currency`, choices: [header], blocks: true });
}

/** The plan of a column beside the currency its headings name; none where that takes its place. */
export function inCurrency({ raw }: PlanContext, plan: ColumnPlan, currency: CurrencyPlan): ColumnPlan[] {
  const { code, replaces, inOwn } = currency;
  if (code === null || plan.index === null) return [plan];
  const cell = cellOf(raw, plan.index);
  if (plan.column.name === 'currency') {
    if (replaces) return [];
    const blank = `(${cell} IS NULL OR ${isNullSql(cell)})`;
    return [{ ...plan, sql: `COALESCE(${plan.sql}, CASE WHEN ${blank} THEN ${literal(code)} END)` }];
  }
  if (inOwn === null || plan.column.type !== 'money') return [plan];
  const unit = parseHeading(raw.headers[plan.index] ?? '').unit;
  if (unit?.converted || unit?.currencies.includes(code)) return [plan];
  // beside amounts turned into one currency the others are still in the row's own
  return [{ ...plan, sql: `CASE WHEN ${inOwn} THEN ${plan.sql} END`, exact: true }];
}

/** The currency that headings give to rows without a column of their own for it. */
export function impliedCurrency(context: PlanContext, { code, byRow, replaces }: CurrencyPlan): ColumnPlan[] {
  const { match, findings } = context;
  const column = findColumn(match.table, 'currency');
  if (!column && (code ?? HOME) !== HOME)
    findings.add({
      ...{ problem: 'currency-not-kept', hint: 'amounts-in-base', severity: 'file' },
      details: { currency: code ?? '' },
    });
  const isGiven = match.constants['currency'] !== undefined;
  const hasColumn = match.assignments.some((each) => each.column.name === 'currency') && !replaces;
  const value = code === null ? byRow : literal(code);
  if (!column || value === null || isGiven || hasColumn) return [];
  return [{ column, index: null, sql: `CAST(${value} AS ${stagedType(column)})`, unit: null, exact: true }];
}
