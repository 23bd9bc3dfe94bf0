import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../../support/import-text.ts';

const rows = ledger(
  ['贷款余额（元）', 'source_file', 'source_row'],
  [
    ['100', '六月台账.xlsx', '17'],
    ['200', '', '18'],
    ['300', '六月台账.xlsx', 'x'],
  ],
);

describe('rows that were cut from another file', () => {
  it('lead to the file and row they name, and count as those of the file they came in', async () => {
    const { report, cells } = await importTexts({ 'exposure.csv': rows });
    expect(report.rows).toEqual({ read: 3, loaded: 3, rejected: 0, excluded: 0 });
    // a row that does not say both is one of its own file
    expect(await cells('SELECT source_file, source_row FROM exposure ORDER BY outstanding')).toEqual([
      ['六月台账.xlsx', 17],
      ['exposure.csv', 3],
      ['exposure.csv', 4],
    ]);
  });
});
