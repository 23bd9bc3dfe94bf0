import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueDocument, printCatalogue } from '../../src/cli/catalogue.ts';
import { METRICS } from '../../src/metrics/index.ts';

describe('the list of metrics', () => {
  it('says of each its names, unit, direction, tables and limits', () => {
    const entries = JSON.parse(printCatalogue('json', 'en')) as Record<string, unknown>[];
    expect(entries).toHaveLength(METRICS.length);
    expect(entries.find(({ code }) => code === 'R12')).toEqual({
      metric: 'npl-ratio',
      code: 'R12',
      family: 'risk',
      unit: 'fraction',
      name: 'NPL ratio',
      names: { 'zh-CN': '不良贷款率', en: 'NPL ratio' },
      direction: 'lower',
      needs: ['exposure'],
      needsAny: [],
      parts: [],
      thresholds: { amber: 0.03, red: 0.05, worse: '>', source: 'REG S9, S10; amber OWN' },
      moreLimits: {},
    });
    const line = printCatalogue('table', 'en')
      .split('\n')
      .find((text) => text.includes(' R12 '));
    expect(line?.split(/  +/)).toEqual([
      'npl-ratio',
      ...['R12', 'risk', 'fraction', 'lower', '不良贷款率', 'NPL ratio', 'exposure'],
      '> 0.03 / 0.05 [REG S9, S10; amber OWN]',
    ]);
  });

  it('is the same in the documentation; `npm run docs` writes it anew', () => {
    const written = readFileSync(join(import.meta.dirname, '../../docs/metrics.md'), 'utf8');
    expect(written).toBe(catalogueDocument());
  });
});
