import { Dice } from '../second-opinion/dice.ts';
import { unrulyBook } from '../second-opinion/unruly-book.ts';
import type { TestRow } from '../support/with-tables.ts';

export type Tables = Readonly<Record<string, readonly TestRow[]>>;

/** The date everything is asked at, and the end of the month that is added. */
export const TODAY = '2026-06-30';
const LATER = '2026-07-31';

/** Amounts of money by their columns; what is counted, rated or given in percent is none. */
const AMOUNTS = new Set([
  ...['outstanding', 'limit_amount', 'undrawn', 'ead', 'provision', 'collateral_value', 'approved_limit'],
  ...['equity', 'debt_total', 'budget_to_date', 'cost_to_date', 'denominator', 'dsra_balance', 'dsra_target'],
  ...['revenue', 'opex', 'tax', 'wc_change', 'maintenance_capex', 'cfads', 'interest_due', 'principal_due', 'fees_due'],
  ...['debt_open', 'ebit', 'ebitda', 'interest_expense', 'net_profit', 'op_cash_flow', 'cash', 'total_assets'],
  ...['total_liabilities', 'total_debt', 'current_assets', 'current_liabilities', 'inventory', 'accounts_receivable'],
]);

/** Amounts that belong to a facility, in halves when it is split. */
const OF_FACILITY = new Set([
  ...['outstanding', 'limit_amount', 'undrawn', 'ead', 'provision', 'collateral_value', 'approved_limit'],
]);

/** Columns that hold a name or a number somebody or something goes by. */
const NAMES = new Set([
  ...['facility_id', 'client_id', 'manager_id', 'project_id', 'group_id', 'team_id', 'subject_id', 'scope_id'],
  ...['review_id', 'alert_id', 'item_id', 'ticket_id', 'covenant_id', 'course_id', 'action_id', 'contact_id'],
]);

function eachCell(
  book: Tables,
  change: (name: string, value: TestRow[string], row: TestRow) => TestRow[string],
): Tables {
  const rowOf = (row: TestRow) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(name, value, row)]));
  return Object.fromEntries(Object.entries(book).map(([table, rows]) => [table, rows.map(rowOf)]));
}

const money = (change: (amount: number) => number) => (name: string, value: TestRow[string]) =>
  AMOUNTS.has(name) && typeof value === 'number' ? change(value) : value;

/** An unruly book with every table, whose amounts can be halved to the cent. */
export function wholeBook(seed: number): Tables {
  const book = unrulyBook(seed);
  const dice = new Dice(1000 + seed);
  const some = () => dice.of(dice.amount(), -dice.amount(1e5), null);
  const tables: Tables = {
    ...book,
    project: book.project.map((row) => ({
      ...row,
      stage: dice.of('construction', 'operation'),
      cod_planned: dice.of(dice.day(), null),
      progress_planned: dice.of(0.8, null),
      progress_pct: dice.of(0.5, null),
      budget_to_date: dice.amount(),
      cost_to_date: dice.of(dice.amount(), null),
    })),
    financials: book.financials.map((row) => ({
      ...row,
      ...{ ebitda: some(), net_profit: some(), op_cash_flow: some(), cash: dice.amount() },
      audit_opinion: dice.of('unqualified', 'qualified', 'adverse', null),
    })),
    review: book.review.map((row) => ({ ...row, score_financial: dice.whole(100), score_credit: dice.of(70, null) })),
    esg: book.esg.map((row) => ({ ...row, es_risk_class: dice.of('A', 'B', 'C', null), scope3: dice.of(900, null) })),
    parameter: [
      ...book.parameter,
      ...[
        { key: 'sector_limit:solar', value: '30%' },
        { key: 'pay_bands', value: 'on' },
      ],
    ].map((row) => ({ effective_from: null, unit: null, ...row })),
    cashflow: book.cashflow.map((row) => ({ ...row, dsra_balance: dice.of(dice.amount(), null), dsra_target: 5e5 })),
    alert: [
      ...book.alert,
      ...book.alert.filter(() => dice.chance(0.4)).map((row) => ({ ...row, ...action(dice, row.raised_date) })),
    ],
    contact: Array.from({ length: 40 }, (_, index) => ({
      ...{ contact_id: `K${index}`, client_id: `C${dice.whole(14)}`, manager_id: dice.of('M1', 'M2', 'M3', null) },
      ...{ planned_date: dice.of(dice.day(), null), contact_date: dice.of(dice.day(), null), mode: 'visit' },
    })),
    kpi: ['M1', 'M2'].map((scope_id, index) => ({
      ...{ scope_type: 'manager', scope_id, period: '2026', kpi_code: 'SALES', weight: 1, direction: 'H' },
      ...{ target: 100, actual_manual: 80 + 30 * index },
    })),
  };
  return eachCell(
    tables,
    money((amount) => Math.round(amount * 50) / 50),
  );
}

function action(dice: Dice, raised: string): TestRow {
  const done = dice.day();
  return { action_seq: 1, action_due: dice.day(), action_done: done >= raised ? done : null };
}

/** The name instead of a name: it sorts elsewhere. */
export function otherName(name: string): string {
  if (name === '*' || name === 'unknown') return name;
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return `${9973 - sum}-${name.toLowerCase()}`;
}

/** Everybody and everything under another name, and the rows of each table in another order. */
export function renamedAndShuffled(book: Tables, seed: number): Tables {
  const dice = new Dice(seed);
  const named = eachCell(book, (name, value) =>
    NAMES.has(name) && typeof value === 'string' ? otherName(value) : value,
  );
  return Object.fromEntries(
    Object.entries(named).map(([table, rows]) => {
      const numbered = rows.map((row, index) => ({ row: { ...row, source_row: index + 2 }, place: dice.whole(1e9) }));
      return [table, numbered.sort((a, b) => a.place - b.place).map(({ row }) => row)];
    }),
  );
}

/** Ten times every amount of money, the bank's capital as well. */
export function tenfold(book: Tables): Tables {
  const scaled = eachCell(
    book,
    money((amount) => Math.round(amount * 1000) / 100),
  );
  return eachCell(scaled, (name, value, row) =>
    name === 'value' && row.key === 'net_capital' ? `${Number(String(value).replaceAll(',', '')) * 10}` : value,
  );
}

/** Every other facility as two of half the size; what happened to it stays with the first. */
export function splitInTwo(book: Tables): Tables {
  const halved = (rows: readonly TestRow[] = []) =>
    rows.flatMap((row) => {
      if (Number(String(row.facility_id).slice(1)) % 2 === 0) return [row];
      const half = Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          OF_FACILITY.has(name) && typeof value === 'number' ? Math.round(value * 50) / 100 : value,
        ]),
      );
      return [half, { ...half, facility_id: `${String(row.facility_id)}b` }];
    });
  return { ...book, exposure: halved(book.exposure), facility: halved(book.facility) };
}

/** Dates of what was still open, which is done in July. */
const DONE_LATER: Readonly<Record<string, readonly string[]>> = {
  review: ['done_date', 'remediation_done'],
  alert: ['ack_date', 'action_done'],
  training: ['completion_date'],
  covenant: ['certificate_received'],
  contact: ['contact_date'],
};

/** Columns that say when something happens: once more in July, with other dates blank and under another number. */
const HAPPENS_AGAIN: Readonly<Record<string, { on: readonly string[]; blank?: readonly string[]; number?: string }>> = {
  review: { on: ['due_date', 'done_date'], blank: ['remediation_due', 'remediation_done'], number: 'review_id' },
  alert: { on: ['raised_date'], blank: ['ack_date', 'closed_date', 'action_due', 'action_done'], number: 'alert_id' },
  credit_action: { on: ['action_date'], number: 'action_id' },
  covenant: { on: ['test_date'], blank: ['certificate_due', 'certificate_received'] },
  esg: { on: ['assess_date'] },
  contact: { on: ['planned_date', 'contact_date'], number: 'contact_id' },
  ticket: { on: ['opened_at', 'first_response_at', 'resolved_at'], number: 'ticket_id' },
  cashflow: { on: ['version_date'] },
  parameter: { on: ['effective_from'] },
};

/** The same book a month later: a new snapshot in which much has changed, what was open is done, and more has happened. */
export function aMonthLater(book: Tables, seed: number): Tables {
  const dice = new Dice(2000 + seed);
  const july = () => `2026-07-${String(1 + dice.whole(30)).padStart(2, '0')}`;
  const dated = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, july()]));
  const snapshot = (book.exposure ?? [])
    .filter(({ as_of_date }) => as_of_date === TODAY)
    .map((row) => ({ ...row, as_of_date: LATER, outstanding: dice.amount(), five_tier: dice.of(1, 2, 3, 4, 5) }));
  const later = Object.entries(book).map(([table, rows]) => {
    const done = rows.map((row) => ({ ...row, ...dated((DONE_LATER[table] ?? []).filter((name) => !row[name])) }));
    const again = HAPPENS_AGAIN[table];
    const more = rows.flatMap((row) => {
      if (!again || !again.on.every((name) => row[name]) || dice.chance(0.7)) return [];
      const blank = Object.fromEntries((again.blank ?? []).map((name) => [name, null]));
      const number = again.number ? { [again.number]: `${String(row[again.number])}-7` } : {};
      return [{ ...row, ...blank, ...number, ...dated(again.on) }];
    });
    return [table, [...done, ...more]] as const;
  });
  return { ...Object.fromEntries(later), exposure: [...(book.exposure ?? []), ...snapshot] };
}
