import { expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { pointWords } from '../../widgets/shared/point-words.ts';
import { months } from './fake-portfolio.ts';

const [known, unknown] = months('npl-ratio', [0.0231, null]);
if (!known || !unknown) throw new Error('no rows');

it('speaks a point: series, month or group, value with its unit, state, and what is to be known beside it', () => {
  const t = createTranslate('en', 'CNY');
  const spoken = (row: typeof known, series = 'Solar') =>
    pointWords(t, { series, name: '2026-06', ref: { row, request: {} } });
  expect(spoken({ ...known, status: 'red' })).toBe('Solar, 2026-06, 2.31%, breach');
  expect(spoken({ ...known, status: 'grey' }, '')).toBe('NPL ratio, 2026-06, 2.31%');
  expect(spoken({ ...known, status: 'green', flags: ['BELOW_MIN_N'] })).toBe(
    'Solar, 2026-06, 2.31%, on track, fewer than 5 cases',
  );
  expect(spoken({ ...unknown, status: 'grey', reason: 'ZERO_DENOM' })).toMatch(/^Solar, 2026-06, n\/a, .+/);
});

it('speaks Chinese with Chinese marks', () => {
  const words = pointWords(createTranslate('zh-CN', 'CNY'), {
    series: '',
    name: '2026-06',
    ref: { row: { ...known, status: 'amber' }, request: {} },
  });
  expect(words).toBe('不良贷款率，2026-06，2.31%，关注');
});
