import type { Book, CashFlow, Statement } from './book.ts';
import type { Opinion } from './opinion.ts';
import * as plain from './plain.ts';
import { monthsAway, newest, sameDay, type Fact } from './plain.ts';
import { ratio } from './readings.ts';

/** Cash available for debt service: as given, else from its parts. */
function available(flow: CashFlow): number | null {
  if (flow.cfads !== null) return flow.cfads;
  const { revenue, opex, tax, wc_change: working, maintenance_capex: upkeep } = flow;
  const parts = [revenue, opex, tax, working, upkeep];
  if (parts.some((part) => part === null)) return null;
  return (revenue ?? 0) - (opex ?? 0) - (tax ?? 0) - (working ?? 0) - (upkeep ?? 0);
}

const service = (flow: CashFlow) => flow.interest_due + flow.principal_due + (flow.fees_due ?? 0);

type Told = Omit<Fact, 'by'> | null;

/** A fact for each project of which anything is known. */
function projects(fact: (book: Book, project: string, at: string) => Told): Opinion['facts'] {
  return (book, view) =>
    book.project.flatMap(({ project_id, client_id }) => {
      const found = fact(book, project_id, view.at);
      return found ? [{ ...found, by: { project: project_id, client: client_id } }] : [];
    });
}

/** Seen, and counted nowhere. */
const aside = { top: 0, bottom: 0, counts: false };

/** The actual flows of the twelve months up to the last there is. */
function actualYear(book: Book, project: string, at: string): CashFlow[] {
  const actual = book.cashflow.filter(
    (flow) => flow.project_id === project && flow.scenario === 'actual' && flow.period_end <= at,
  );
  const from = monthsAway(newest(actual, ({ period_end }) => period_end)?.period_end ?? at, -11);
  return actual.filter(({ period_end }) => period_end >= from);
}

/** Twelve months of actual flows up to the last one there is; null where they are not complete. */
export function lastYear(book: Book, project: string, at: string): { top: number; bottom: number } | null {
  const year = actualYear(book, project, at);
  const cash = year.map(available);
  if (plain.total(year.map((flow) => flow.period_months)) !== 12 || cash.includes(null)) return null;
  return { top: plain.total(cash.map(Number)), bottom: plain.total(year.map(service)) };
}

/** A project's year; a project that has no debt to serve is on neither side, one without a whole year has no history. */
function served(book: Book, project: string, at: string): Told {
  const flows = actualYear(book, project, at);
  const year = lastYear(book, project, at);
  if (flows.length === 0) return null;
  const short = plain.total(flows.map((flow) => flow.period_months)) < 12 ? { why: 'SHORT_HISTORY' } : {};
  if (!year || year.bottom <= 0) return { ...aside, known: year !== null, ...short };
  const end = newest(flows, ({ period_end }) => period_end)?.period_end ?? at;
  return { ...year, flags: end < sameDay(at, -15) ? ['STALE'] : [] };
}

/** Cash of the newest base forecast while debt is open, discounted, over the debt at its start. */
function loanLife(book: Book, project: string, at: string): Told {
  const forecasts = book.cashflow.filter(
    (flow) => flow.project_id === project && flow.scenario === 'base' && (flow.version_date ?? '') <= at,
  );
  const version = newest(forecasts, ({ version_date }) => version_date ?? '')?.version_date;
  const periods = forecasts
    .filter((flow) => flow.version_date === version && flow.period_end > at)
    .sort((a, b) => (a.period_end < b.period_end ? -1 : 1));
  const yearly = book.project.find(({ project_id }) => project_id === project)?.discount_rate ?? null;
  const debt = periods[0]?.debt_open ?? null;
  if (periods.length === 0) return null;
  if (debt === null) return aside;
  let [worth, factor] = [0, 1];
  for (const flow of periods) {
    if ((flow.debt_open ?? 0) <= 0) break;
    const rate = flow.rate_period ?? (yearly === null ? null : (yearly * flow.period_months) / 12);
    const cash = available(flow);
    if (rate === null || cash === null) return aside;
    factor *= 1 + rate;
    worth += cash / factor;
  }
  return { top: worth, bottom: debt };
}

export const known = ({ reported_date, period_end }: Statement) => reported_date ?? period_end;

/** The newest statement of a client that was known at the date. */
export function latest(book: Book, client: string, at: string): Statement | undefined {
  return newest(
    book.financials.filter((each) => each.client_id === client && each.period_end <= at && known(each) <= at),
    ({ period_end }) => period_end,
  );
}

function statementOf(book: Book, client: string, at: string, end: string, basis: string): Statement | undefined {
  return book.financials.find(
    (each) => each.client_id === client && each.period_end === end && each.basis === basis && known(each) <= at,
  );
}

export const yearBefore = (end: string) => `${Number(end.slice(0, 4)) - 1}${end.slice(4)}`;

type Flow = 'revenue' | 'ebit' | 'interest_expense';

/** Twelve months of a flow: the year's; year to date with the rest of the year before; else blown up to a year. */
export function trailing(book: Book, item: Flow, statement: Statement, at: string) {
  const value = statement[item];
  if (value === null || statement.basis === 'annual') return value;
  return rolled(book, item, statement, at) ?? value * (12 / (statement.months_covered ?? 12));
}

/** Whether a flow had to be blown up to a year. */
export function annualised(book: Book, item: Flow, statement: Statement, at: string): boolean {
  return statement.basis !== 'annual' && rolled(book, item, statement, at) === null;
}

/** The year before, less the part of it that lies before these months, and these months. */
function rolled(book: Book, item: Flow, statement: Statement, at: string): number | null {
  const full = statementOf(
    book,
    statement.client_id,
    at,
    `${yearBefore(statement.period_end).slice(0, 4)}-12-31`,
    'annual',
  );
  const part = statementOf(book, statement.client_id, at, yearBefore(statement.period_end), 'ytd');
  const [own, whole, then] = [statement[item], full?.[item] ?? null, part?.[item] ?? null];
  return own !== null && whole !== null && then !== null ? own + whole - then : null;
}

/** A fact for each client with a statement; one that lacks an item is seen, one that counts and is old is said. */
export function clients(fact: (book: Book, statement: Statement, at: string) => Told): Opinion['facts'] {
  return (book, view) =>
    book.client.flatMap(({ client_id }) => {
      const statement = latest(book, client_id, view.at);
      if (!statement) return [];
      const { flags = [], ...found }: Omit<Fact, 'by'> = fact(book, statement, view.at) ?? aside;
      const old = isOld(statement, view.at) ? ['STALE'] : [];
      return [
        { ...found, by: plain.eventBy(book, { client_id }), flags: found.counts === false ? [] : [...flags, ...old] },
      ];
    });
}

/** A year's statement is old after fifteen months, any other after six. */
function isOld({ basis, period_end, months_covered: months }: Statement, at: string): boolean {
  return period_end < sameDay(at, basis === 'annual' && (months ?? 12) === 12 ? -15 : -6);
}

/** Two items of the same statement against each other, where both are given. */
function items(top: (of: Statement) => number | null, bottom: (of: Statement) => number | null): Opinion['facts'] {
  return clients((_, statement) => {
    const [above, below] = [top(statement), bottom(statement)];
    return above === null || below === null ? null : { top: above, bottom: below };
  });
}

const BY = ['client', 'sector'];
/** The twelve months to come of the newest base forecast; null where they are not complete. */
export function nextYear(book: Book, project: string, at: string): Omit<Fact, 'by'> | null {
  const base = book.cashflow.filter((flow) => flow.project_id === project && flow.scenario === 'base');
  const version = newest(
    base.filter(({ version_date }) => (version_date ?? '') <= at),
    ({ version_date }) => version_date ?? '',
  )?.version_date;
  const end = plain.lastDay(monthsAway(at, 12));
  const year = base.filter((flow) => flow.version_date === version && flow.period_end > at && flow.period_end <= end);
  const cash = year.map(available);
  if (plain.total(year.map((flow) => flow.period_months)) !== 12 || cash.includes(null)) return null;
  return { top: plain.total(cash.map(Number)), bottom: plain.total(year.map(service)) };
}

/** The statement of the same kind a year before. */
export function statementAYearBefore(book: Book, { client_id, period_end, basis }: Statement, at: string) {
  return statementOf(book, client_id, at, yearBefore(period_end), basis);
}

/** Actual periods that say what stands in the reserve account of a project. */
const accounts = (book: Book, project: string, at: string) =>
  book.cashflow.filter(
    (flow) =>
      flow.project_id === project && flow.scenario === 'actual' && flow.period_end <= at && flow.dsra_balance !== null,
  );

/** The newest of them with a target. */
export const reserveOf = (book: Book, project: string, at: string): CashFlow | undefined =>
  newest(
    accounts(book, project, at).filter(({ dsra_target }) => (dsra_target ?? 0) > 0),
    ({ period_end }) => period_end,
  );

/** R01 to R07: debt service and statements. */
export const FINANCE: readonly Opinion[] = [
  { metric: 'dscr', by: ['project', 'client'], of: 'state', read: ratio, facts: projects(served) },
  { metric: 'llcr', by: ['project', 'client'], of: 'state', read: ratio, facts: projects(loanLife) },
  {
    metric: 'reserve-funding',
    by: ['project', 'client'],
    of: 'state',
    read: ratio,
    facts: projects((book, project, at) => {
      const account = reserveOf(book, project, at);
      if (account) return { top: account.dsra_balance ?? 0, bottom: account.dsra_target ?? 0 };
      return accounts(book, project, at).length > 0 ? aside : null;
    }),
  },
  {
    metric: 'interest-cover',
    by: BY,
    of: 'state',
    read: ratio,
    facts: clients((book, statement, at) => {
      const [ebit, interest] = [
        trailing(book, 'ebit', statement, at),
        trailing(book, 'interest_expense', statement, at),
      ];
      return ebit === null || interest === null ? null : { top: ebit, bottom: interest };
    }),
  },
  {
    metric: 'receivables-turnover',
    by: BY,
    of: 'state',
    read: ratio,
    facts: clients((book, statement, at) => {
      const revenue = trailing(book, 'revenue', statement, at);
      const close = statement.accounts_receivable;
      if (revenue === null || close === null) return null;
      const end = yearBefore(statement.period_end);
      const opening = book.financials.filter(
        (each) => each.client_id === statement.client_id && each.period_end === end && known(each) <= at,
      );
      const open = opening.find(({ accounts_receivable }) => accounts_receivable !== null)?.accounts_receivable ?? null;
      const flags = [
        ...(annualised(book, 'revenue', statement, at) ? ['ANNUALISED'] : []),
        ...(open === null ? ['CLOSING_BASIS'] : []),
      ];
      return { top: revenue, bottom: open === null ? close : (open + close) / 2, flags };
    }),
  },
  {
    metric: 'debt-to-equity',
    by: BY,
    of: 'state',
    read: ratio,
    redOn: 'NEG_DENOM',
    // equity that is used up has no ratio, and is a breach whatever is owed
    facts: clients((_, { total_debt: debt, equity }) => {
      const gone = equity !== null && equity <= 0 ? { why: 'NEG_DENOM' } : {};
      return debt === null || equity === null ? { ...aside, ...gone } : { top: debt, bottom: equity, ...gone };
    }),
  },
  {
    metric: 'liabilities-to-assets',
    by: BY,
    of: 'state',
    read: ratio,
    facts: items(
      (of) => of.total_liabilities,
      (of) => of.total_assets,
    ),
  },
  {
    metric: 'current-ratio',
    by: BY,
    of: 'state',
    read: ratio,
    facts: items(
      (of) => of.current_assets,
      (of) => of.current_liabilities,
    ),
  },
  {
    metric: 'quick-ratio',
    by: BY,
    of: 'state',
    read: ratio,
    facts: items(
      (of) => (of.current_assets === null || of.inventory === null ? null : of.current_assets - of.inventory),
      (of) => of.current_liabilities,
    ),
  },
];
