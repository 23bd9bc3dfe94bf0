import type { Book, Exposure } from './book.ts';
import { bucketOf, byName } from './quality.ts';
import * as plain from './plain.ts';
import { isNpl, loanBy, loansAt, ratio, spread, type Fact, type Opinion, type View } from './plain.ts';

const BY = ['sector', 'manager', 'client'];

/** A fact for each loan of the opening snapshot, with the loan it became: undefined where it left. */
function pairs(fact: (open: Exposure, close: Exposure | undefined) => readonly Omit<Fact, 'by'>[]): Opinion['facts'] {
  return (book, view) => {
    if (view.now === null || view.before === null) return [];
    const closing = new Map(
      [...plain.lossesAt(book, view.now), ...loansAt(book, view.now)].map((loan) => [loan.facility_id, loan]),
    );
    return loansAt(book, view.before).flatMap((open) =>
      fact(open, closing.get(open.facility_id)).map((each) => ({ ...each, by: loanBy(book, open) })),
    );
  };
}

/** A balance below nothing is no share of anything: left out of the shares of a matrix. */
const positive = ({ outstanding }: Exposure) => Math.max(0, outstanding);

/** Loans of the closing snapshot that were not there at the opening, by what they are now. */
function arrivals(weight: (loan: Exposure) => number): Opinion['facts'] {
  return (book, view) => {
    if (view.now === null || view.before === null) return [];
    const before = new Set(loansAt(book, view.before).map(({ facility_id }) => facility_id));
    return loansAt(book, view.now)
      .filter(({ facility_id, five_tier }) => !before.has(facility_id) && five_tier !== null)
      .flatMap((loan) => {
        const fact = { by: loanBy(book, loan), cell: { from: 'NEW' }, top: weight(loan), bottom: weight(loan) };
        return spread(fact, 'to', [...CLASSES, 'EXIT'], String(loan.five_tier));
      });
  };
}

const writtenOff = (loan: Exposure | undefined) => loan !== undefined && plain.isOffBook(loan);
/** What is left of the opening balance at the close: nothing of what was repaid or written off, not even of what was overdrawn. */
const kept = (open: Exposure, close: Exposure | undefined) =>
  close && !writtenOff(close) ? Math.min(open.outstanding, close.outstanding) : 0;

/** Whether it can be told what a loan became. */
const told = (close: Exposure | undefined) => !close || writtenOff(close) || isNpl(close) !== null;

const CLASSES = ['1', '2', '3', '4', '5'];
const BUCKETS = ['0', '1-30', '31-60', '61-90', '91-180', '181-270', '271-360', '361+'];

/** Five-tier matrix cells of one opening loan; weight by balance or number, with or without those who left. */
function migration({ exits, weight }: { exits: boolean; weight: (loan: Exposure) => number }): Opinion['facts'] {
  const moves = pairs((open, became) => {
    // a loss is no class: it left
    const close = writtenOff(became) ? undefined : became;
    if (open.five_tier === null || (close ? close.five_tier === null : !exits)) return [];
    const fact = { by: {}, cell: { from: String(open.five_tier) }, top: weight(open), bottom: weight(open) };
    const own = close ? String(close.five_tier) : 'EXIT';
    return spread(fact, 'to', exits ? [...CLASSES, 'EXIT'] : CLASSES, own);
  });
  return exits ? (book, view) => [...moves(book, view), ...arrivals(weight)(book, view)] : moves;
}

/** Share of the opening balance, class known at both dates, that moved one way. */
function moved(metric: string, way: (from: number, to: number) => boolean): Opinion {
  return {
    metric,
    by: BY,
    span: 'ttm',
    read: ratio,
    facts: pairs((open, close) => {
      const to = writtenOff(close) ? null : (close?.five_tier ?? null);
      if (open.five_tier === null || to === null) return [];
      return [{ top: way(open.five_tier, to) ? positive(open) : 0, bottom: positive(open) }];
    }),
  };
}

/** Share of a bucket's opening balance that moved one way within a month. */
function rolled(metric: string, way: (from: number, to: number, gone: boolean) => boolean): Opinion {
  return {
    metric,
    by: BY,
    read: ratio,
    facts: pairs((open, close) => {
      if (open.days_past_due === null) return [];
      if (close && close.days_past_due === null && !writtenOff(close)) return [];
      const from = bucketOf(open.days_past_due);
      const to = close ? BUCKETS.indexOf(bucketOf(close.days_past_due)) : -1;
      const fits = close !== undefined && way(BUCKETS.indexOf(from), to, writtenOff(close));
      return [{ cell: { dpd_bucket: from }, top: fits ? open.outstanding : 0, bottom: open.outstanding }];
    }),
  };
}

/** R18, R20 to R23: what the opening loans became; R26. */
export const DYNAMICS: readonly Opinion[] = [
  {
    metric: 'npl-formation',
    by: BY,
    read: ratio,
    facts: pairs((open, close) => {
      if (isNpl(open) !== false) return [];
      const bad = close !== undefined && (writtenOff(close) || isNpl(close) === true);
      return [{ top: bad ? open.outstanding : 0, bottom: open.outstanding, known: told(close) }];
    }),
  },
  {
    metric: 'npl-cure',
    by: BY,
    read: ratio,
    facts: pairs((open, close) => {
      if (isNpl(open) !== true) return [];
      const cured = close !== undefined && !writtenOff(close) && isNpl(close) === false;
      return [{ top: cured ? open.outstanding : 0, bottom: open.outstanding, known: told(close) }];
    }),
  },
  {
    metric: 'normal-loan-migration',
    by: BY,
    span: 'ytd',
    read: ratio,
    facts: pairs((open, close) => {
      if (isNpl(open) !== false) return [];
      if (!told(close)) return [];
      const left = kept(open, close);
      return [{ top: close && isNpl(close) === true ? left : 0, bottom: left }];
    }),
  },
  {
    metric: 'class-migration',
    by: BY,
    span: 'ytd',
    read: ratio,
    facts: pairs((open, close) => {
      if (open.five_tier === null || open.five_tier > 4 || (close && close.five_tier === null)) return [];
      const left = kept(open, close);
      const worse = close !== undefined && (close.five_tier ?? 0) > open.five_tier;
      return [{ cell: { from: String(open.five_tier) }, top: worse ? left : 0, bottom: left }];
    }),
  },
  {
    metric: 'migration-matrix',
    by: BY,
    span: 'ttm',
    read: ratio,
    facts: migration({ exits: true, weight: positive }),
  },
  {
    metric: 'migration-retained',
    by: BY,
    span: 'ttm',
    read: ratio,
    facts: migration({ exits: false, weight: positive }),
  },
  { metric: 'migration-count', by: BY, span: 'ttm', read: ratio, facts: migration({ exits: true, weight: () => 1 }) },
  moved('upgrade-share', (from, to) => to < from),
  moved('downgrade-share', (from, to) => to > from),
  moved('stable-share', (from, to) => to === from),
  rolled('roll-rate', (from, to, gone) => gone || to > from),
  rolled('roll-cure', (from, to, gone) => !gone && to < from),
  rolled('roll-stay', (from, to, gone) => !gone && to === from),
  { metric: 'vintage-count', by: ['region'], read: ratio, facts: cohorts },
  {
    metric: 'single-name-concentration',
    by: ['region'],
    read: (facts) => {
      const sums = [...byName(facts).values()];
      const capital = facts[0]?.bottom ?? 0;
      return sums.length === 0 ? null : Math.max(...sums) / (capital > 0 ? capital : plain.total(sums));
    },
    facts: (book, view) =>
      loansAt(book, view.now)
        .filter(({ outstanding }) => outstanding > 0)
        .map((loan) => ({
          by: loanBy(book, loan),
          name: loan.client_id,
          top: loan.outstanding,
          bottom: netCapital(book, view.at),
        })),
  },
];

const months = (from: string, to: string) =>
  Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5, 7));

/** Originations by quarter and month on book, as far as the ledger has seen the quarter from its start and its last month has come. */
function cohorts(book: Book, view: View): Fact[] {
  const ids = [...new Set(book.exposure.map(({ facility_id }) => facility_id))];
  const began = plain.month(plain.snapshotsOf(book)[0] ?? '');
  return ids.flatMap((id) => {
    const history = book.exposure.filter(({ facility_id }) => facility_id === id);
    const drawn = history[0]?.origination_date ?? null;
    if (drawn === null || view.now === null || drawn > view.now || !history[0]) return [];
    const quarter = Math.floor((Number(drawn.slice(5, 7)) - 1) / 3);
    const first = `${drawn.slice(0, 4)}-${String(3 * quarter + 1).padStart(2, '0')}-01`;
    if (began > plain.month(first)) return [];
    const bad = history.filter((loan) =>
      plain.isOffBook(loan) ? plain.isLost(loan) : isNpl(loan) === true || (loan.days_past_due ?? 0) > 90,
    );
    const worst = Math.min(...bad.map(({ as_of_date }) => months(drawn, as_of_date)));
    const age = months(plain.monthsAway(first, 2), view.now);
    return Array.from({ length: age + 1 }, (_, month) => ({
      by: loanBy(book, history.at(-1) ?? (history[0] as Exposure)),
      cell: { cohort: `${drawn.slice(0, 4)}Q${quarter + 1}`, month_on_book: String(month) },
      top: worst <= month ? 1 : 0,
      bottom: 1,
    }));
  });
}

/** Net capital in force, 万元 multiplied out; 0 where there is none yet. */
function netCapital(book: Book, at: string): number {
  const parameter = plain.parameterAt(book, 'net_capital', at);
  return parameter ? Number(parameter.value.replaceAll(',', '')) * (parameter.unit === '万元' ? 1e4 : 1) : 0;
}
