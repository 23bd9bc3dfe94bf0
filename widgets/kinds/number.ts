import { askSeries, valueCell, type Context } from '../shared/context.ts';
import { changeIn, constantFoot } from '../shared/constant-rates.ts';
import { sentence, tileChange } from '../shared/finding-text.ts';
import { foot } from '../shared/foot.ts';
import { lookBackOf } from '../shared/limit-lines.ts';
import { metricName } from '../shared/group-words.ts';
import { byMonth, latest } from '../shared/series.ts';
import { LOOK_BACK, monthTable } from './month-table.ts';
import { partsOf } from './parts-of.ts';
import type { CardKind, Drawing } from '../kind.ts';

/** One number: name, value, state, change against three months earlier, course. A metric of several numbers shows them all, never one of them. */
async function numberFigure(context: Context, metric: string): Promise<Drawing> {
  if (partsOf(context, metric).length > 0) return (await import('./parts-figure.ts')).partsFigure(context, { metric });
  const { t, months } = context;
  const rows = await askSeries(context, metric);
  const back = lookBackOf(context, metric, LOOK_BACK);
  const change = await changeIn(context, rows, back);
  const now = latest(rows, months);
  const value = valueCell(context, now);
  return {
    finding: sentence(t, change, back, metric),
    status: now?.status ?? 'grey',
    headline: value,
    tiles: [
      {
        title: metricName(t, metric),
        value,
        change: tileChange(t, change, back),
        spark: byMonth(rows, months).map((row) => row?.value ?? null),
      },
    ],
    table: monthTable(context, [metric], [rows]),
    foot: foot(context, now, ...constantFoot(context, [change])),
  };
}

/** The kind, on its own what an element of one number is made of. */
export const number: CardKind = {
  id: 'number',
  metrics: ({ metrics = [] }) => metrics,
  compares: true,
  draw: (context, { metrics: [metric = ''] = [] }) => numberFigure(context, metric),
};
