import type { ChartTheme, OtherValue } from '../../src/charts/figure.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { rowOf, seriesOf } from './drawn-series.ts';
import { noteOf } from './other-ticks.ts';

interface Added {
  readonly others: ReadonlyMap<MetricRow, OtherValue>;
  readonly label: string;
  readonly theme: ChartTheme;
  readonly t: Translate;
}

/** What a picture hands over of the place that is pointed at; the datum itself it has copied. */
interface Pointed {
  readonly axisValueLabel?: string;
  readonly seriesName?: string;
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

interface Tooltip {
  readonly trigger?: string;
  readonly order?: string;
  readonly formatter?: (pointed: unknown) => string;
}

/** A picture that has no room for other values: they are said of what is pointed at, and spoken behind its value. */
export function withWords(option: Record<string, unknown>, added: Added): Record<string, unknown> {
  const { others, label } = added;
  const series = seriesOf(option);
  const drawnAt = ({ seriesIndex, dataIndex }: Pointed) => series[seriesIndex]?.data?.[dataIndex];
  const tooltip = (option['tooltip'] ?? {}) as Tooltip;
  const otherOf = (datum: unknown) => {
    const row = rowOf(datum, option);
    return row && others.get(row);
  };
  return {
    ...option,
    series: series.map((each) => ({
      ...each,
      data: (each.data ?? []).map((datum) => {
        const other = otherOf(datum);
        if (!other || other.value === null) return datum;
        const { note } = datum as { note?: string };
        const notes = [note, noteOf(other, label)].filter(Boolean);
        return { ...(datum as object), note: notes.join(added.t('widgets.list.pause')) };
      }),
    })),
    tooltip: {
      ...tooltip,
      formatter: (pointed: unknown) =>
        Array.isArray(pointed)
          ? placeText(tooltip.order === 'seriesDesc' ? pointed.toReversed() : pointed, added, { drawnAt, otherOf })
          : cellText(tooltip, pointed as Pointed, { label, other: otherOf(drawnAt(pointed as Pointed)) }),
    },
  };
}

interface Found {
  readonly drawnAt: (pointed: Pointed) => unknown;
  readonly otherOf: (datum: unknown) => OtherValue | undefined;
}

/** A place along the axis, and what is drawn there, each with its change in brackets. */
function placeText(points: readonly Pointed[], { t, label }: Added, { drawnAt, otherOf }: Found): string {
  const lines = points.flatMap((point) => {
    const { seriesName = '' } = point;
    const data = drawnAt(point);
    const { value, ref } = (data ?? {}) as { value?: unknown; ref?: { row: MetricRow } };
    if (typeof value !== 'number' || !ref) return [];
    const short = otherOf(data)?.short;
    return [`${seriesName}  ${t.format.value(value, ref.row.unit)}${short ? `  (${short})` : ''}`];
  });
  const brackets = points.some((point) => otherOf(drawnAt(point))?.short) ? `(${t('compare.against', { label })})` : '';
  return [points[0]?.axisValueLabel ?? '', ...lines, brackets].filter(Boolean).join('\n');
}

function cellText(
  { formatter }: Tooltip,
  pointed: Pointed,
  { label, other }: { label: string; other: OtherValue | undefined },
): string {
  const text = formatter?.(pointed) ?? '';
  return other && other.value !== null && text !== '' ? [text, noteOf(other, label)].join('\n') : text;
}
