import { expect, it } from 'vitest';
import { fileName } from '../../src/export/file-name.ts';

it('names a file by board, card and date, as any file system takes it', () => {
  const asOf = '2026-06-30';
  expect(fileName({ board: 'risk', card: 'risk-quality', asOf }, 'png')).toBe('risk-quality-2026-06-30.png');
  expect(fileName({ board: 'client', card: 'records-review', asOf }, 'csv')).toBe(
    'client-records-review-2026-06-30.csv',
  );
  expect(fileName({ board: '../我的 看板', card: 'a/b:"c"?*<x>', asOf }, 'xlsx')).toBe(
    '我的-看板-a-b-c-x-2026-06-30.xlsx',
  );
  expect(fileName({ board: '...', card: '///', asOf: '' }, 'csv')).toBe('bellwether.csv');
  expect([...fileName({ board: '长'.repeat(300), card: 'x', asOf }, 'csv')].length).toBeLessThan(110);
});
