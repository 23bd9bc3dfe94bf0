import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { breachSubject } from '../../src/lib/note-subject.ts';
import { drawFigures } from '../../src/report/figure-block.ts';
import { notesFigure, withNotes } from '../../src/report/notes.ts';
import { noteOf } from '../notes/note-of.ts';
import { portfolioOf } from './fixture.ts';

const t = createTranslate('en', 'CNY');
const [npl, dscr] = [breachSubject('npl-ratio', { sector: 'solar' }), breachSubject('dscr', { client: 'C001' })];

/** A list of two breaches and one on watch, which is not for paper. */
const list: Figure = {
  ...{ id: 'breaches', title: 'Limit breaches', finding: '', status: 'red', foot: [], printed: 2 },
  table: {
    columns: [{ title: 'Metric', align: 'start' }],
    rows: [npl, dscr, breachSubject('dscr', {})].map((subject) => [{ text: 'x', noted: { subject, name: 'x' } }]),
  },
};
const notes = [
  noteOf({ id: 'a', subject: npl, status: 'seen', text: 'older' }),
  noteOf({ id: 'b', subject: npl, status: 'in-hand', who: 'Li', at: '2026-12-01T10:20:00+08:00', text: 'plan agreed' }),
  noteOf({ id: 'c', subject: breachSubject('dscr', {}), text: 'on watch' }),
  noteOf({ id: 'd', subject: { kind: 'client', id: 'C001' }, status: 'done', text: '' }),
  noteOf({ id: 'e', subject: { kind: 'client', id: 'of another part of the book' } }),
];
const asked = { portfolio: portfolioOf(), filter: {}, t };

describe('notes in the report', () => {
  it('stand on the rows of the list with status, who and when; without any the list is as it was', () => {
    const { table } = withNotes(list, notes, t);
    expect(table?.columns.at(-1)?.title).toBe('Notes');
    expect(table?.rows.map((row) => row.at(-1)?.text)).toEqual([
      'in hand, Li, 2026-12-01 10:20',
      '',
      'seen, Zhang, 2026-11-30 09:05',
    ]);
    expect(withNotes(list, notes.slice(3), t)).toBe(list);
    const chinese = withNotes(list, notes, createTranslate('zh-CN', 'CNY'));
    expect(chinese.table?.rows[0]?.at(-1)?.text).toBe('处理中，Li，2026年12月1日 10:20');
  });

  it('say the newest word on each: those on the printed rows in their order, then on things of the part of the book', async () => {
    const figure = await notesFigure([list], notes, asked);
    expect(figure?.table?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['NPL ratio · sector solar', 'in hand', 'Li, 2026-12-01 10:20 (+1 before)', 'plan agreed'],
      ['client 云岭光伏发电有限公司 (C001)', 'done', 'Zhang, 2026-11-30 09:05', ''],
    ]);
    expect(await notesFigure([list], notes.slice(2, 3), asked)).toBeNull();
    // words of people are in no state
    const drawn = await drawFigures(figure ? [figure] : [], 'overview', () => Promise.resolve());
    expect(drawn.map(({ block }) => block.status)).toEqual([null]);
  });
});
