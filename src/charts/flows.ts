import type { ChartOption } from './echarts.ts';
import type { ChartTheme, ValueRef } from './figure.ts';
import { frame, tooltip } from './frame.ts';
import { textWidth } from './text-width.ts';

/** One of the states on a side, from above. */
export interface FlowSide {
  readonly key: string;
  readonly name: string;
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly paint?: ((theme: ChartTheme) => string | undefined) | undefined;
  readonly ref?: ValueRef | undefined;
  readonly tip: string;
}

export interface FlowsInput {
  readonly from: readonly FlowSide[];
  readonly to: readonly FlowSide[];
  readonly flows: readonly Flow[];
}

const STATE = 44;
const MOST = 420;
/** Pixels of names at most, and beside them. */
const MOST_NAME = 118;
const BESIDE_NAME = 8;
/** The widths of letters are guessed: a name has a little more room than it is told to need. */
const SLACK = 1.1;

/** Pixels flows are high. */
export function flowsHeight({ from, to }: FlowsInput): number {
  return Math.min(MOST, Math.max(from.length, to.length, 3) * STATE);
}

/** What went from each state on the left to each on the right, as bands as wide as they are large; states keep their order. */
export function flows({ from, to, flows: given }: FlowsInput) {
  return (theme: ChartTheme): ChartOption => {
    const roomOf = (sides: readonly FlowSide[]) =>
      Math.min(MOST_NAME, Math.max(0, ...sides.map(({ name }) => textWidth(name, `${theme.fontSize}px x`))) * SLACK) +
      BESIDE_NAME;
    const seen = given.filter(({ value }) => value > 0);
    const nodes = (sides: readonly FlowSide[], side: 'from' | 'to') =>
      sides
        .filter(({ key }) => seen.some((flow) => flow[side] === key))
        .map(({ key, name }) => ({
          name: `${side}:${key}`,
          depth: side === 'from' ? 0 : 1,
          label: { formatter: name, position: side === 'from' ? 'left' : 'right' },
          itemStyle: { color: theme.muted },
        }));
    return {
      ...frame(theme),
      tooltip: {
        ...tooltip(theme, 'item'),
        formatter: ({ data }: { data?: { tip?: string } }) => data?.tip ?? '',
      },
      series: [
        {
          type: 'sankey',
          left: roomOf(from),
          right: roomOf(to),
          top: 6,
          bottom: 6,
          nodeWidth: 10,
          nodeGap: 12,
          layoutIterations: 0,
          draggable: false,
          emphasis: { disabled: true },
          label: {
            color: theme.ink,
            fontSize: theme.fontSize,
            fontFamily: theme.fontFamily,
            width: MOST_NAME,
            overflow: 'truncate',
          },
          data: [...nodes(from, 'from'), ...nodes(to, 'to')],
          links: seen.map((flow) => ({
            source: `from:${flow.from}`,
            target: `to:${flow.to}`,
            value: flow.value,
            ref: flow.ref,
            tip: flow.tip,
            lineStyle: { color: flow.paint?.(theme) ?? theme.categories[0], opacity: 0.45, curveness: 0.5 },
          })),
        },
      ],
    };
  };
}
