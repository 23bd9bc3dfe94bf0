import type { Translate } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import { monthOf, type IsoDate } from '../lib/dates.ts';
import type { Status } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';

/** What nobody may overlook who reads a single page: it stands on the cover and at the head of every page. */
export interface Band {
  status: Status;
  text: string;
}

type Known = Pick<Portfolio, 'snapshots' | 'namesHidden' | 'scenario'>;

/** The newest book of the ledger at a date: what a report of this date speaks of. Null where there is no book at all. */
export function bookAt({ snapshots }: Pick<Portfolio, 'snapshots'>, asOf: IsoDate | null): IsoDate | null {
  return asOf === null ? null : (snapshots.findLast((date) => date <= asOf) ?? null);
}

/** A report of a date before the first book would be one of nothing. */
export function demandBook(portfolio: Pick<Portfolio, 'snapshots'>, asOf: IsoDate | null): void {
  const [first] = portfolio.snapshots;
  const last = portfolio.snapshots.at(-1);
  if (asOf === null || first === undefined || last === undefined || asOf >= first) return;
  throw new PortfolioError('before-data', { date: asOf, first, last });
}

/** The bands of a report: figures of an older book, figures that are only tried out, names that are hidden. */
export function bandsOf(portfolio: Known, asOf: IsoDate | null, t: Translate): Band[] {
  const book = bookAt(portfolio, asOf);
  const bands: Band[] = [];
  if (portfolio.scenario) bands.push({ status: 'red', text: t('report.band.scenario') });
  if (asOf !== null && book !== null && book < asOf) {
    const dates = { date: t.format.date(asOf), book: t.format.date(book) };
    // within the month a book has an end of its own, and what came after it is of no month yet
    const word = monthOf(book) === monthOf(asOf) ? 'report.band.earlier' : 'report.band.stale';
    bands.push({ status: 'red', text: t(word, dates) });
  }
  if (portfolio.namesHidden) bands.push({ status: 'amber', text: t('report.band.hidden') });
  return bands;
}
