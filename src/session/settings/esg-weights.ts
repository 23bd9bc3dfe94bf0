/** Key of the parameter. */
export const ESG_WEIGHTS = 'esg_weights';

/** Weights of the pillars; only their proportion matters. */
export interface EsgWeights {
  readonly e: number;
  readonly s: number;
  readonly g: number;
}

/** Reads `E 0.5, S 0.3, G 0.2`, or three numbers in this order; null where one is missing or negative or nothing would be left. */
export function readEsgWeights(value: string): EsgWeights | null {
  const text = value.trim().toLowerCase();
  const listed = text.match(/[0-9.]+/g) ?? [];
  const named = /[esg]/.test(text);
  const [e, s, g] = (['e', 's', 'g'] as const).map((pillar, index) =>
    Number((named ? new RegExp(`${pillar}\\s*[:=：＝]?\\s*([0-9.]+)`).exec(text)?.[1] : listed[index]) ?? NaN),
  );
  if (text.includes('-') || e === undefined || s === undefined || g === undefined) return null;
  return e + s + g > 0 ? { e, s, g } : null;
}
