import { quoteName } from '../../lib/sql.ts';
import type { Column } from '../../model/table.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import { answerFor } from '../options.ts';
import type { PlanContext } from './column-plan.ts';
import { cellOf } from '../raw/cells.ts';
import { anyDate, dayMonthEvidence, decideDateOrder, NO_FORMS, type DateForms } from './typing/date-sql.ts';
import { dayCountEvidence, decideDayCount, TO_COME, type DayRange } from './typing/day-counts.ts';
import { possibleOrders, shortEvidence, type ShortOrder } from './typing/short-years.ts';
import type { DateOrder } from '../date-order.ts';

/** How a column writes its dates, decided by all of its cells; what they leave open is asked and stays unread. */
export async function dateForms(context: PlanContext, column: Column, index: number): Promise<DateForms> {
  const { engine, raw, match, options, findings } = context;
  const cell = cellOf(raw, index);
  const given = answerFor(options.dateOrder, match.table.name, column.name);
  const { relation } = await dictionaryOf(engine, raw, index);
  const toCome = TO_COME.test(column.name);
  const asked = [...dayMonthEvidence(cell), ...dayCountEvidence(cell), ...shortEvidence(cell, toCome)];
  const { rows } = await engine.query(`SELECT ${asked.join(', ')} FROM ${quoteName(relation)}`);
  const evidence = (rows[0] ?? []).map((value) => (value === null ? null : Number(value)));
  const [first, second, ...counts] = evidence.slice(0, 6);
  const ask = (kind: 'date-order' | 'day-count', choices: string[]) =>
    findings.ask({
      kind,
      column: `${match.table.name}.${column.name}`,
      choices,
      blocks: column.required === true,
    });
  const order = decideDateOrder(first ?? null, second ?? null);
  const short = shortOrder(evidence.slice(6), order, given);
  if (Array.isArray(short)) ask('date-order', short);
  const forms = { short: Array.isArray(short) ? null : short, toCome };
  const [least, most, monthEnds1900, monthEnds1960] = counts;
  if (least === null || least === undefined || most === null || most === undefined) {
    if (given === 'day-first' || given === 'month-first') return { ...forms, order: given, count: null };
    if (order === 'open') ask('date-order', ['day-first', 'month-first']);
    return { ...forms, order: order === 'open' ? null : order, count: null };
  }
  const header = raw.headers[index] ?? '';
  const answer = given === 'excel-days' || given === 'sas-days' ? given : null;
  const count =
    answer ??
    decideDayCount({
      ...{ column: column.name, header, least, most },
      monthEnds: column.required === true ? [monthEnds1900 === 1, monthEnds1960 === 1] : [false, false],
      others: await otherDates(context, index),
      answered: Object.values(options.dateOrder ?? {}).find((form) => form.endsWith('-days')),
    });
  if (count === 'open') ask('day-count', ['excel-days', 'sas-days']);
  if (count === 'sas-days' && !answer)
    findings.add({ column: header, problem: 'sas-days', hint: 'check-date', severity: 'file' });
  const known = given === 'day-first' || given === 'month-first' ? given : order === 'open' ? null : order;
  return { ...forms, order: known, count: count === 'open' ? null : count };
}

/** How days with years of two digits are written: the one order that is possible, a person's, that of the column's whole years; else what is possible. */
function shortOrder(
  evidence: readonly (number | null)[],
  order: ReturnType<typeof decideDateOrder>,
  given: DateOrder | undefined,
): ShortOrder | ShortOrder[] | null {
  const possible = possibleOrders(evidence);
  if (possible === null) return null;
  const [only = null] = possible;
  if (possible.length <= 1) return only;
  return possible.find((each) => each === given || each === order) ?? possible;
}

/** The first and the last day among the other dates of the table that say by themselves which day they are. */
async function otherDates({ engine, raw, match }: PlanContext, index: number): Promise<DayRange | null> {
  const days = match.assignments
    .filter((each) => each.column.type === 'date' || each.column.type === 'moment' || each.index === index)
    .map((each) => (raw.typed?.has(each.index) ? cellOf(raw, each.index) : anyDate(cellOf(raw, each.index), NO_FORMS)))
    .map((sql) => `CAST(${sql} AS DATE)`);
  const ends = (name: 'least' | 'greatest', aggregate: 'min' | 'max') =>
    `date_diff('day', DATE '1970-01-01', ${aggregate}(${name}(${days.join(', ')})))`;
  const { rows } = await engine.query(
    `SELECT ${ends('least', 'min')}, ${ends('greatest', 'max')} FROM ${quoteName(raw.relation)}`,
  );
  const [first = null, last = null] = rows[0] ?? [];
  return first === null || last === null ? null : { first: Number(first), last: Number(last) };
}
