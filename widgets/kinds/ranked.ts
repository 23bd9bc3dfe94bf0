import { rankedBars, rankedHeight } from '../../src/charts/ranked-bars.ts';
import type { Dimension, MetricRow } from '../../src/metrics/metric.ts';
import { askNow, nameCell, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { betterOf } from '../shared/limit-lines.ts';
import {
  dimensionName,
  dimensionTitle,
  groupName,
  metricName,
  shapeOf,
  stateText,
  worstStatus,
} from '../shared/group-words.ts';
import { itemsCell } from '../shared/raw-cells.ts';
import { limitLinesOf } from './trend.ts';
import type { Drawing } from '../kind.ts';

/** Bars a picture shows at most; the table holds all. */
const BARS = 12;

export interface RankedSpec {
  metric: string;
  by: Dimension;
}

/** A metric split by a dimension, the worst first. */
export async function rankedFigure(context: Context, { metric, by }: RankedSpec): Promise<Drawing> {
  const { t } = context;
  const [whole, groups, labels] = await Promise.all([
    askNow(context, metric),
    askNow(context, metric, [by]),
    labelsOf(context, by),
  ]);
  const name = (row: MetricRow) => groupName(t, by, row.by[by] ?? 'unknown', labels);
  const ranked = worstFirst(groups, { context, metric, name });
  const shown = ranked.filter(({ value }) => value !== null).slice(0, BARS);
  const finding = rankedFinding(context, { metric, by, ranked, name });

  return {
    finding,
    status: worstStatus(ranked.map(({ status }) => status)),
    ...(shown.length > 0
      ? {
          chart: {
            option: rankedBars({
              bars: shown.map((row) => ({
                name: name(row),
                value: row.value,
                label: barLabel(context, row),
                status: row.status,
                ref: refOfRow(context, row),
              })),
              limits: limitLinesOf(context, whole[0]),
            }),
            height: rankedHeight(shown.length),
            alt: t('widgets.chart.bars', { names: shown.map(name).join(t('widgets.list.comma')), finding }),
          },
        }
      : {}),
    table: {
      columns: [
        { title: dimensionTitle(t, by), align: 'start' },
        { title: metricName(t, metric), align: 'end' },
        { title: t('widgets.state'), align: 'start' },
        { title: t('widgets.items'), align: 'end' },
      ],
      rows: ranked.map((row) => {
        const { text, ref } = valueCell(context, row);
        return [
          nameCell(context, name(row), by, row.by[by]),
          { text, ref },
          { text: stateText(t, row) },
          itemsCell(t, row),
        ];
      }),
    },
    foot: foot(
      context,
      whole[0],
      ...(shown.length < ranked.length ? [t('widgets.foot.cut', { shown: shown.length, all: ranked.length })] : []),
    ),
  };
}

/** Names people know for the values of a dimension, where they differ from the values. */
export async function labelsOf({ portfolio, t }: Context, by: Dimension): Promise<ReadonlyMap<string, string>> {
  return new Map((await portfolio.values(by, t.language)).map(({ value, label }) => [value, label]));
}

/** Rows from worst to best value; those without one at the end, equal ones by name. */
export function worstFirst(
  rows: readonly MetricRow[],
  { context, metric, name }: { context: Context; metric: string; name: (row: MetricRow) => string },
): MetricRow[] {
  const { compare } = context.t.format;
  const sign = betterOf(context, metric) === 'higher' ? 1 : -1;
  return [...rows].sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return sign * (a.value - b.value) || compare(name(a), name(b));
  });
}

/** The value, with the state's shape where it is a state worth a look. */
function barLabel({ t }: Context, { value, unit, status }: MetricRow): string {
  const text = value === null ? t('value.none') : t.format.value(value, unit);
  return [shapeOf(status), text].filter(Boolean).join(' ');
}

interface Ranked {
  metric: string;
  by: Dimension;
  ranked: readonly MetricRow[];
  name: (row: MetricRow) => string;
}

/** Which group is worst, and how many are beyond a limit. */
export function rankedFinding(context: Context, { metric, by, ranked, name }: Ranked): string {
  const { t } = context;
  const worst = ranked[0];
  if (!worst || worst.value === null) return t('widgets.ranked.none', { dimension: dimensionName(t, by) });
  const params = {
    name: metricName(t, metric),
    worst: name(worst),
    value: t.format.value(worst.value, worst.unit),
    red: ranked.filter(({ status }) => status === 'red').length,
    amber: ranked.filter(({ status }) => status === 'amber').length,
    all: ranked.filter(({ value }) => value !== null).length,
    share: '',
  };
  const better = betterOf(context, metric);
  if (better !== 'neither' && ranked.some(({ status }) => status !== 'grey')) return t('widgets.ranked.worst', params);
  // the first of them, without a word on how good it is
  return t(better === 'higher' ? 'widgets.ranked.least' : 'widgets.ranked.most', params);
}
