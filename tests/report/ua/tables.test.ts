import { beforeAll, describe, expect, it } from 'vitest';
import { uaDocuments, type UaDocument } from './documents.ts';
import type { TaggedElement } from './tagged.ts';

let documents: UaDocument[];
beforeAll(async () => {
  documents = await uaDocuments();
});

function each(role: string, test: (element: TaggedElement, document: UaDocument) => void): void {
  for (const document of documents) {
    const found = document.tagged.elements.filter((element) => element.role === role);
    expect(found.length).toBeGreaterThan(0);
    for (const element of found) test(element, document);
  }
}

const rolesOf = ({ children }: TaggedElement) => [...new Set(children.map(({ role }) => role))].sort();

describe('tables', () => {
  it('are rows of cells, and rows and cells stand in nothing else (09-004)', () => {
    each('Table', (table) => expect(rolesOf(table)).toEqual(['TR']));
    each('TR', (row) => {
      expect(row.parent?.role).toBe('Table');
      expect(rolesOf(row).filter((role) => role !== 'TH' && role !== 'TD')).toEqual([]);
    });
    for (const role of ['TH', 'TD']) each(role, (cell) => expect(cell.parent?.role).toBe('TR'));
  });

  it('have as many cells in every row as in the first', () => {
    each('Table', ({ children: [first, ...rows] }) => {
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.children).toHaveLength(first?.children.length ?? 0);
    });
  });

  it('say of each header what it heads: its column in the first row, its row below (15-003)', () => {
    each('TH', ({ dict, parent }, { tagged: { objects } }) => {
      const attributes = objects.dict(dict['A']);
      const isFirst = parent?.parent?.children[0] === parent;
      expect(attributes['O']).toBe('/Table');
      expect(attributes['Scope']).toBe(isFirst ? '/Column' : '/Row');
    });
    each('Table', ({ children: [first] }) => expect(first && rolesOf(first)).toEqual(['TH']));
  });

  it('go on over pages as one, and the header repeated there is not heard again', () => {
    for (const { tagged, language } of documents) {
      const pagesOf = (table: TaggedElement) =>
        new Set(
          table.children.flatMap((row) => row.children.flatMap(({ content }) => content.map(({ page }) => page))),
        );
      const longest = Math.max(
        ...tagged.elements.filter(({ role }) => role === 'Table').map((table) => pagesOf(table).size),
      );
      expect(longest, language).toBeGreaterThan(1);
      const repeated = tagged.pages.flatMap(({ operations }) =>
        operations.filter(({ operator, operands: [tag, dict] }) => {
          return operator === 'BDC' && tag === '/Artifact' && (dict as { Type?: unknown }).Type === '/Pagination';
        }),
      );
      expect(repeated.length).toBeGreaterThan(tagged.pages.length - 1);
    }
  });
});

describe('lists', () => {
  it('are items with a label and a body (09-005)', () => {
    each('L', (list) => expect(rolesOf(list)).toEqual(['LI']));
    each('LI', (item) => {
      expect(item.parent?.role).toBe('L');
      expect(item.children.map(({ role }) => role)).toEqual(['Lbl', 'LBody']);
    });
    for (const role of ['Lbl', 'LBody']) each(role, (part) => expect(part.parent?.role).toBe('LI'));
  });

  it('of contents are entries, each a reference (09-006)', () => {
    each('TOC', (contents) => expect(rolesOf(contents)).toEqual(['TOCI']));
    each('TOCI', (entry) => {
      expect(entry.parent?.role).toBe('TOC');
      expect(rolesOf(entry)).toEqual(['Reference']);
    });
  });
});
