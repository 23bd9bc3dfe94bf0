import type { EsgDirection } from '../../metrics/relations/esg-sources.ts';

/** What the settings that say a provider's scale begin with: `esg_scale:MSCI`; by itself it is for assessments that name nobody. */
export const ESG_SCALE = 'esg_scale';

/** A scale as a person says it; what is not said is null. */
export interface EsgScale {
  readonly low: number | null;
  readonly high: number | null;
  readonly direction: EsgDirection | null;
}

const RANGE = /^(-?\d+(?:\.\d+)?)\s*(?:-|–|—|~|～|\.\.|to|至|到|,|，)\s*(-?\d+(?:\.\d+)?)(?![\d.])/i;
const LOWER = /lower|越低越好|反向|逆向/i;
const HIGHER = /higher|越高越好|正向/i;

/** Reads `0-50 lower`, `0-10`, `1 至 5 越高越好` or a direction alone; null where it says neither a scale nor a direction, or both directions. */
export function readEsgScale(value: string): EsgScale | null {
  const text = value.trim();
  const range = RANGE.exec(text);
  const [low, high] = range ? [Number(range[1]), Number(range[2])] : [null, null];
  const [lower, higher] = [LOWER.test(text), HIGHER.test(text)];
  const direction = lower ? 'lower_better' : higher ? 'higher_better' : null;
  if ((lower && higher) || (range === null && (direction === null || /\d/.test(text)))) return null;
  if (low !== null && high !== null && low >= high) return null;
  return { low, high, direction };
}

/** The provider a setting says the scale of, in small letters, '' for those that name nobody; null where it is no such setting. */
export function scaledProvider(key: string): string | null {
  const name = key.trim().replace('：', ':');
  if (!name.toLowerCase().startsWith(ESG_SCALE)) return null;
  const rest = name.slice(ESG_SCALE.length);
  return rest === '' || rest.startsWith(':') ? rest.slice(1).trim().toLowerCase() : null;
}
