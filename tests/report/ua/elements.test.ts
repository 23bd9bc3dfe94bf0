import { beforeAll, describe, expect, it } from 'vitest';
import { uaDocuments, type UaDocument } from './documents.ts';
import { textOf, type TaggedElement } from './tagged.ts';

/** Standard structure types of PDF 1.7 that the report uses; what is not among them would have to be mapped. */
const STANDARD = new Set(
  'Document Sect Div H1 H2 H3 P Span Code L LI Lbl LBody Table TR TH TD Caption Figure TOC TOCI Reference Link'.split(
    ' ',
  ),
);

let documents: UaDocument[];
beforeAll(async () => {
  documents = await uaDocuments();
});

function all(role?: string): TaggedElement[] {
  return documents.flatMap(({ tagged }) => tagged.elements.filter((each) => role === undefined || each.role === role));
}

describe('elements', () => {
  it('are of standard types, with no mapping (02-001, 02-003, 02-004)', () => {
    for (const { role } of all()) expect(STANDARD).toContain(role);
    for (const { tagged } of documents)
      expect(tagged.objects.dict(tagged.catalogue['StructTreeRoot'])['RoleMap']).toBeUndefined();
  });

  it('cost few bytes: a thousand of them, fifteen pages and the letters are a small file', () => {
    for (const { bytes, tagged } of documents) {
      expect(tagged.elements.length).toBeGreaterThan(900);
      expect(bytes.length).toBeLessThan(150_000);
    }
  });

  it('stand in one document', () => {
    for (const { tagged } of documents) expect(tagged.root.map(({ role }) => role)).toEqual(['Document']);
  });

  it('hold something, but for an empty cell', () => {
    for (const { role, children, content } of all())
      if (role !== 'TD' && role !== 'TH') expect(children.length + content.length).toBeGreaterThan(0);
  });

  it('gather the lines of a paragraph: no sentence is cut into several', () => {
    for (const { tagged } of documents)
      expect(tagged.elements.some(({ role, content }) => role === 'P' && content.length > 0)).toBe(true);
    const lines = documents.map(({ tagged }) => tagged.elements.filter(({ role }) => role === 'P').length);
    // both languages have the same paragraphs, though not the same lines
    expect(lines[0]).toBe(lines[1]);
  });
});

describe('headings', () => {
  const headings = ({ tagged }: UaDocument) => tagged.elements.filter(({ role }) => /^H\d?$/.test(role));

  it('begin with the first level (14-002)', () => {
    for (const document of documents) expect(headings(document)[0]?.role).toBe('H1');
  });

  it('skip no level (14-003)', () => {
    for (const document of documents) {
      const levels = headings(document).map(({ role }) => Number(role.slice(1)));
      expect(levels.length).toBeGreaterThan(10);
      levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
    }
  });

  it('have numbers, all of them (14-006, 14-007)', () => {
    expect(all('H')).toEqual([]);
  });
});

describe('figures', () => {
  it('say in words what they show: the finding among it (13-004)', () => {
    const figures = all('Figure');
    expect(figures.length).toBeGreaterThan(4);
    for (const { dict } of figures) expect(textOf(dict['Alt']).length).toBeGreaterThan(20);
  });

  it('say where they stand', () => {
    for (const { tagged } of documents)
      for (const { role, dict } of tagged.elements) {
        if (role !== 'Figure') continue;
        const box = tagged.objects.dict(dict['A'])['BBox'] as number[];
        const [left = 0, bottom = 0, right = 0, top = 0] = box;
        expect(left).toBeGreaterThan(0);
        expect(bottom).toBeGreaterThan(0);
        expect(right).toBeGreaterThan(left);
        expect(top).toBeGreaterThan(bottom);
        expect(top).toBeLessThan(842);
      }
  });
});

describe('languages', () => {
  it('is that of the document (11-001 to 11-006)', () => {
    for (const { tagged, language } of documents) expect(textOf(tagged.catalogue['Lang'])).toBe(language);
  });

  it('is said of names in the other language', () => {
    for (const { tagged, language } of documents) {
      const other = tagged.elements.flatMap(({ dict }) => (dict['Lang'] === undefined ? [] : [textOf(dict['Lang'])]));
      expect(new Set(other)).toEqual(new Set([language === 'en' ? 'zh-CN' : 'en']));
    }
  });
});
