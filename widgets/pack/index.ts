import type { Board } from '../card.ts';
import pages from './pages.json' with { type: 'json' };
import { makeBoard, type BoardFile } from '../make-board.ts';

/** The pages of the board pack between its summary and its end: one question each, answered by cards that fit on one sheet. */
export const packPages: readonly Board[] = (pages as readonly unknown[] as readonly BoardFile[]).map(makeBoard);

/** What somebody has to do: it stands on the summary. */
export const packTasks: Board = makeBoard({
  id: 'pack-tasks',
  tag: null,
  needs: [],
  cards: [{ card: 'tasks', title: 'overview.tasks', span: 'full' }],
});
