import { axisText, monthNames } from '../../../widgets/shared/axis.ts';
import { contextOf } from '../../../widgets/shared/context.ts';
import { metricName } from '../../../widgets/shared/group-words.ts';
import { limitLinesOf, trendLine } from '../../../widgets/kinds/trend.ts';
import type { Figure } from '../../charts/figure.ts';
import { lineTrend } from '../../charts/line-trend.ts';
import type { Translate } from '../../i18n/translate.ts';
import { monthStart } from '../../lib/dates.ts';
import type { MetricRequest } from '../../metrics/metric.ts';
import type { Breach } from '../../session/breaches/breach.ts';
import { keyOf } from '../../session/breaches/row-state.ts';
import type { Portfolio } from '../../session/portfolio.ts';

const HEIGHT = 320;
/** Pixels of letters that are read from afar, and of width from which there is room for them. */
const LETTERS = 18;
const WIDE = 560;

interface Asked {
  portfolio: Portfolio;
  request: MetricRequest;
  t: Translate;
  signal: AbortSignal;
}

/** The months of a value beyond its limit as a picture, also of one part of a group; null where there is but one month. */
export async function courseOf(
  breach: Breach,
  { portfolio, request, t, signal }: Asked,
): Promise<Figure['chart'] | null> {
  const context = contextOf(portfolio, request, t, signal);
  const [first] = context?.months ?? [];
  if (!context || first === undefined) return null;
  const { metric, unit } = breach;
  const rows = await portfolio.ask(metric, { ...breach.request, from: monthStart(first) }, { signal });
  const own = rows.filter((row) => keyOf(row) === keyOf(breach));
  if (own.filter(({ value }) => value !== null).length < 2) return null;
  const name = metricName(t, metric);
  const option = lineTrend({
    months: monthNames(context.months),
    lines: [trendLine(context, metric, own)],
    limits: limitLinesOf(context, breach.row),
    text: (value) => t.format.value(value, unit),
    axisText: axisText(t, unit),
    none: t('value.none'),
    height: HEIGHT,
  });
  const [from, to] = [t.format.month(first), t.format.month(context.months.at(-1) ?? first)];
  return {
    option: (theme, width = WIDE) => option({ ...theme, fontSize: width < WIDE ? theme.fontSize : LETTERS }, width),
    height: HEIGHT,
    alt: t('present.course', { name, from, to }),
  };
}
