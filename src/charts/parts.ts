import type { ChartOption } from './echarts.ts';

/** The parts of the library a picture may need beside its ground, each fetched with the first picture that has it. */
const PARTS = {
  line: () => import('./parts/lines.ts'),
  bar: () => import('./parts/bars.ts'),
  custom: () => import('./parts/own-shapes.ts'),
  sankey: () => import('./parts/flows.ts'),
  legend: () => import('./parts/legend.ts'),
  limits: () => import('./parts/limits.ts'),
  tips: () => import('./parts/tips.ts'),
} as const;
type Part = keyof typeof PARTS;

const there = new Set<Part>();

interface Drawn {
  readonly series?: readonly { readonly type?: string; readonly markLine?: object | undefined }[];
  readonly legend?: { readonly show?: boolean };
}

/** What of the library is drawn in a picture. What a point says is none of it: that is fetched with the first who asks a point. */
function partsOf(option: ChartOption): Part[] {
  const { series = [], legend } = option as Drawn;
  const kinds = new Set(series.map(({ type }) => type));
  return [
    ...(['line', 'bar', 'custom', 'sankey'] as const).filter((kind) => kinds.has(kind)),
    ...(legend && legend.show !== false ? (['legend'] as const) : []),
    ...(series.some(({ markLine }) => markLine) ? (['limits'] as const) : []),
  ];
}

/** Whether all a picture needs is there. */
export function hasParts(option: ChartOption): boolean {
  return partsOf(option).every((part) => there.has(part));
}

/** Fetches what a picture needs; a chart that is alive already knows nothing of it. */
export async function fetchParts(option: ChartOption): Promise<void> {
  await Promise.all(partsOf(option).map(fetchPart));
}

/** Whether a chart that comes to life now says what its points are. */
export function hasTips(): boolean {
  return there.has('tips');
}

/** Fetches what says it. */
export function fetchTips(): Promise<void> {
  return fetchPart('tips');
}

async function fetchPart(part: Part): Promise<void> {
  await PARTS[part]();
  there.add(part);
}
