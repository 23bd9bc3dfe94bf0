import type { Alert, Book, Exposure } from './book.ts';
import { decided, headroom, tested } from './covenants.ts';
import { lastYear, latest, nextYear, reserveOf, statementAYearBefore, trailing } from './finance.ts';
import { turnovers } from './turnover.ts';
import type { Opinion } from './opinion.ts';
import * as plain from './plain.ts';
import { daysBetween, loansAt, newest, sameDay, total, type Fact, type View } from './plain.ts';
import { ratio } from './readings.ts';

/** What an indicator says of a client: 0 nothing, 1 amber, 2 red, 3 beyond; null where it cannot be computed. */
type Levels = Readonly<Record<string, number | null>>;

/** Points at amber, red and beyond, and the kind of indicator: the table of 3.5. */
const POINTS: Readonly<Record<string, readonly [kind: string, ...points: number[]]>> = {
  F01: ['financial', 1, 2],
  F02: ['financial', 1, 3],
  F03: ['financial', 1, 2],
  F04: ['financial', 1, 2],
  F05: ['financial', 1, 2, 4],
  F06: ['financial', 1, 2],
  F07: ['financial', 1, 3],
  F08: ['financial', 1, 3],
  F09: ['financial', 1, 2],
  B01: ['behavioural', 1, 4],
  B02: ['behavioural', 1, 2],
  B03: ['behavioural', 1, 3],
  B04: ['behavioural', 1, 3],
  B05: ['behavioural', 1, 2],
  O01: ['operational', 1, 2],
  O02: ['operational', 1, 2],
  O03: ['operational', 2, 2],
  O04: ['operational', 1, 2],
  T01: ['third party', 1, 2],
  T02: ['third party', 2, 4],
  T03: ['legal', 1, 3],
  T04: ['legal', 0, 0],
  C01: ['collateral', 1, 2],
  E01: ['esg', 1, 3],
  E02: ['esg', 1, 3],
  D01: ['data', 1, 3],
  D02: ['data', 1, 2],
  M01: ['economic', 1, 2],
};

/** Amber and red by two limits that a value must stay above (`least`) or below (`most`); at the limit it is still good. */
const least = (value: number | null, amber: number, red: number) =>
  value === null ? null : round(value) < red ? 2 : round(value) < amber ? 1 : 0;
const most = (value: number | null, amber: number, red: number) =>
  value === null ? null : round(value) > red ? 2 : round(value) > amber ? 1 : 0;
/** At the limit it is bad already. */
const down = (value: number | null, amber: number, red: number) =>
  value === null ? null : round(value) <= red ? 2 : round(value) <= amber ? 1 : 0;
const round = (value: number) => Math.round(value * 1e9) / 1e9;
const over = (top: number | null, bottom: number | null) =>
  top === null || bottom === null || bottom <= 0 ? null : top / bottom;

function statements(book: Book, client: string, at: string): Levels {
  const now = latest(book, client, at);
  if (!now) return {};
  const before = statementAYearBefore(book, now, at);
  const [revenue, past] = [trailing(book, 'revenue', now, at), before ? trailing(book, 'revenue', before, at) : null];
  const both = turnovers(book, now, at);
  const turnover = both ? over(both.top, both.bottom) : null;
  const was = both?.then ? over(both.then.top, both.then.bottom) : null;
  const [ebit, interest] = [trailing(book, 'ebit', now, at), trailing(book, 'interest_expense', now, at)];
  const change = (a: number | null, b: number | null) => (a === null || b === null || b === 0 ? null : a / b - 1);
  return {
    F01: down(past !== null && past > 0 ? change(revenue, past) : null, -0.1, -0.2),
    F03: down(change(turnover, was), -0.2, -0.3),
    F04: interest !== null && interest <= 0 && ebit !== null ? 0 : least(over(ebit, interest), 2, 1.5),
    F05: now.equity !== null && now.equity <= 0 ? 3 : most(over(now.total_debt, now.equity), 2, 4),
    F06: least(over(now.current_assets, now.current_liabilities), 1.5, 1),
    D01: now.period_end < sameDay(at, -15) ? 2 : now.period_end < sameDay(at, -9) ? 1 : 0,
  };
}

function covers(book: Book, client: string, at: string): number | null {
  const ratios = book.project
    .filter(({ client_id }) => client_id === client)
    .flatMap(({ project_id }) => [lastYear(book, project_id, at), nextYear(book, project_id, at)])
    .flatMap((year) => (year && year.bottom !== 0 ? [year.top / year.bottom] : []));
  return ratios.length > 0 ? least(Math.min(...ratios), 1.3, 1.1) : null;
}

/** The thinnest reserve account of a client's projects. */
function reserve(book: Book, client: string, at: string): number | null {
  const shares = book.project
    .filter(({ client_id }) => client_id === client)
    .flatMap(({ project_id }) => reserveOf(book, project_id, at) ?? [])
    .map(({ dsra_balance, dsra_target }) => (dsra_balance ?? 0) / (dsra_target ?? 1));
  return shares.length > 0 ? least(Math.min(...shares), 1, 0.8) : null;
}

const NOTCHES: Readonly<Record<string, number>> = { AAA: 0, AA: 2, A: 5, BBB: 8 };
const worst = (levels: readonly (number | null)[]) => {
  const known = levels.filter((level) => level !== null);
  return known.length > 0 ? Math.max(...known) : null;
};

/** What the loans say, against those of twelve months before or of the first snapshot there is. */
function ledger(book: Book, loans: readonly Exposure[], view: View): Levels {
  const dates = plain.snapshotsOf(book);
  const past = dates.findLast((date) => date <= plain.lastDay(plain.monthsAway(view.at, -12))) ?? dates[0] ?? '';
  const base = past < (view.now ?? '') ? past : null;
  const before = (loan: Exposure) => loansAt(book, base).find(({ facility_id }) => facility_id === loan.facility_id);
  const days = loans.flatMap(({ days_past_due }) => days_past_due ?? []);
  const lines = loans.filter(({ product, limit_amount }) => product === 'revolving' && (limit_amount ?? 0) > 0);
  const sum = (rows: readonly Exposure[], of: (loan: Exposure) => number | null | undefined) =>
    plain.total(rows.map((row) => of(row) ?? 0));
  const notches = loans.flatMap((loan) => {
    const [is, was] = [NOTCHES[loan.rating ?? ''], NOTCHES[before(loan)?.rating ?? '']];
    return is === undefined || was === undefined ? [] : [is - was];
  });
  const pledged = (loan: Exposure) => (before(loan)?.collateral_value ?? 0) > 0;
  const secured = loans.filter(
    (loan) => loan.outstanding > 0 && loan.collateral_value !== null && (loan.collateral_value > 0 || pledged(loan)),
  );
  const cover = over(
    sum(secured, (loan) => loan.collateral_value),
    sum(secured, (loan) => loan.outstanding),
  );
  const then = secured.filter(pledged);
  const wasPledged = sum(then, (loan) => before(loan)?.collateral_value);
  const owed = sum(then, (loan) => before(loan)?.outstanding);
  const change = cover === null || owed === 0 || wasPledged === 0 ? null : cover / (wasPledged / owed) - 1;
  return {
    B01: days.length > 0 ? most(Math.max(...days), 0, 30) : null,
    B02:
      lines.length > 0
        ? most(
            over(
              sum(lines, (row) => row.outstanding),
              sum(lines, (row) => row.limit_amount),
            ),
            0.9,
            1,
          )
        : null,
    B03: loans.some(({ forborne_flag }) => forborne_flag === true)
      ? 2
      : loans.some(({ forborne_flag }) => forborne_flag !== null)
        ? 0
        : null,
    T01: notches.length > 0 ? most(Math.max(...notches), 0, 1) : null,
    C01: cover === null ? null : round(cover) < 1 ? 2 : (down(change, -0.1, -0.25) ?? 0),
  };
}

function promises(book: Book, client: string, at: string): Levels {
  const own = tested(book, at).filter(({ client_id }) => client_id === client);
  const ids = [...new Set(own.map(({ covenant_id }) => covenant_id))];
  const levels = ids.map((id) => {
    const last = newest(decided(book, at, id), ({ test_date }) => test_date);
    const waiting = newest(
      own.filter(
        (each) => each.covenant_id === id && each.status === 'pending' && each.test_date > (last?.test_date ?? ''),
      ),
      ({ test_date }) => test_date,
    );
    // a certificate is late whether the test it is for is decided or not
    const late = [last, waiting].some((each) => {
      const { certificate_due: due = null, certificate_received: received = null } = each ?? {};
      return due !== null && daysBetween(due, received !== null && received <= at ? received : at) > 30;
    });
    if (last?.status === 'breach' || last?.status === 'waived' || late) return 2;
    if (!last) return null;
    const room = headroom(last);
    return room !== null && round(room) < 0.1 ? 1 : 0;
  });
  const permits = book.file_item
    .filter(
      ({ client_id, doc_type, status }) =>
        client_id === client && doc_type === 'env_permit' && status !== 'waived' && status !== 'missing',
    )
    .flatMap(({ status, expiry_date }) =>
      status === 'expired' ? [-1] : expiry_date === null ? [] : [daysBetween(at, expiry_date)],
    );
  const reviews = book.review
    .filter(({ client_id, due_date }) => client_id === client && due_date !== null && due_date <= at)
    .map(({ due_date, done_date, waived_flag }) =>
      waived_flag === true || (done_date !== null && done_date <= at) ? 0 : daysBetween(due_date ?? at, at),
    );
  const longer = book.credit_action.some(
    ({ client_id, action_type: type, action_date: date, before_value: from, after_value: to }) =>
      client_id === client &&
      type === 'tenor_change' &&
      date <= at &&
      date > sameDay(at, -12) &&
      (from === null || to === null || to > from),
  );
  return {
    B03: longer ? 2 : null,
    B04: worst(levels),
    E02: permits.length === 0 ? null : Math.min(...permits) < 0 ? 2 : Math.min(...permits) <= 60 ? 1 : 0,
    D02: reviews.length === 0 ? null : most(Math.max(...reviews), 0, 30),
  };
}

/** What people reported: nothing is known before the first alert of all. */
function reports(book: Book, client: string, at: string): Levels {
  if (!book.alert.some(({ raised_date }) => raised_date <= at)) return {};
  const quiet = Object.fromEntries(['O03', 'O04', 'T02', 'T03', 'T04', 'E01', 'M01'].map((code) => [code, 0]));
  const open = ({ client_id, raised_date, status, closed_date }: Alert) =>
    client_id === client &&
    raised_date <= at &&
    status !== 'false_positive' &&
    (closed_date === null || closed_date > at);
  const said: Record<string, number> = quiet;
  for (const alert of book.alert.filter(open)) {
    const code = alert.category === 'esg' ? 'E01' : alert.indicator_code;
    if (code === null) continue;
    const level = alert.severity === 3 ? 2 : code === 'E01' && alert.severity === 1 ? 0 : 1;
    said[code] = Math.max(said[code] ?? 0, level);
  }
  return said;
}

interface Score {
  client: string;
  score: number;
  available: number;
  /** Something that makes a client critical whatever its points. */
  overridden: boolean;
}

/** Every client with a balance and its score: the highest trigger of each indicator, and the bonus. */
function scores(book: Book, view: View): Score[] {
  const loans = loansAt(book, view.now);
  const clients = [...new Set(loans.filter(({ outstanding }) => outstanding !== 0).map(({ client_id }) => client_id))];
  return clients.map((client) => {
    const own = loans.filter(({ client_id }) => client_id === client);
    const { at } = view;
    const all = [
      statements(book, client, at),
      { F02: covers(book, client, at), B05: reserve(book, client, at) },
      ledger(book, own, view),
      promises(book, client, at),
      reports(book, client, at),
    ];
    const level = (code: string) => worst(all.map((levels) => levels[code] ?? null));
    const points = (code: string) => {
      const reached = level(code);
      return reached === null || reached === 0 ? 0 : Number(POINTS[code]?.[reached] ?? 0);
    };
    const codes = Object.keys(POINTS);
    const kinds = new Set(codes.filter((code) => (level(code) ?? 0) > 0).map((code) => POINTS[code]?.[0]));
    const bonus = kinds.size >= 3 ? 3 : kinds.has('financial') && kinds.has('operational') ? 2 : 0;
    const known = codes.filter((code) => level(code) !== null);
    return {
      client,
      score: plain.total(codes.map(points)) + bonus,
      available: plain.total(known.map((code) => Number(POINTS[code]?.at(-1)))),
      overridden: ['O03', 'T04'].some((code) => (level(code) ?? 0) >= 2),
    };
  });
}

/** All points there are. */
const POSSIBLE = plain.total(Object.values(POINTS).map((points) => Number(points.at(-1))));

const facts =
  (of: (score: Score) => Omit<Fact, 'by'>): Opinion['facts'] =>
  (book, view) =>
    scores(book, view).map((score) => ({ ...of(score), by: { client: score.client } }));

/** R32: the early-warning score of each client, the mean of several, and how many of the points could be told. */
export const WARNINGS: readonly Opinion[] = [
  {
    metric: 'ewi-score',
    by: ['client'],
    of: 'snapshot',
    read: ratio,
    facts: facts(({ score, available, overridden }) => {
      const flags = overridden ? ['OVERRIDE'] : [];
      return { top: score, bottom: 1, whole: POSSIBLE, told: available, flags };
    }),
    // under half of all points the score is partial
    raise: (all) => (total(all.map(({ told = 0 }) => told)) < 0.5 * POSSIBLE * all.length ? ['PARTIAL'] : []),
    alwaysRed: ({ n, flags }) => n === 1 && flags.includes('OVERRIDE'),
  },
  {
    metric: 'ewi-coverage',
    by: ['client'],
    of: 'snapshot',
    read: ratio,
    facts: facts(({ available }) => ({ top: available, bottom: POSSIBLE })),
  },
];
