import { oneMetric } from '../one-metric.ts';
import { beginBoard } from './begin-board.ts';

/** Brings `<bw-metric>` to life. */
export const begin = beginBoard(() => oneMetric);
