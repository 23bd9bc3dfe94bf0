import type { Context } from '../shared/context.ts';
import type { Drawing } from '../kind.ts';
import { keysFigure, type KeysSpec } from './keys.ts';

/** Measures as a dense table: name, value, change, state, limits, n, coverage. */
export async function measuresFigure(context: Context, spec: KeysSpec): Promise<Drawing> {
  const { finding, status, table, foot } = await keysFigure(context, spec);
  return { finding, status, table, foot };
}
