import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { effectText } from '../../src/words/effect-text.ts';

describe('an effect in words', () => {
  it('has its sign, and more decimals where the value has few', () => {
    const t = createTranslate('en');
    expect(effectText(t, 0.0042, 'fraction')).toBe('+0.42 pp');
    expect(effectText(t, -0.000042, 'fraction')).toBe('−0.0042 pp');
    expect(effectText(t, 0.0005, 'fraction')).toBe('+0.050 pp');
    expect(effectText(t, -0.00000997, 'fraction')).toBe('−0.0010 pp');
    expect(effectText(t, 0, 'fraction')).toBe('0.00 pp');
    expect(effectText(t, -0.034, 'score')).toBe('−0.034');
    expect(effectText(t, 0.0005, 'index')).toBe('+0.001');
  });
});
