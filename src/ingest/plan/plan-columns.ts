import type { Cell } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { CURRENCY } from '../../model/common-columns.ts';
import { stagedType } from '../../model/storage.ts';
import type { Column } from '../../model/table.ts';
import { cellOf } from '../raw/cells.ts';
import { amountUnit } from './amount-unit.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { withBlankFlags } from './blank-flags.ts';
import { countFlag, isCount } from './count-flag.ts';
import { dateForms } from './date-forms.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { numberStyles, placesIn, plainNumberSql, type NumberStyles } from './number-styles.ts';
import { planCode } from './plan-code.ts';
import { impliedCurrency, inCurrency, planCurrency, type CurrencyPlan } from './plan-currency.ts';
import { planArrears } from './plan-arrears.ts';
import { planDays } from './plan-days.ts';
import { withDamagedIds } from './plan-ids.ts';
import { planText } from './plan-text.ts';
import { planQuality } from './plan-quality.ts';
import { withMappedWords } from './plan-words.ts';
import { withoutNoDates } from './no-dates.ts';
import { withoutReversed } from './reversed-classes.ts';
import { anyDate, anyMoment, isoDate, isoMoment } from './typing/date-sql.ts';
import { isUnreadSql } from './unread-cell.ts';
import { integerSql, moneySql, numberSql, type NumberStyle } from './typing/numbers.ts';
import { parseHeading, parseUnit } from '../match/units.ts';

/** What a first look at all columns of a file says, those of the tables inside it as well: a file writes its numbers in one way. */
interface FirstLook {
  profile: ReadonlyMap<number, Cell[]>;
  styles: NumberStyles;
}

/** Decides for every assigned column how its cells are read; asks about what the cells leave open. */
export async function planColumns(context: PlanContext, file?: FirstLook): Promise<ColumnPlan[]> {
  const profile = file?.profile ?? (await profileColumns(context));
  const styles = file?.styles ?? (await numberStyles(context, profile));
  const currency = await planCurrency(context, profile);
  const plans: ColumnPlan[] = [];
  const planAt = async (column: Column, index: number) => {
    const look = { profile: profile.get(index) ?? [], style: styles.styleOf(index), currency };
    return withMappedWords(context, alreadyTyped(context.raw, await planColumn(context, column, index, look)));
  };
  for (const { column, index, also = [] } of context.match.assignments) {
    let plan = await planAt(column, index);
    for (const other of also) plan = largest(context.raw, plan, await planAt(column, other));
    plans.push(...inCurrency(context, plan, currency));
  }
  plans.push(...impliedCurrency(context, currency));
  for (const [name, value] of Object.entries(context.match.constants)) {
    const column = context.match.table.columns.find((each) => each.name === name);
    if (!column) continue;
    const sql = `CAST(${literal(value)} AS ${stagedType(column)})`;
    plans.push({ column, index: null, sql, unit: null, exact: true });
  }
  plans.push(...planArrears(context, plans));
  plans.splice(0, plans.length, ...(await withoutReversed(context, plans)));
  plans.push(...(await planQuality(context, plans)));
  plans.splice(0, plans.length, ...(await withBlankFlags(context, plans)));
  plans.splice(0, plans.length, ...(await withDamagedIds(context, plans)));
  for (const match of context.match.inside)
    for (const plan of await planColumns({ ...context, match }, { profile, styles }))
      plans.push({ ...plan, inside: match.table });
  return plans;
}

/** A cell that was typed while it was read, in the same way, is taken as it is. */
function alreadyTyped(raw: RawTable, plan: ColumnPlan): ColumnPlan {
  const typed = plan.index === null ? undefined : raw.typed?.get(plan.index);
  if (plan.index === null) return plan;
  return typed === plan.sql ? { ...plan, sql: cellOf(raw, plan.index) } : plan;
}

/** The first look, all columns in one pass: how many filled cells the plain reading refuses, and the largest number. */
async function profileColumns({ engine, raw, match }: PlanContext): Promise<Map<number, Cell[]>> {
  const asked = placesIn(match).flatMap(({ column, index }) => {
    const cell = cellOf(raw, index);
    const plain = plainSql(column, cell);
    if (plain === null) return [];
    const refused = `count(*) FILTER (WHERE ${cell} IS NOT NULL AND ${plain} IS NULL)`;
    const largest = (number: string) => `CAST(max(abs(${number})) AS DOUBLE)`;
    const isFraction = column.type === 'fraction';
    if (raw.typed?.has(index)) return isFraction ? [{ index, sql: `0, ${largest(cell)}` }] : [];
    return [{ index, sql: `${refused}, ${isFraction ? largest(plain) : 'NULL'}` }];
  });
  if (asked.length === 0 || raw.records === 0) return new Map();
  const { rows } = await engine.query(
    `SELECT ${asked.map(({ sql }) => sql).join(', ')} FROM ${quoteName(raw.relation)}`,
  );
  const row = rows[0] ?? [];
  return new Map(asked.map(({ index }, place) => [index, row.slice(place * 2, place * 2 + 2)]));
}

function plainSql(column: Column, cell: string): string | null {
  if (column.type === 'date') return isoDate(cell);
  if (column.type === 'moment') return isoMoment(cell);
  return plainNumberSql(column, cell);
}

/** What the first look says of a column of dates or numbers. */
interface Look {
  profile: readonly Cell[];
  style: NumberStyle;
  currency: CurrencyPlan;
}

async function planColumn(
  context: PlanContext,
  column: Column,
  index: number,
  { profile, style, currency }: Look,
): Promise<ColumnPlan> {
  const { raw } = context;
  const cell = cellOf(raw, index);
  const refused = Number(profile[0] ?? 0);
  const plan = { column, index, unit: null, exact: refused === 0 };
  switch (column.type) {
    case 'text':
    case 'category':
      if (column.domain === CURRENCY.domain) return { ...plan, ...(await planCode(context, column, index)) };
      return { ...plan, ...(await planText(context, column, index)) };
    case 'code':
    case 'flag':
      if (column.type === 'flag' && isCount(raw.headers[index] ?? ''))
        return { ...plan, sql: countFlag(cell), exact: false };
      return { ...plan, ...(await planCode(context, column, index)) };
    case 'date': {
      const sql = refused === 0 ? isoDate(cell) : anyDate(cell, await dateForms(context, column, index));
      return withoutNoDates(context, { ...plan, index, sql });
    }
    case 'moment': {
      const sql = refused === 0 ? isoMoment(cell) : anyMoment(cell, await dateForms(context, column, index));
      return { ...plan, sql };
    }
    case 'integer':
      if (column.name === 'days_past_due') return planDays(context, { ...plan, index }, style);
      return { ...plan, sql: integerSql(cell, style) };
    case 'number':
      return {
        ...plan,
        sql: isOfUnits(context, column) ? numberSql(cell, style) : scaledNumber(context, index, numberSql(cell, style)),
      };
    case 'fraction':
      return planFraction(context, column, index, { profile, style, currency });
    case 'money': {
      const unit = amountUnit(context, column, index);
      // an amount whose unit or currency is not known is no amount
      if (unit === 'unclear' || currency.foreign.has(index))
        return { ...plan, sql: `CAST(NULL AS ${stagedType(column)})`, exact: true };
      return { ...plan, sql: moneySql(cell, unit?.exponent ?? 0, style), unit: unit?.name ?? null };
    }
  }
}

/** A share is read as it stands up to 1, and as percent where the header, the cell or a person says so. */
async function planFraction(
  context: PlanContext,
  column: Column,
  index: number,
  { profile: [refused, largest], style }: Look,
): Promise<ColumnPlan> {
  const { raw, match, options, findings } = context;
  const cell = cellOf(raw, index);
  const header = raw.headers[index] ?? '';
  const name = `${match.table.name}.${column.name}`;
  const given = options.units?.[name] ?? options.units?.[column.name];
  const unit = given === undefined ? parseHeading(header).unit : parseUnit(given);
  // the supervisor's rates are percent
  const percent = unit?.name === '%' || (given === undefined && match.regulated !== undefined);
  const most = style.plain ? Number(largest ?? 0) : await largestShare(context, cell, style);
  // per mille and basis points
  const small = unit?.kind === 'share' && unit.exponent < -2 ? unit : null;
  if (given === undefined && !percent && !small && most > 1) {
    findings.ask({ kind: 'percent', column: name, choices: ['%', 'fraction'], blocks: false });
    findings.add({ column: header, problem: 'percent-open', hint: 'answer-percent', severity: 'file' });
    return { column, index, sql: `CAST(NULL AS ${stagedType(column)})`, unit: null, exact: true };
  }
  const plain = numberSql(cell, style, { percent });
  const sql = small ? `(${plain}) / ${10 ** -small.exponent}` : plain;
  return {
    column,
    index,
    sql,
    unit: percent || small ? (unit?.name ?? null) : null,
    exact: Number(refused ?? 0) === 0,
  };
}

/** The largest cell without a % sign of its own. */
async function largestShare({ engine, raw }: PlanContext, cell: string, style: NumberStyle): Promise<number> {
  const { rows } = await engine.query(
    `SELECT max(abs(${numberSql(cell, style)})) FROM ${quoteName(raw.relation)} WHERE NOT regexp_matches(${cell}, '[%％]')`,
  );
  return Number(rows[0]?.[0] ?? 0);
}

/** A heading says of how many units such a number is, never how large it is: 汇率（百元）, 汇率（万元）. */
function isOfUnits({ match }: PlanContext, { name }: Column): boolean {
  return match.table.columns.some(({ implied }) => implied?.read && implied.by === name);
}

/** A number under a heading with a scale, `before value (10k CNY)`, in single units. */
function scaledNumber({ raw }: PlanContext, index: number, sql: string): string {
  const unit = parseHeading(raw.headers[index] ?? '').unit;
  return unit?.kind === 'amount' && unit.exponent > 0 ? `(${sql}) * ${10 ** unit.exponent}` : sql;
}

/** The larger of two columns; unread where either is. */
function largest(raw: RawTable, one: ColumnPlan, other: ColumnPlan): ColumnPlan {
  const both = `greatest(${one.sql}, ${other.sql})`;
  const unread = [one, other].filter(({ exact }) => !exact).map((plan) => isUnreadSql(raw, plan));
  const sql = unread.length === 0 ? both : `CASE WHEN NOT (${unread.join(' OR ')}) THEN ${both} END`;
  return { ...one, sql, exact: one.exact && other.exact };
}
