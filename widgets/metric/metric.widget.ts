import { askSeries, contextOf, valueCell } from '../shared/context.ts';
import { changeIn, constantFoot } from '../shared/constant-rates.ts';
import { sentence, tileChange } from '../shared/finding-text.ts';
import { foot } from '../shared/foot.ts';
import { lookBackOf, metricIdOf } from '../shared/limit-lines.ts';
import { partNames, partsFigure } from '../kinds/parts-figure.ts';
import { LOOK_BACK, monthTable } from '../kinds/trend.ts';
import { byMonth, latest } from '../shared/series.ts';
import { metricName } from '../shared/group-words.ts';
import type { WidgetDefinition } from '../widget.ts';
import KeyMetric from './KeyMetric.svelte';

const USUAL = 'npl-ratio';

/** One number: name, value, state, change against three months earlier, course. A metric of several numbers shows them all, never one of them. */
export const metric: WidgetDefinition = {
  id: 'metric',
  tag: 'bw-metric',
  family: 'risk',
  needs: ['exposure'],
  component: KeyMetric,
  async figures(portfolio, request, t, options = {}) {
    const context = contextOf(portfolio, request, t);
    if (!context) return [];
    const id = metricIdOf(context, options.metric ?? USUAL);
    if (partNames(context, id).length > 0) return [await partsFigure(context, { id: `metric-${id}`, metric: id })];
    const rows = await askSeries(context, id);
    const back = lookBackOf(context, id, LOOK_BACK);
    const change = await changeIn(context, rows, back);
    const now = latest(rows, context.months);
    const value = valueCell(context, now);
    return [
      {
        id: `metric-${id}`,
        title: metricName(t, id),
        finding: sentence(t, change, back, id),
        status: now?.status ?? 'grey',
        headline: value,
        tiles: [
          {
            title: metricName(t, id),
            value,
            change: tileChange(t, change, back),
            spark: byMonth(rows, context.months).map((row) => row?.value ?? null),
          },
        ],
        table: monthTable(context, [id], [rows]),
        foot: foot(context, now, ...constantFoot(context, [change])),
      },
    ];
  },
};
