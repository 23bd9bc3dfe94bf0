import type { Book, Exposure } from './book.ts';
import { catalogueLimits } from './answer.ts';
import { cellsOf, type Opinion } from './opinion.ts';
import { bucketOf } from './quality.ts';
import * as plain from './plain.ts';
import { isNpl, loanBy, loansAt, spread, type Fact, type View } from './plain.ts';
import { ratio } from './readings.ts';

const BY = ['sector', 'manager', 'client'];

type Told = Omit<Fact, 'by'>;
/** Seen, and counted nowhere. */
const aside = { top: 0, bottom: 0, counts: false };

/** A fact for each loan of the opening snapshot, with the loan it became: undefined where it left. */
function pairs(fact: (open: Exposure, close: Exposure | undefined) => readonly Told[]): Opinion['facts'] {
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
      .filter(({ facility_id }) => !before.has(facility_id))
      .flatMap((loan) => {
        const fact = { by: loanBy(book, loan), cell: { from: 'NEW' }, top: weight(loan), bottom: weight(loan) };
        const counts = weight(loan) > 0 && loan.five_tier !== null;
        if (!counts) return spread({ ...fact, ...aside }, 'to', [...CLASSES, 'EXIT'], 'none');
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

/** What of a matrix has a class at both dates, or left: of all that was there at the opening, whatever row it would be in. */
function matrixCoverage({ exits, weight }: Matrix): Opinion['facts'] {
  return pairs((open, became) => {
    const close = writtenOff(became) ? undefined : became;
    if (!close && !exits) return [];
    const known = open.five_tier !== null && (!close || close.five_tier !== null);
    return [{ ...aside, whole: weight(open), told: known ? weight(open) : 0 }];
  });
}

interface Matrix {
  readonly exits: boolean;
  readonly weight: (loan: Exposure) => number;
}

/** Five-tier matrix cells of one opening loan; weight by balance or number, with or without those who left. */
function migration({ exits, weight }: Matrix): Opinion['facts'] {
  const ends = exits ? [...CLASSES, 'EXIT'] : CLASSES;
  const moves = pairs((open, became) => {
    // a loss is no class: it left
    const close = writtenOff(became) ? undefined : became;
    if (!close && !exits) return [];
    // a blank is in no row, and still somebody who was there
    if (open.five_tier === null) return [{ ...aside, nowhere: true }];
    const fact = { by: {}, cell: { from: String(open.five_tier) }, top: weight(open), bottom: weight(open) };
    const own = close ? (close.five_tier === null ? null : String(close.five_tier)) : 'EXIT';
    if (own === null || weight(open) <= 0) return spread({ ...fact, ...aside }, 'to', ends, 'none');
    return spread(fact, 'to', ends, own);
  });
  return exits ? (book, view) => [...moves(book, view), ...arrivals(weight)(book, view)] : moves;
}

function matrix(metric: string, shape: Matrix): Opinion {
  const parts = shape.exits ? { from: [...CLASSES, 'NEW'], to: [...CLASSES, 'EXIT'] } : { from: CLASSES, to: CLASSES };
  const seen = { cells: cellsOf(parts), coverage: matrixCoverage(shape) };
  return { metric, by: BY, of: 'flow', span: 'ttm', read: ratio, facts: migration(shape), ...seen };
}

/** Share of the opening balance, class known at both dates, that moved one way. */
function moved(metric: string, way: (from: number, to: number) => boolean): Opinion {
  return {
    metric,
    by: BY,
    of: 'flow',
    span: 'ttm',
    read: ratio,
    facts: pairs((open, close) => {
      if (!close || writtenOff(close)) return [aside];
      const weight = positive(open);
      if (open.five_tier === null || close.five_tier === null || weight === 0) return [{ ...aside, whole: weight }];
      return [{ top: way(open.five_tier, close.five_tier) ? weight : 0, bottom: weight, whole: weight }];
    }),
  };
}

/** Share of a bucket's opening balance that moved one way within a month. */
function rolled(metric: string, way: (from: number, to: number, gone: boolean) => boolean): Opinion {
  return {
    metric,
    by: BY,
    of: 'flow',
    read: ratio,
    cells: cellsOf({ dpd_bucket: BUCKETS }),
    facts: pairs((open, close) => {
      if (open.days_past_due === null) return [];
      const from = bucketOf(open.days_past_due);
      const [cell, whole] = [{ dpd_bucket: from }, open.outstanding];
      if (close && close.days_past_due === null && !writtenOff(close)) return [{ ...aside, cell, whole }];
      const to = close ? BUCKETS.indexOf(bucketOf(close.days_past_due)) : -1;
      const fits = close !== undefined && way(BUCKETS.indexOf(from), to, writtenOff(close));
      return [{ cell, top: fits ? open.outstanding : 0, bottom: open.outstanding, whole }];
    }),
    // limits are set for the first step alone
    limits: ({ dpd_bucket: bucket }) => (bucket === '1-30' ? catalogueLimits(metric) : null),
  };
}

/** Of the loans that were good, or bad, at the opening, the part that is not any more; a fate that is blank stays in, and is not told. */
function turned(metric: string, bad: boolean): Opinion {
  return {
    metric,
    by: BY,
    of: 'flow',
    read: ratio,
    facts: pairs((open, close) => {
      const known = told(close);
      if (isNpl(open) !== bad) return [{ ...aside, known: isNpl(open) !== null && known }];
      const lost = close !== undefined && writtenOff(close);
      const left = bad
        ? close !== undefined && !lost && isNpl(close) === false
        : lost || (close !== undefined && isNpl(close) === true);
      const whole = open.outstanding;
      return [{ top: left ? whole : 0, bottom: whole, known, whole, told: known ? whole : 0 }];
    }),
  };
}

/** R18, R20 to R23: what the opening loans became. */
export const DYNAMICS: readonly Opinion[] = [
  turned('npl-formation', false),
  turned('npl-cure', true),
  {
    metric: 'normal-loan-migration',
    by: BY,
    of: 'flow',
    span: 'ytd',
    read: ratio,
    facts: pairs((open, close) => {
      const left = kept(open, close);
      if (isNpl(open) !== false) return [{ ...aside, known: isNpl(open) !== null && told(close) }];
      if (!told(close)) return [{ ...aside, whole: left }];
      return [{ top: close && isNpl(close) === true ? left : 0, bottom: left, whole: left }];
    }),
  },
  {
    metric: 'class-migration',
    by: BY,
    of: 'flow',
    span: 'ytd',
    read: ratio,
    cells: cellsOf({ from: ['1', '2', '3', '4'] }),
    facts: pairs((open, close) => {
      if (open.five_tier === null || open.five_tier > 4) return [];
      const left = kept(open, close);
      const cell = { from: String(open.five_tier) };
      if (close && !writtenOff(close) && close.five_tier === null) return [{ ...aside, cell, whole: left }];
      const worse = close !== undefined && (close.five_tier ?? 0) > open.five_tier;
      return [{ cell, top: worse ? left : 0, bottom: left, whole: left }];
    }),
  },
  matrix('migration-matrix', { exits: true, weight: positive }),
  matrix('migration-retained', { exits: false, weight: positive }),
  matrix('migration-count', { exits: true, weight: () => 1 }),
  moved('upgrade-share', (from, to) => to < from),
  moved('downgrade-share', (from, to) => to > from),
  {
    metric: 'downgrades-per-upgrade',
    by: BY,
    of: 'flow',
    span: 'ttm',
    read: ratio,
    facts: pairs((open, close) => {
      if (!close || writtenOff(close) || open.five_tier === null || close.five_tier === null) return [aside];
      const weight = positive(open);
      const [up, down] = [close.five_tier < open.five_tier, close.five_tier > open.five_tier];
      // the items are the upgrades, of which there may be none
      return [{ top: down ? weight : 0, bottom: up ? weight : 0, counts: up && weight > 0, known: weight > 0 }];
    }),
  },
  moved('stable-share', (from, to) => to === from),
  rolled('roll-rate', (from, to, gone) => gone || to > from),
  rolled('roll-cure', (from, to, gone) => !gone && to < from),
  rolled('roll-stay', (from, to, gone) => !gone && to === from),
  {
    metric: 'vintage-count',
    by: ['region'],
    of: 'snapshot',
    minimum: 5,
    none: { cohort: 'unknown', month_on_book: 'unknown' },
    read: ratio,
    facts: cohorts,
  },
];

const months = (from: string, to: string) =>
  Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5, 7));

/** Originations by quarter and month on book; a quarter the ledger has not seen from its start says nothing, and stands at its last month. */
function cohorts(book: Book, view: View): Fact[] {
  const ids = [...new Set(book.exposure.map(({ facility_id }) => facility_id))];
  const began = plain.month(plain.snapshotsOf(book)[0] ?? '');
  return ids.flatMap((id) => {
    const history = book.exposure.filter(({ facility_id }) => facility_id === id);
    const drawn = history[0]?.origination_date ?? null;
    if (drawn === null || view.now === null || drawn > view.now || !history[0]) return [];
    const quarter = Math.floor((Number(drawn.slice(5, 7)) - 1) / 3);
    const first = `${drawn.slice(0, 4)}-${String(3 * quarter + 1).padStart(2, '0')}-01`;
    const cohort = `${drawn.slice(0, 4)}Q${quarter + 1}`;
    const by = loanBy(book, history[0]);
    const age = months(plain.monthsAway(first, 2), view.now);
    const unseen = { ...aside, known: true, why: 'SHORT_HISTORY' };
    if (began > plain.month(first))
      return [{ ...unseen, by, cell: { cohort, month_on_book: String(Math.max(0, age)) } }];
    const bad = history.filter((loan) =>
      plain.isOffBook(loan) ? plain.isLost(loan) : isNpl(loan) === true || (loan.days_past_due ?? 0) > 90,
    );
    const worst = Math.min(...bad.map(({ as_of_date }) => months(drawn, as_of_date)));
    return Array.from({ length: age + 1 }, (_, month) => ({
      by,
      cell: { cohort, month_on_book: String(month) },
      top: worst <= month ? 1 : 0,
      bottom: 1,
    }));
  });
}
