import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { appliedText, sourceText, limitsText } from '../../src/words/limit-text.ts';

const en = createTranslate('en');

describe('limits in words', () => {
  it('gives both limits in the unit of the metric, with the source', () => {
    expect(limitsText({ amber: 0.95, red: 0.85, worse: '<', source: 'OWN' }, 'fraction', en)).toBe(
      '▲ watch < 95.00%, ■ breach < 85.00%; source: judgement, a configurable default (OWN)',
    );
  });

  it('names a watch level alone where there is no limit to break', () => {
    expect(limitsText({ amber: 0.05, worse: '>', source: 'OWN' }, 'fraction', en)).toBe(
      '▲ watch > 5.00%; source: judgement, a configurable default (OWN)',
    );
  });

  it('gives limits of amounts as a share, never as an amount', () => {
    const text = limitsText({ amber: 0, red: 0.005, worse: '>', source: 'OWN' }, 'money', en);
    expect(text).toContain('▲ watch > 0, ■ breach > 0.50% of the denominator;');
  });

  it('says for whom the limit that decided was set, since when and by whom, in the unit of the value', () => {
    const set = { worse: '>', scope: 'sector:solar', source: 'BANK parameter.csv:5; amber OWN' } as const;
    expect(appliedText({ ...set, amber: 0, red: 5000, effective_from: '2026-01-01' }, 'count', en)).toBe(
      '▲ watch > 0, ■ breach > 5,000; source: set by the bank (BANK parameter.csv:5); ' +
        '▲ watch: judgement, a configurable default (OWN); decided by the limit for sector solar, in force since 2026-01-01',
    );
  });

  it('tells the sources of two limits apart', () => {
    expect(sourceText('REG S9, S10; amber OWN', en)).toBe(
      'regulation or standard, read in its text or a published summary (REG S9, S10); ' +
        '▲ watch: judgement, a configurable default (OWN)',
    );
  });

  it('joins them as Chinese is written', () => {
    expect(sourceText('PUB S8; amber OWN', createTranslate('zh-CN'))).toBe(
      '公开实践 (PUB S8)；▲ 关注：自行判断，可配置的默认值 (OWN)',
    );
  });

  it('never prints as law what was not checked', () => {
    const text = sourceText('REG-k S17', en);
    expect(text).toContain('not to be read as law (REG-k S17)');
    expect(text).not.toContain('read in its text');
  });

  it('says that a metric has no limits', () => {
    expect(limitsText(null, 'count', en)).toBe('none: the value carries no state of its own');
  });
});
