import type { Book, CashFlow, Covenant, Statement } from './book.ts';
import * as plain from './plain.ts';
import { daysBetween, monthsAway, newest, ratio, within, type Fact, type Opinion } from './plain.ts';

/** Cash available for debt service: as given, else from its parts. */
function available(flow: CashFlow): number | null {
  if (flow.cfads !== null) return flow.cfads;
  const { revenue, opex, tax, wc_change: working, maintenance_capex: upkeep } = flow;
  const parts = [revenue, opex, tax, working, upkeep];
  if (parts.some((part) => part === null)) return null;
  return (revenue ?? 0) - (opex ?? 0) - (tax ?? 0) - (working ?? 0) - (upkeep ?? 0);
}

const service = (flow: CashFlow) => flow.interest_due + flow.principal_due + (flow.fees_due ?? 0);

function projects(fact: (book: Book, project: string, at: string) => Omit<Fact, 'by'> | null): Opinion['facts'] {
  return (book, view) =>
    book.project.flatMap(({ project_id, client_id }) => {
      const found = fact(book, project_id, view.at);
      return found ? [{ ...found, by: { project: project_id, client: client_id } }] : [];
    });
}

/** Twelve months of actual flows up to the last one there is; null where they are not complete. */
export function lastYear(book: Book, project: string, at: string): Omit<Fact, 'by'> | null {
  const actual = book.cashflow.filter(
    (flow) => flow.project_id === project && flow.scenario === 'actual' && flow.period_end <= at,
  );
  const last = newest(actual, ({ period_end }) => period_end);
  if (!last) return null;
  const from = monthsAway(last.period_end, -11);
  const year = actual.filter(({ period_end }) => period_end >= from);
  const cash = year.map(available);
  if (plain.total(year.map((flow) => flow.period_months)) !== 12 || cash.includes(null)) return null;
  return { top: plain.total(cash.map(Number)), bottom: plain.total(year.map(service)) };
}

/** Cash of the newest base forecast while debt is open, discounted, over the debt at its start. */
function loanLife(book: Book, project: string, at: string): Omit<Fact, 'by'> | null {
  const forecasts = book.cashflow.filter(
    (flow) => flow.project_id === project && flow.scenario === 'base' && (flow.version_date ?? '') <= at,
  );
  const version = newest(forecasts, ({ version_date }) => version_date ?? '')?.version_date;
  const periods = forecasts
    .filter((flow) => flow.version_date === version && flow.period_end > at)
    .sort((a, b) => (a.period_end < b.period_end ? -1 : 1));
  const yearly = book.project.find(({ project_id }) => project_id === project)?.discount_rate ?? null;
  const debt = periods[0]?.debt_open ?? null;
  if (debt === null) return null;
  let [worth, factor] = [0, 1];
  for (const flow of periods) {
    if ((flow.debt_open ?? 0) <= 0) break;
    const rate = flow.rate_period ?? (yearly === null ? null : (yearly * flow.period_months) / 12);
    const cash = available(flow);
    if (rate === null || cash === null) return null;
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

/** Twelve months of a flow: the year's; year to date with the rest of the year before; else blown up to a year. */
export function trailing(book: Book, item: 'revenue' | 'ebit' | 'interest_expense', statement: Statement, at: string) {
  const value = statement[item];
  if (value === null || statement.basis === 'annual') return value;
  const full = statementOf(
    book,
    statement.client_id,
    at,
    `${yearBefore(statement.period_end).slice(0, 4)}-12-31`,
    'annual',
  );
  const part = statementOf(book, statement.client_id, at, yearBefore(statement.period_end), 'ytd');
  const [whole, then] = [full?.[item] ?? null, part?.[item] ?? null];
  return whole !== null && then !== null ? value + whole - then : value * (12 / (statement.months_covered ?? 12));
}

export function clients(
  fact: (book: Book, statement: Statement, at: string) => Omit<Fact, 'by'> | null,
): Opinion['facts'] {
  return (book, view) =>
    book.client.flatMap(({ client_id }) => {
      const statement = latest(book, client_id, view.at);
      const found = statement ? fact(book, statement, view.at) : null;
      return found ? [{ ...found, by: plain.eventBy(book, { client_id }) }] : [];
    });
}

/** Two items of the same statement against each other, where both are given. */
function items(top: (of: Statement) => number | null, bottom: (of: Statement) => number | null): Opinion['facts'] {
  return clients((_, statement) => {
    const [above, below] = [top(statement), bottom(statement)];
    return above === null || below === null ? null : { top: above, bottom: below };
  });
}

const BY = ['client', 'sector'];
/** The tests a covenant has had by the date, newest first. */
export const tested = (book: Book, at: string) => book.covenant.filter(({ test_date }) => test_date <= at);

/** Tests of a covenant by the date that have a result: as reported, else a figure to hold against the threshold. */
export function decided(book: Book, at: string, id: string): Covenant[] {
  return tested(book, at).filter(({ covenant_id, status }) => covenant_id === id && status !== 'pending');
}

export function headroom({ actual, threshold, operator }: Covenant): number | null {
  if (actual === null || threshold === null || operator === '=true') return null;
  const distance = operator.startsWith('>') ? actual - threshold : threshold - actual;
  return threshold === 0 ? distance : distance / Math.abs(threshold);
}

function covenants(fact: (covenant: Covenant) => Omit<Fact, 'by'> | null): Opinion['facts'] {
  return (book, view) =>
    tested(book, view.at)
      .filter(({ test_date }) => test_date >= view.start)
      .flatMap((covenant) => {
        const found = fact(covenant);
        return found ? [{ ...found, by: plain.eventBy(book, { client_id: covenant.client_id ?? '' }) }] : [];
      });
}

const broken = ({ status }: Covenant) => status === 'breach' || status === 'waived';

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

/** R01 to R07: debt service and statements; R29, R30: covenants. */
export const FINANCE: readonly Opinion[] = [
  {
    metric: 'dscr',
    by: ['project', 'client'],
    read: ratio,
    // a project that has no debt to serve is on neither side
    facts: projects((book, project, at) => {
      const year = lastYear(book, project, at);
      return year && year.bottom > 0 ? year : null;
    }),
  },
  { metric: 'llcr', by: ['project', 'client'], read: ratio, facts: projects(loanLife) },
  {
    metric: 'interest-cover',
    by: BY,
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
      return { top: revenue, bottom: open === null ? close : (open + close) / 2 };
    }),
  },
  {
    metric: 'debt-to-equity',
    by: BY,
    read: ratio,
    facts: items(
      (of) => of.total_debt,
      (of) => of.equity,
    ),
  },
  {
    metric: 'liabilities-to-assets',
    by: BY,
    read: ratio,
    facts: items(
      (of) => of.total_liabilities,
      (of) => of.total_assets,
    ),
  },
  {
    metric: 'current-ratio',
    by: BY,
    read: ratio,
    facts: items(
      (of) => of.current_assets,
      (of) => of.current_liabilities,
    ),
  },
  {
    metric: 'quick-ratio',
    by: BY,
    read: ratio,
    facts: items(
      (of) => (of.current_assets === null || of.inventory === null ? null : of.current_assets - of.inventory),
      (of) => of.current_liabilities,
    ),
  },
  {
    metric: 'covenant-headroom',
    by: BY,
    read: plain.smallest,
    facts: (book, view) => {
      const ids = [...new Set(book.covenant.map(({ covenant_id }) => covenant_id))];
      return ids.flatMap((id) => {
        const last = newest(decided(book, view.at, id), ({ test_date }) => test_date);
        const room = last ? headroom(last) : null;
        return last && room !== null
          ? [{ by: plain.eventBy(book, { client_id: last.client_id ?? '' }), top: room, bottom: 0 }]
          : [];
      });
    },
  },
  {
    metric: 'covenant-breach-rate',
    by: BY,
    span: 'quarter',
    read: ratio,
    facts: covenants((covenant) =>
      covenant.status === 'pending' ? null : { top: broken(covenant) ? 1 : 0, bottom: 1 },
    ),
  },
  {
    metric: 'covenant-waiver-rate',
    by: BY,
    span: 'quarter',
    read: ratio,
    facts: covenants((covenant) =>
      broken(covenant) ? { top: covenant.status === 'waived' ? 1 : 0, bottom: 1 } : null,
    ),
  },
  {
    metric: 'late-certificates',
    by: BY,
    span: 'quarter',
    read: ratio,
    facts: (book, view) =>
      book.covenant.flatMap(({ certificate_due: due, certificate_received: received, client_id }) => {
        if (!within(due, view.start, view.at)) return [];
        const came = received !== null && received <= view.at;
        if (!came && due === view.at) return [];
        const late = !came || daysBetween(due, received) > 0;
        return [{ by: plain.eventBy(book, { client_id: client_id ?? '' }), top: late ? 1 : 0, bottom: 1 }];
      }),
  },
];
