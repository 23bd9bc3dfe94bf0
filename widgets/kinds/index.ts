import { DIMENSIONS, type Dimension } from '../../src/metrics/metric.ts';
import { PortfolioError } from '../../src/lib/errors.ts';
import type { CardEntry } from '../card.ts';
import type { CardKind } from '../kind.ts';
import { keysFigure } from './keys.ts';
import { measuresFigure } from './measures.ts';
import { number } from './number.ts';
import { partsFigure } from './parts-figure.ts';
import { rankedFigure } from './ranked.ts';
import { trendFigure } from './trend.ts';

/** Rows a heat map usually has. */
const HEAT_ROWS = 15;

/** Groups a dimension usually has. */
const SPLIT_ROWS = 10;

const metrics = ({ metrics: named = [] }: CardEntry) => named;
const lead = ({ metrics: [first = ''] = [] }: CardEntry) => first;

const tableOf = ({ table = '' }: CardEntry) => table;

/** Rows a client usually has of anything. */
const FEW_ROWS = 5;

/** Cards made of any metric, or of the rows of a table, without code. */
export const KINDS: readonly CardKind[] = [
  {
    id: 'keys',
    metrics,
    compares: true,
    span: 'full',
    shape: (entry) => ({ tiles: metrics(entry) }),
    draw: (context, entry) => keysFigure(context, { ...entry, metrics: metrics(entry) }),
  },
  {
    id: 'table',
    metrics,
    compares: true,
    across: true,
    span: 'full',
    shape: (entry) => ({ rows: entry.by === undefined ? metrics(entry).length : SPLIT_ROWS }),
    draw: async (context, { by, ...entry }) =>
      by === undefined
        ? measuresFigure(context, { metrics: metrics(entry) })
        : (await import('./split-table.ts')).splitTable(context, { ...entry, by, metrics: metrics(entry) }),
  },
  {
    id: 'trend',
    metrics,
    compares: true,
    draw: (context, entry) => trendFigure(context, { ...entry, metrics: metrics(entry) }),
  },
  {
    id: 'ranked',
    metrics,
    compares: true,
    draw: (context, entry) => rankedFigure(context, { ...entry, metric: lead(entry), by: splitOf(entry) }),
  },
  number,
  // no first number is among these and the last one
  {
    id: 'matrix',
    metrics,
    compares: true,
    draw: async (context, entry) => (await import('./matrix.ts')).matrixFigure(context, { metric: lead(entry) }),
  },
  {
    id: 'heat',
    metrics,
    compares: true,
    across: true,
    span: 'full',
    shape: () => ({ rows: HEAT_ROWS }),
    draw: async (context, { by, across, ...entry }) =>
      (await import('./heat.ts')).heatFigure(context, { metrics: metrics(entry), by, across }),
  },
  {
    id: 'curve',
    metrics,
    compares: true,
    draw: async (context, { by, ...entry }) =>
      (await import('./curve.ts')).curveFigure(context, { metric: lead(entry), by }),
  },
  {
    id: 'calendar',
    metrics,
    compares: 'days',
    span: 'full',
    shape: () => ({ rows: HEAT_ROWS }),
    draw: async (context) => (await import('./calendar.ts')).calendarFigure(context),
  },
  {
    id: 'funnel',
    metrics,
    compares: true,
    draw: async (context, entry) => (await import('./funnel.ts')).funnelFigure(context, { metric: lead(entry) }),
  },
  {
    id: 'why',
    metrics,
    compares: 'changes',
    draw: async (context, entry) => (await import('./why.ts')).whyFigure(context, { metric: lead(entry) }),
  },
  {
    id: 'parts',
    metrics,
    compares: true,
    draw: (context, entry) => partsFigure(context, { ...entry, metric: lead(entry) }),
  },
  {
    id: 'records',
    metrics: () => [],
    compares: 'rows',
    table: tableOf,
    span: 'full',
    shape: ({ rows }) => ({ rows: rows ?? FEW_ROWS }),
    draw: async (context, entry) =>
      (await import('./records.ts')).recordsFigure(context, { ...entry, table: tableOf(entry) }),
  },
];

function splitOf({ by, metrics: named = [] }: CardEntry): Dimension {
  if (by) return by;
  throw new PortfolioError('unknown-dimension', { dimension: named.join(), known: DIMENSIONS.join(', ') });
}
