import { beforeAll, describe, expect, it } from 'vitest';
import { uaPack, type UaDocument } from './documents.ts';
import { PAINTING } from './painting.ts';
import { textOf, withMarks, type TaggedElement } from './tagged.ts';

let pack: UaDocument;
beforeAll(async () => {
  pack = await uaPack('zh-CN');
});

const of = (role: string) => pack.tagged.elements.filter((element) => element.role === role);
const rolesOf = ({ children }: TaggedElement) => children.map(({ role }) => role);

describe('pages of a board pack', () => {
  it('have nothing on them that is neither content nor an artifact', () => {
    const painted = pack.tagged.pages
      .flatMap(({ operations }) => withMarks(operations))
      .filter(({ operation }) => PAINTING.has(operation.operator));
    expect(painted.length).toBeGreaterThan(50);
    for (const { marks } of painted)
      expect(marks.filter(({ tag, dict }) => tag === '/Artifact' || 'MCID' in dict)).toHaveLength(1);
  });

  it('begin with their question as a heading, and what is below it one level down', () => {
    expect(pack.tagged.elements.map(({ role }) => role).filter((role) => /^H\d/.test(role))).toEqual([
      ...['H1', 'H2'],
      ...['H1', 'H2'],
      'H1',
    ]);
  });

  it('have the indicators as a table: a header a column, a name a row, as many cells in each', () => {
    const [table] = of('Table');
    const [head, ...rows] = table?.children ?? [];
    expect(head && rolesOf(head)).toEqual(Array<string>(6).fill('TH'));
    expect(rows.map(rolesOf)).toEqual(rows.map(() => ['TH', ...Array<string>(5).fill('TD')]));
    expect(rows).toHaveLength(2);
  });

  it('say the course of an indicator in words, and number what is to be decided', () => {
    expect(of('Figure').map(({ dict }) => textOf(dict['Alt']))).toEqual(['2.00% 至 2.74%']);
    for (const item of of('LI')) expect(rolesOf(item)).toEqual(['Lbl', 'LBody']);
  });
});
