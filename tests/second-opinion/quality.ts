import type { Book, Exposure } from './book.ts';
import type { Opinion } from './opinion.ts';
import * as plain from './plain.ts';
import { isNpl, loanBy, loansAt, sameDay, spread, type Fact, type View } from './plain.ts';
import { amount, heldAmount, largest, ratio } from './readings.ts';

const BY = ['sector', 'manager', 'client', 'region'];

type Told = Omit<Fact, 'by'> | null;

/** A fact for each loan of the snapshot; one that cannot be decided is seen, and counts nowhere. */
export function everyLoan(fact: (loan: Exposure, book: Book, view: View) => Told): Opinion['facts'] {
  return (book, view) =>
    loansAt(book, view.now).map((loan) => {
      const found = fact(loan, book, view) ?? { top: 0, bottom: 0, counts: false };
      return { ...found, by: loanBy(book, loan) };
    });
}

/** The same, and the balance as what coverage is told from. */
export function loans(fact: (loan: Exposure, book: Book, view: View) => Told): Opinion['facts'] {
  return (book, view) =>
    loansAt(book, view.now).map((loan) => {
      const found = fact(loan, book, view) ?? { top: 0, bottom: 0, counts: false };
      return { whole: loan.outstanding, ...found, by: loanBy(book, loan) };
    });
}

/** Shares of a balance: every loan that owes something, in the cell of what is known of it. */
export function shares(
  part: string,
  cells: readonly string[],
  own: (loan: Exposure, book: Book, view: View) => Own,
): Opinion['facts'] {
  return (book, view) =>
    loansAt(book, view.now)
      .filter(({ outstanding }) => outstanding > 0)
      .flatMap((loan) => {
        const { cell, flags = [] } = own(loan, book, view);
        const owed = loan.outstanding;
        const known = cell !== 'unknown';
        const sides = { top: owed, bottom: owed, whole: owed, told: known ? owed : 0 };
        return spread({ by: loanBy(book, loan), ...sides, known, flags }, part, cells, cell);
      });
}

interface Own {
  readonly cell: string;
  readonly flags?: readonly string[];
}

const BUCKETS = ['0', '1-30', '31-60', '61-90', '91-180', '181-270', '271-360', '361+', 'unknown'];
const EDGES = [0, 30, 60, 90, 180, 270, 360];

/** Buckets of days past due, edges inclusive on the right. */
export function bucketOf(days: number | null): string {
  if (days === null) return 'unknown';
  const index = EDGES.findIndex((edge) => days <= edge);
  return BUCKETS[index < 0 ? 7 : index] ?? '';
}

/** Misuse of funds: an O03 alert open at the date. */
function misuse(book: Book, client: string, at: string): boolean {
  return book.alert.some(
    (alert) =>
      alert.client_id === client &&
      alert.indicator_code === 'O03' &&
      alert.raised_date <= at &&
      alert.status !== 'false_positive' &&
      (alert.closed_date === null || alert.closed_date > at),
  );
}

const STAGES = ['1', '2', '3', 'unknown'];

/** The lowest class the rules of R14 allow. */
function floorOf(loan: Exposure, book: Book, view: View): number {
  const debtor = loansAt(book, view.now).filter(({ client_id }) => client_id === loan.client_id);
  const claims = plain.total(debtor.map(({ outstanding }) => outstanding));
  const bad = plain.total(debtor.filter(isNpl).map(({ outstanding }) => outstanding));
  const days = loan.days_past_due ?? 0;
  if (days > 360) return 5;
  if (days > 270) return 4;
  if (days > 90 || loan.ifrs_stage === 3 || (claims > 0 && bad / claims > 0.1)) return 3;
  const elsewhere = debtor.some((other) => other.facility_id !== loan.facility_id && isNpl(other) === true);
  return days > 0 || elsewhere || misuse(book, loan.client_id, view.at) ? 2 : 1;
}

const RATINGS = ['AAA', 'AA', 'A', 'BBB'];
/** Notches of the usual scale: AAA, AA+, AA, AA-, A+, A, A-, BBB+, BBB. */
const NOTCHES = [0, 2, 5, 8];

function notches(rating: string | null): number | null {
  return rating === null ? null : (NOTCHES[RATINGS.indexOf(rating)] ?? null);
}

/** A stage nobody gave is told by the backstop. */
export const backstop = ({ ifrs_stage: given }: Exposure) => (given === null ? ['BACKSTOP'] : []);

/** Stage as given, else the backstop; null where nothing is known that could tell. */
export function stageOf(loan: Exposure, book: Book): number | null {
  if (loan.ifrs_stage !== null) return loan.ifrs_stage;
  if ((loan.days_past_due ?? 0) > 90 || isNpl(loan) === true) return 3;
  const first = book.exposure
    .filter((row) => row.facility_id === loan.facility_id && row.rating !== null && !plain.isOffBook(row))
    .sort((a, b) => (a.as_of_date < b.as_of_date ? -1 : 1))[0];
  const [now, then] = [notches(loan.rating), notches(first?.rating ?? null)];
  const down = now !== null && then !== null && now - then >= 2;
  const watched = loan.watchlist_flag === true || loan.forborne_flag === true;
  if ((loan.days_past_due ?? 0) > 30 || loan.five_tier === 2 || watched || down) return 2;
  return loan.days_past_due === null && loan.five_tier === null ? null : 1;
}

/** Part of the balance of which something is known, over all of it that is known. */
function share(metric: string, is: (loan: Exposure) => boolean | null): Opinion {
  return { metric, by: BY, of: 'snapshot', read: ratio, facts: marked(is) };
}

function marked(is: (loan: Exposure, book: Book, view: View) => boolean | null): Opinion['facts'] {
  return loans((loan, book, view) => {
    const met = is(loan, book, view);
    return met === null ? null : { top: met ? loan.outstanding : 0, bottom: loan.outstanding };
  });
}

const RUNGS = ['past', '0-3m', '3-12m', '1-3y', '3-5y', '5-10y', '10y+', 'unknown'];
const RUNG_ENDS = [3, 12, 36, 60, 120];

/** How long a loan has to run, by its own last day or that of its contract; what ends on the last day of a rung belongs to it. */
function rungOf(loan: Exposure, book: Book, at: string): string {
  const contract = book.facility.find(({ facility_id }) => facility_id === loan.facility_id);
  const end = loan.maturity_date ?? contract?.maturity_date ?? null;
  if (end === null) return 'unknown';
  if (end < at) return 'past';
  const rung = RUNG_ENDS.findIndex((months) => end <= sameDay(at, months));
  return RUNGS[rung < 0 ? 6 : rung + 1] ?? '';
}

const overdue =
  (least: number) =>
  ({ days_past_due: days }: Exposure) =>
    days === null ? null : days >= least;

/** R10 to R19: arrears, quality, stages, losses and cover at one snapshot. */
export const QUALITY: readonly Opinion[] = [
  {
    metric: 'outstanding-balance',
    by: BY,
    of: 'snapshot',
    read: amount,
    facts: everyLoan(({ outstanding }) => ({ top: outstanding, bottom: 0 })),
  },
  {
    metric: 'dpd-buckets',
    by: BY,
    of: 'snapshot',
    read: ratio,
    cells: BUCKETS.map((bucket) => ({ dpd_bucket: bucket })),
    facts: shares('dpd_bucket', BUCKETS, (loan) => ({ cell: bucketOf(loan.days_past_due) })),
  },
  share('overdue-ratio', overdue(1)),
  {
    metric: 'overdue-90-to-npl',
    by: BY,
    of: 'snapshot',
    read: ratio,
    // coverage: of the bad balance, the part whose days are known
    facts: everyLoan((loan) => {
      const [npl, days] = [isNpl(loan), loan.days_past_due];
      const whole = npl ? loan.outstanding : 0;
      if (days === null || npl === null) return { top: 0, bottom: 0, counts: false, whole };
      const top = days > 90 ? loan.outstanding : 0;
      return { top, bottom: npl ? loan.outstanding : 0, counts: npl, known: true, whole };
    }),
  },
  ...[1, 30, 60, 90].map((least) => share(`par-${least}`, overdue(least))),
  {
    metric: 'forborne-exposure',
    by: BY,
    of: 'snapshot',
    read: heldAmount,
    facts: marked(({ forborne_flag: forborne }) => forborne),
  },
  share('forborne-share', ({ forborne_flag: forborne }) => forborne),
  share('npl-ratio', isNpl),
  share('special-mention-ratio', ({ five_tier: tier }) => (tier === null ? null : tier === 2)),
  {
    metric: 'classification-gap',
    by: BY,
    of: 'snapshot',
    read: heldAmount,
    facts: marked((loan, book, view) => (loan.five_tier === null ? null : loan.five_tier < floorOf(loan, book, view))),
    // any gap is amber, half a percent of what has a class is red
    limits: (_, { denominator }) => {
      const red = (denominator ?? 0) > 0 ? 0.005 * (denominator ?? 0) : undefined;
      return { amber: 0, red, worse: '>' };
    },
  },
  {
    metric: 'impairment-stage',
    by: BY,
    of: 'snapshot',
    read: largest,
    facts: everyLoan((loan, book) => {
      const stage = stageOf(loan, book);
      return stage === null ? null : { top: stage, bottom: 0, flags: backstop(loan) };
    }),
  },
  {
    metric: 'stage-mix',
    by: BY,
    of: 'snapshot',
    read: ratio,
    cells: STAGES.map((stage) => ({ impairment_stage: stage })),
    facts: shares('impairment_stage', STAGES, (loan, book) => {
      const stage = stageOf(loan, book);
      return stage === null ? { cell: 'unknown' } : { cell: String(stage), flags: backstop(loan) };
    }),
  },
  {
    metric: 'maturity-ladder',
    by: BY,
    of: 'snapshot',
    read: ratio,
    cells: RUNGS.map((maturity) => ({ maturity })),
    facts: shares('maturity', RUNGS, (loan, book, view) => ({ cell: rungOf(loan, book, view.at) })),
  },
  {
    metric: 'provision-coverage',
    by: BY,
    of: 'snapshot',
    read: ratio,
    // a blank provision of a bad loan is none, if the snapshot has any; a loan whose quality is blank is on neither side
    facts: loans((loan, book, view) => {
      const npl = isNpl(loan);
      if (npl === null || loansAt(book, view.now).every(({ provision }) => provision === null)) return null;
      const told = loan.provision === null ? 0 : loan.outstanding;
      return { top: loan.provision ?? 0, bottom: npl ? loan.outstanding : 0, counts: npl, known: true, told };
    }),
  },
  {
    metric: 'loan-provision-ratio',
    by: BY,
    of: 'snapshot',
    read: ratio,
    facts: loans(({ provision, outstanding }) => (provision === null ? null : { top: provision, bottom: outstanding })),
  },
  {
    metric: 'collateral-cover',
    by: BY,
    of: 'snapshot',
    read: ratio,
    facts: loans(({ collateral_value: value, outstanding }) =>
      value === null || value <= 0
        ? { top: 0, bottom: 0, counts: false, known: value !== null }
        : { top: value, bottom: outstanding },
    ),
  },
  {
    metric: 'watch-list-balance',
    by: BY,
    of: 'snapshot',
    read: heldAmount,
    facts: marked(({ watchlist_flag: listed }) => listed),
  },
  share('watch-list-share', ({ watchlist_flag: listed }) => listed),
  {
    metric: 'limit-utilisation',
    by: BY,
    of: 'snapshot',
    read: ratio,
    facts: loans(({ limit_amount: limit, outstanding }) =>
      limit === null || limit <= 0
        ? { top: 0, bottom: 0, counts: false, known: limit !== null }
        : { top: outstanding, bottom: limit },
    ),
  },
  {
    metric: 'over-limit-amount',
    by: BY,
    of: 'snapshot',
    read: heldAmount,
    facts: everyLoan(({ limit_amount: limit, outstanding }) =>
      limit === null || limit <= 0
        ? { top: 0, bottom: 0, counts: false, known: limit !== null }
        : { top: Math.max(0, outstanding - limit), bottom: limit },
    ),
  },
];
