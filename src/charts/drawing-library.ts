import type { ChartOption, mountChart } from './echarts.ts';
import { fetchParts, hasParts } from './parts.ts';

interface Library {
  readonly mountChart: typeof mountChart;
}

let library: Library | null = null;

/** What brings a picture to life; null where some of it has still to be fetched. */
export function libraryFor(option: ChartOption): Library | null {
  return hasParts(option) ? library : null;
}

/** Fetches it: the charts come after the numbers, because they are half of all the code. */
export async function fetchLibrary(option: ChartOption): Promise<void> {
  const [fetched] = await Promise.all([import('./echarts.ts'), fetchParts(option)]);
  library = fetched;
}
