import type { FigureTable } from '../../src/charts/figure.ts';
import type { Status } from '../../src/metrics/metric.ts';
import type { Breach, Breaches } from '../../src/session/breaches/breach.ts';
import { findBreaches } from '../../src/session/breaches/find-breaches.ts';
import {
  changesText,
  countsText,
  groupLabels,
  placeText,
  uncheckedTexts,
  type GroupLabels,
} from '../../src/words/breach-text.ts';
import { askNow, isFiltered, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { metricName } from '../shared/group-words.ts';
import { breachRows } from './breach-rows.ts';
import { LONG_LIST, purpose, type Drawing } from '../kind.ts';

const ON_PAPER = 4;

/** Everything beyond a limit of the catalogue or the bank, the most serious first, and what is no longer. */
async function breachesFigure(context: Context): Promise<Drawing> {
  const { t, portfolio, asOf, filter } = context;
  const [book] = await askNow(context, 'outstanding-balance');
  const found = await findBreaches(portfolio, { asOf, filter }, { later: true });
  // of a selection nobody is in, counts of nothing are within every limit and say nothing
  const nobody = isFiltered(filter) && (book?.n ?? 0) === 0;
  const ended = found.gone.filter(({ level }) => level === 'red');
  const labels = await groupLabels(portfolio, [...found.list, ...ended], t);
  const reasons = uncheckedTexts(found.unchecked, t);
  const { red: breaches, amber: watch, unchecked } = found.counts;
  return {
    finding: findingOf(context, found, { labels, nobody }),
    status: statusOf(found, nobody),
    brief: ON_PAPER,
    printed: breaches,
    counts: { checks: found.checks, breaches, watch, unchecked },
    ...(found.list.length + ended.length > 0 ? { table: tableOf(context, [...found.list, ...ended], labels) } : {}),
    foot: foot(
      context,
      undefined,
      ...reasons.map((text) => t('overview.exceptions.unchecked', { reasons: text })),
      ...(watch > 0 ? [t('overview.exceptions.printed')] : []),
    ),
  };
}

/** Grey where nothing could be held against a limit, or a question failed: what is not known is not within. */
function statusOf({ counts, unchecked }: Breaches, nobody: boolean): Status {
  if (counts.red > 0) return 'red';
  if (counts.amber > 0) return 'amber';
  if (nobody) return 'grey';
  return counts.within > 0 && !unchecked.some(({ reason }) => reason === 'FAILED') ? 'green' : 'grey';
}

function findingOf(
  { t }: Context,
  found: Breaches,
  { labels, nobody }: { labels: GroupLabels; nobody: boolean },
): string {
  const counts = countsText(found, t);
  const [first] = found.list;
  if (first?.level !== 'red') {
    const status = statusOf(found, nobody);
    if (nobody && status === 'grey') return t('overview.exceptions.nobody', { counts });
    if (found.counts.within + found.counts.amber === 0) return t('overview.exceptions.grey', { counts });
    return t(status === 'grey' ? 'overview.exceptions.unsure' : 'overview.exceptions.none', { counts });
  }
  return t('overview.exceptions.finding', {
    counts,
    changes: changesText(found, t),
    first: t('overview.exceptions.first', {
      name: metricName(t, first.metric),
      where: placeText(first, labels, t),
      value: first.value === null ? t('value.none') : t.format.value(first.value, first.unit),
    }),
  });
}

function tableOf(context: Context, rows: readonly Breach[], labels: GroupLabels): FigureTable {
  const { t } = context;
  return {
    columns: [
      { title: t('widgets.indicator'), align: 'start' },
      { title: t('overview.exceptions.where'), align: 'start' },
      { title: t('widgets.value'), align: 'end' },
      { title: t('overview.exceptions.limit'), align: 'end' },
      { title: t('widgets.items'), align: 'end' },
      { title: t('overview.exceptions.change'), align: 'start' },
    ],
    rows: breachRows(context, rows, labels),
  };
}

/** Every limit that is broken. */
export const breaches = purpose('breaches', [], breachesFigure, {
  ...LONG_LIST,
  compares: async (context, drawing, compare) =>
    (await import('../compare/breaches-then.ts')).breachesThen(context, drawing, compare),
});
