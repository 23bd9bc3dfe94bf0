import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { OURS } from '../../src/metrics/catalogue.ts';
import { entryOf, splitsOf, subjectsOf } from '../../src/dashboard/own-boards/card-choices.ts';
import { takeBoards } from '../../src/dashboard/own-boards/dropped-boards.ts';
import { Draft } from '../../src/dashboard/own-boards/draft.svelte.ts';
import { createFinder } from '../../src/dashboard/find-choices.ts';
import type { BoardFile } from '../../widgets/make-board.ts';
import { pages, sections } from '../../widgets/index.ts';
import { makeCard } from '../../widgets/make-card.ts';

const t = createTranslate('en');
const boards = [...sections, ...pages];
const subjects = subjectsOf({ catalogue: OURS }, { boards, t, others: [createTranslate('zh-CN')] });

describe('what can be put on a board', () => {
  it('is every metric in each of its ways, and every card of every board as it stands there', () => {
    expect(subjects).toHaveLength(OURS.metrics.length + boards.reduce((sum, { entries }) => sum + entries.length, 0));
    for (const subject of subjects)
      for (const way of subject.entry ? (['number'] as const) : subject.ways) {
        const card = makeCard(entryOf({ subject, way, by: 'sector', across: 'team' }));
        expect([subject.value, card.title(t).length > 0]).toEqual([subject.value, true]);
      }
  });

  it('is found by code, by either language and by pinyin', () => {
    const first = (typed: string) => createFinder(subjects)(typed)[0]?.value;
    expect([first('R12'), first('NPL ratio')]).toEqual(['npl-ratio', 'npl-ratio']);
    for (const typed of ['不良', 'buliangdaikuan'])
      expect(createFinder(subjects)(typed).map(({ value }) => value)).toContain('npl-ratio');
  });

  it('is asked for what it is split by', () => {
    expect([splitsOf('trend'), splitsOf('ranked'), splitsOf('table'), splitsOf('heat'), splitsOf(undefined)]).toEqual([
      0, 1, 1, 2, 0,
    ]);
    const [subject] = subjects;
    if (!subject) throw new Error('no subject');
    const wish = { subject, by: 'branch', across: 'team' } as const;
    expect((['trend', 'ranked', 'heat'] as const).map((way) => entryOf({ ...wish, way }).card)).toEqual([
      `trend:${subject.value}`,
      `ranked:${subject.value}:branch`,
      `heat:${subject.value}:branch:team`,
    ]);
  });
});

describe('a draft of a board', () => {
  const file = {
    id: 'own-3',
    tag: null,
    needs: ['exposure'],
    cards: [{ card: 'trend:npl-ratio' }, { card: 'ranked:dscr:project' }, { card: 'tasks', span: 'full' as const }],
  };

  it('moves, removes, widens and splits its cards anew, and is a file with cards apart', () => {
    const draft = new Draft(file, 'Weekly');
    expect([draft.isWhole, draft.isChanged]).toEqual([true, false]);
    const [trend, ranked, tasks] = draft.cards;
    if (!trend || !ranked || !tasks) throw new Error('cards are lost');
    expect([draft.move(tasks, -1), draft.move(trend, -1), draft.move(tasks, 1)]).toEqual([2, 1, 3]);
    draft.setSplit(ranked, { by: 'sector' });
    draft.setSpan(trend, 'full');
    draft.add({ card: 'trend:npl-ratio' });
    expect(draft.file).toEqual({
      id: 'own-3',
      title: 'Weekly',
      tag: null,
      needs: ['exposure'],
      cards: [
        { card: 'trend:npl-ratio', span: 'full' },
        { card: 'ranked:dscr', by: 'sector', id: 'ranked-dscr-sector' },
        { card: 'tasks', span: 'full' },
        { card: 'trend:npl-ratio', id: 'trend-npl-ratio-2' },
      ],
    });
    for (const card of draft.cards) draft.remove(card);
    expect([draft.isWhole, draft.isChanged, draft.cards]).toEqual([false, true, []]);
  });

  it('is not whole without a name', () => {
    expect(new Draft(file, '  ').isWhole).toBe(false);
  });
});

describe('files that are dropped', () => {
  it('are boards and data apart; a board that cannot be used keeps nothing else out', async () => {
    const kept: BoardFile[] = [];
    const own = { freshId: () => `own-${kept.length + 1}`, save: (board: BoardFile) => kept.push(board) };
    const file = (name: string, text: string) => ({ name, content: new Blob([text]) });
    const files = [
      file('exposure.csv', '{"cards":[{"card":"tasks"}]}'),
      file('broken.json', '{"cards":[{"card":"pie"}]}'),
      file('weeks/weekly.json', '{"cards":[{"card":"tasks"}]}'),
      file('loans.json', '[{"loan":1}]'),
    ];
    const { rest, last, error } = await takeBoards(files, own as never);
    expect(rest.map(({ name }) => name)).toEqual(['exposure.csv', 'loans.json']);
    expect([last, error?.message]).toEqual(['own-1', expect.stringContaining('broken.json cannot be used: card 1')]);
    expect(kept).toEqual([{ id: 'own-1', title: 'weekly', tag: null, needs: [], cards: [{ card: 'tasks' }] }]);
  });
});
