import { lineTrend, type TrendLine } from '../../src/charts/line-trend.ts';
import type { LimitLine } from '../../src/charts/frame.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { axisText, monthNames } from '../shared/axis.ts';
import { askSeries, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { changeIn, constantFoot } from '../shared/constant-rates.ts';
import { sentence } from '../shared/finding-text.ts';
import { nameInPeriod } from '../shared/covers.ts';
import { foot } from '../shared/foot.ts';
import { limitsOf, lookBackOf } from '../shared/limit-lines.ts';
import { byMonth, latest } from '../shared/series.ts';
import { worstStatus } from '../shared/group-words.ts';
import { LOOK_BACK, monthTable } from './month-table.ts';
import type { Drawing } from '../kind.ts';

const HEIGHT = 260;

export interface TrendSpec {
  /** Metrics of one unit; the first leads the finding and gives the limits. */
  metrics: readonly string[];
  /** Metrics that stand in the table only, because their size would flatten the lines. */
  tableOnly?: readonly string[];
  /** Added to the finding. */
  more?: string;
}

/** Metrics as lines over the months, with the limits of the first. */
export async function trendFigure(context: Context, spec: TrendSpec): Promise<Drawing> {
  const { t, months } = context;
  const all = [...spec.metrics, ...(spec.tableOnly ?? [])];
  const answers = await Promise.all(all.map((metric) => askSeries(context, metric)));
  const drawn = answers.slice(0, spec.metrics.length);
  const lead = latest(answers[0] ?? [], months);
  const unit = lead?.unit ?? 'fraction';
  const backs = all.map((metric) => lookBackOf(context, metric, LOOK_BACK));
  const moved = await Promise.all(drawn.map((rows, index) => changeIn(context, rows, backs[index] ?? LOOK_BACK)));
  const finding = moved.map((change, index) => sentence(t, change, backs[index] ?? LOOK_BACK, all[index]));
  const spoken = (drawn.length > 1 ? importantFirst(drawn, months, finding) : finding)
    .slice(0, 2)
    .join(t('widgets.gap'));
  const lines = drawn.map((rows, index) => trendLine(context, all[index] ?? '', rows));
  const known = drawn.some((rows) => rows.some(({ value }) => value !== null));

  return {
    finding: spoken + (spec.more ?? ''),
    status: worstStatus(drawn.map((rows) => latest(rows, months)?.status ?? 'grey')),
    ...(drawn.length === 1 ? { headline: valueCell(context, lead) } : {}),
    ...(known
      ? {
          chart: {
            option: lineTrend({
              months: monthNames(months),
              lines,
              limits: limitLinesOf(context, lead),
              text: (value) => t.format.value(value, unit),
              axisText: axisText(t, unit),
              none: t('value.none'),
            }),
            months,
            height: HEIGHT,
            alt: t('widgets.chart.trend', {
              first: t.format.month(months[0] ?? ''),
              last: t.format.month(months.at(-1) ?? ''),
              names: lines.map(({ name }) => name).join(t('widgets.list.comma')),
              finding: spoken,
            }),
          },
        }
      : { nothing: true }),
    table: monthTable(context, all, answers),
    foot: foot(context, lead, ...constantFoot(context, moved)),
  };
}

/** A metric's rows as a line, gaps kept. */
export function trendLine(context: Context, metric: string, rows: readonly MetricRow[]): TrendLine {
  const placed = byMonth(rows, context.months);
  return {
    name: nameInPeriod(context, metric),
    values: placed.map((row) => row?.value ?? null),
    refs: placed.map((row) => row && refOfRow(context, row)),
  };
}

/** The limits of a row's metric as named lines. */
export function limitLinesOf({ t }: Context, row: MetricRow | undefined): LimitLine[] {
  const limits = row ? limitsOf(row) : null;
  if (!row || !limits) return [];
  const text = (value: number) => t.format.value(value, row.unit);
  const { amber, red } = limits;
  const watch = { value: amber, label: t('widgets.limit.amber', { limit: text(amber) }), status: 'amber' as const };
  const lines: LimitLine[] =
    red === undefined || red === amber
      ? [watch]
      : [watch, { value: red, label: t('widgets.limit.red', { limit: text(red) }), status: 'red' }];
  return lines.filter(({ value }) => value !== 0);
}

/** The lead's sentence, then that of the worst other line. */
function importantFirst(answers: readonly MetricRow[][], months: readonly string[], sentences: string[]): string[] {
  const order = { red: 0, amber: 1, green: 2, grey: 3 };
  const others = sentences
    .slice(1)
    .map((text, index) => ({ text, status: latest(answers[index + 1] ?? [], months)?.status ?? 'grey' }))
    .filter(({ status }) => status === 'red' || status === 'amber')
    .sort((a, b) => order[a.status] - order[b.status]);
  return [sentences[0] ?? '', ...others.map(({ text }) => text)];
}
