import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { zhCN } from '../../src/i18n/zh-CN.ts';
import { OURS } from '../../src/metrics/catalogue.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { DIMENSIONS } from '../../src/metrics/metric.ts';

const LANGUAGES = { en, 'zh-CN': zhCN } as Record<string, Record<string, string>>;

describe('the catalogue', () => {
  it('has every id and code once', () => {
    for (const key of ['id', 'code'] as const) {
      const all = METRICS.map((metric) => metric[key].toLowerCase());
      expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
    }
  });

  it('finds a metric by slug or code in any case', () => {
    expect(OURS.find('NPL-Ratio')).toBe(OURS.find(' r12 '));
    expect(() => OURS.find('r99')).toThrow('unknown metric: r99');
  });

  it('has a red limit that is no milder than the amber one, and a source with each', () => {
    for (const { id, thresholds } of OURS.entries()) {
      if (!thresholds) continue;
      const { amber, red = amber } = thresholds;
      const higherIsWorse = thresholds.worse.startsWith('>');
      expect(higherIsWorse ? red >= amber : red <= amber, id).toBe(true);
      expect(thresholds.source, id).toMatch(/\b(REG|REG-k|PUB|OWN)\b/);
    }
  });

  it.each(Object.keys(LANGUAGES))('names everything a reader can meet (%s)', (language) => {
    const words = LANGUAGES[language] ?? {};
    const keys = METRICS.flatMap((metric) => [
      ...['metric', 'definition', 'formula'].map((area) => `${area}.${metric.id}`),
      ...(metric.parts ?? []).flatMap(({ name, cells }) => [
        `dimension.${name}`,
        ...cells.filter((cell) => cell !== 'unknown').map((cell) => `part.${name}.${cell}`),
      ]),
      ...(metric.kind === 'derived' ? [] : (metric.leftOut ?? []).map(({ reason }) => `excluded.${reason}`)),
    ]);
    const all = [...keys, ...DIMENSIONS.map((dimension) => `dimension.${dimension}`)];
    expect(all.filter((key) => !words[key])).toEqual([]);
  });
});
