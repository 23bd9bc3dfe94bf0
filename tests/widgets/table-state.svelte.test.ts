import { expect, it } from 'vitest';
import type { FigureTable } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { TableState } from '../../widgets/view/table-state.svelte.ts';

const t = createTranslate('en', 'CNY');

/** A table of so many rows under these heads, the values counted from above. */
const tableOf = (heads: readonly string[], rows = 20): FigureTable => ({
  columns: heads.map((title) => ({ title, align: 'end' as const })),
  rows: Array.from({ length: rows }, (_, row) =>
    heads.map((head) => ({ text: `${head} ${row}`, raw: { value: row, form: 'count' as const } })),
  ),
});

it('keeps order and hidden columns by their heads, when columns come between them and go again', async () => {
  let table = $state.raw(tableOf(['Team', 'Loans', 'Balance', 'Balance']));
  const view = new TableState(
    () => table,
    () => t,
  );
  view.hidden = [3];
  view.sort(1);
  await view.arranging();
  const seen = () => [view.order, view.hidden, view.columns.map(({ title }) => title), view.rows[0]?.[0]?.text];
  expect(seen()).toEqual([{ column: 1, down: true }, [3], ['Team', 'Loans', 'Balance'], 'Team 19']);
  table = tableOf(['Team', 'then', 'Loans', 'Balance', 'then', 'Balance']);
  expect(seen()).toEqual([{ column: 2, down: true }, [5], ['Team', 'then', 'Loans', 'Balance', 'then'], 'Team 19']);
  // what it was sorted by is gone
  table = tableOf(['Team', 'Balance', 'Balance']);
  expect(seen()).toEqual([null, [2], ['Team', 'Balance'], 'Team 0']);
});

it('leaves nothing out of a table too short to be searched, where nobody could take that back', async () => {
  let table = $state.raw(tableOf(['Team', 'Loans']));
  const view = new TableState(
    () => table,
    () => t,
  );
  view.words = 'Team 19';
  view.hidden = [1];
  await view.arranging();
  expect([view.rows.length, view.columns.length]).toEqual([1, 1]);
  table = tableOf(['Team', 'Loans'], 12);
  expect([view.rows.length, view.columns.length, view.searched]).toEqual([12, 2, '']);
});
