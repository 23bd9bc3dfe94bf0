import type { Figure } from '../../src/charts/figure.ts';
import type { Context } from '../shared/context.ts';
import { keysFigure, type KeysSpec } from './keys.ts';

/** Measures as a dense table: name, value, change, state, limits, n, coverage. */
export async function measuresFigure(context: Context, spec: KeysSpec): Promise<Figure> {
  const { tiles, ...figure } = await keysFigure(context, spec);
  return tiles ? figure : { ...figure, span: 'full' };
}
