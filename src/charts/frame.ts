import type { ChartOption } from './echarts.ts';
import type { ChartTheme } from './figure.ts';

/** A limit drawn as a thin line with its name. */
export interface LimitLine {
  value: number;
  label: string;
  status: 'amber' | 'red';
}

/** What every picture of ours shares: type and colours, and no animation, so that what is seen is always what is meant. */
export function frame(theme: ChartTheme): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: theme.fontFamily, fontSize: theme.fontSize, color: theme.ink },
    color: [...theme.categories],
    aria: { enabled: false },
  };
}

/** The tooltip, drawn as rich text: HTML would need inline styles and could turn a cell's text into markup. */
export function tooltip(theme: ChartTheme, trigger: 'axis' | 'item'): ChartOption {
  return {
    trigger,
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    backgroundColor: theme.surface,
    borderColor: theme.line,
    borderWidth: 1,
    padding: [8, 10],
    textStyle: { color: theme.ink, fontFamily: theme.fontFamily, fontSize: theme.fontSize },
    axisPointer: { type: 'line', lineStyle: { color: theme.muted, width: 1 } },
  };
}

/** The drawing's place: as large as the axis labels leave it. */
export function grid({ top = 8, right = 8, bottom = 0, left = 0 } = {}): ChartOption {
  return { top, right, bottom, left, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' };
}

/** An axis of names or months, without ticks. */
export function namesAxis(theme: ChartTheme, data: readonly string[]): ChartOption {
  return {
    type: 'category',
    data: [...data],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.muted } },
    axisLabel: { color: theme.muted, fontSize: theme.fontSize, hideOverlap: true },
  };
}

/** An axis of numbers: light rules, no line. */
export function valueAxis(theme: ChartTheme, text: (value: number) => string): ChartOption {
  return {
    type: 'value',
    splitNumber: 4,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.line } },
    axisLabel: { color: theme.muted, fontSize: theme.fontSize, formatter: text },
  };
}

/** Limits as thin dashed lines, named at their start so that the end stays free for the lines' own names. */
export function limitLines(theme: ChartTheme, limits: readonly LimitLine[], axis: 'x' | 'y'): ChartOption | undefined {
  if (limits.length === 0) return undefined;
  const inOrder = [...limits].sort((a, b) => a.value - b.value);
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    // across bars the line runs behind them and behind the numbers at their ends
    z: axis === 'x' ? 1 : 5,
    data: inOrder.map(({ value, label, status }, index) => ({
      ...(axis === 'y' ? { yAxis: value } : { xAxis: value }),
      lineStyle: { color: theme.status[status], width: 1, type: status === 'red' ? 'solid' : 'dashed' },
      label: {
        formatter: label,
        position: axis === 'y' ? 'insideStartTop' : 'start',
        // two limits side by side: the lower one's name ends at its line, the higher one's begins there
        ...(axis === 'x' && limits.length > 1 ? { align: index === 0 ? 'right' : 'left' } : {}),
        color: theme.status[status],
        backgroundColor: theme.surface,
        padding: [0, 2],
        fontSize: theme.fontSize - 1,
        fontFamily: theme.fontFamily,
      },
    })),
  };
}
