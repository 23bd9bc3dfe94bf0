import { lookup } from '../../i18n/lookup.ts';
import type { Translate } from '../../i18n/translate.ts';
import { addMonths, monthEnd, monthOf, monthStart, type IsoDate } from '../../lib/dates.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import type { Breaches } from '../../session/breaches/breach.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import type { StatedText } from '../state.ts';
import { whyText } from './why-text.ts';

/** What a board looks at each time, most of it ratios with limits. */
const USUAL: readonly string[] = [
  'npl-ratio',
  'special-mention-ratio',
  'overdue-90-to-npl',
  'provision-coverage',
  'dscr',
  'single-name-concentration',
  'review-on-time',
  'portfolio-esg-score',
];
/** Lines of the table. */
const MOST = USUAL.length;
const BACK = 3;
const COURSE = 13;

/** One indicator against its limits. */
export interface AppetiteLine {
  readonly metric: string;
  readonly name: string;
  readonly now: StatedText;
  /** Against three months before; empty where there is nothing to compare with. */
  readonly change: string;
  readonly limit: string;
  /** How much of its limit is used, 1 at the limit, and where the watch line stands; null where no limit can be used up. */
  readonly use: { readonly share: number; readonly watch: number } | null;
  /** The course of thirteen months; null is a gap. */
  readonly course: readonly (number | null)[];
  /** The course in words. */
  readonly told: string;
  /** Why it moved; null where it did not, or nobody can say. */
  readonly why: string | null;
}

interface Asked {
  readonly portfolio: Portfolio;
  readonly request: MetricRequest;
  readonly asOf: IsoDate;
  readonly t: Translate;
}

/** The indicators a board sees each time, of those without a value the others; what is beyond a limit for the whole takes the place of the last within. */
export async function appetiteLines(asked: Asked, { list }: Pick<Breaches, 'list'>): Promise<AppetiteLine[]> {
  const beyond = list.filter(({ by, level }) => level === 'red' && Object.keys(by).length === 0);
  const named = [...new Set([...USUAL, ...beyond.map(({ metric }) => metric)])];
  const known = await Promise.all(
    named.filter((metric) => asked.portfolio.missing(metric).length === 0).map((metric) => courseOf(asked, metric)),
  );
  const told = known.filter((rows) => rows.at(-1)?.value != null);
  return Promise.all(chosen(told).map((rows) => lineOf(asked, rows)));
}

/** The first lines; one beyond its limit that would not be among them takes the place of the last one that is within. */
function chosen(told: readonly MetricRow[][]): MetricRow[][] {
  const shown = told.slice(0, MOST);
  for (const late of told.slice(MOST)) {
    const place = shown.findLastIndex((rows) => rows.at(-1)?.status === 'green' || rows.at(-1)?.status === 'grey');
    if (place >= 0) shown[place] = late;
  }
  return shown;
}

/** A value a month, the last is that of the date. */
async function courseOf({ portfolio, request, asOf }: Asked, metric: string): Promise<MetricRow[]> {
  const from = monthStart(addMonths(monthOf(asOf), 1 - COURSE));
  const rows = await portfolio.ask(metric, { ...request, asOf, from });
  return rows.filter(({ by }) => Object.keys(by).length === 0).toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

async function lineOf(asked: Asked, rows: readonly MetricRow[]): Promise<AppetiteLine> {
  const { portfolio, request, t } = asked;
  const now = rows.at(-1) as MetricRow;
  const before = rows.find(({ period }) => period === addMonths(now.period, -BACK));
  const by = before?.value == null || now.value === null ? null : now.value - before.value;
  const limits = now.threshold;
  const text = (value: number) => t.format.value(value, now.unit);
  const dates = booksOf(asked);
  const course = monthsOf(asked).map((month) => rows.find(({ period }) => period === month)?.value ?? null);
  const why =
    by === null || by === 0 || dates === null
      ? null
      : await whyText(portfolio, { metric: now.metric, ...dates, request }, t);
  return {
    metric: now.metric,
    name: lookup(t, `metric.${now.metric}`, now.metric),
    now: { text: text(now.value ?? 0), ...(limits ? { status: now.status } : {}) },
    change: by === null ? '' : t.format.change(by, now.unit),
    limit: limits ? text(limits.red ?? limits.amber) : t('pack.no-limit'),
    use: limits ? useOf(now.value ?? 0, limits) : null,
    course,
    told: toldOf(asked, course, text),
    why,
  };
}

function monthsOf({ asOf }: Asked): string[] {
  return Array.from({ length: COURSE }, (_, index) => addMonths(monthOf(asOf), index + 1 - COURSE));
}

/** From what the value came to what, over the months there are. */
function toldOf(asked: Asked, course: AppetiteLine['course'], text: (value: number) => string): string {
  const { t } = asked;
  const months = monthsOf(asked);
  const first = course.findIndex((value) => value !== null);
  const said = (index: number) => `${t.format.month(months[index] ?? '')} ${text(course[index] ?? 0)}`;
  return first < 0 ? '' : t('pack.course.told', { first: said(first), last: said(course.length - 1) });
}

/** The newest book, and that of three months before. */
function booksOf({ portfolio, asOf }: Asked): { from: IsoDate; to: IsoDate } | null {
  const at = (date: IsoDate) => portfolio.snapshots.findLast((book) => book <= date);
  const to = at(asOf);
  const from = to && at(monthEnd(addMonths(monthOf(to), -BACK)));
  return from && to && from < to ? { from, to } : null;
}

/** How much of a limit is used up: of a ceiling the value over it, of a floor it over the value. */
export function useOf(value: number, { amber, red, worse }: NonNullable<MetricRow['threshold']>): AppetiteLine['use'] {
  const limit = red ?? amber;
  const ceiling = worse.startsWith('>');
  if (limit <= 0 || amber <= 0 || (!ceiling && value <= 0)) return null;
  return ceiling ? { share: value / limit, watch: amber / limit } : { share: limit / value, watch: limit / amber };
}
