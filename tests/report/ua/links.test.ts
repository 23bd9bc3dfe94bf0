import { beforeAll, describe, expect, it } from 'vitest';
import { uaDocuments, type UaDocument } from './documents.ts';
import { Ref, type Dict } from './objects.ts';
import { textOf, type TaggedElement } from './tagged.ts';

interface Annotation {
  document: UaDocument;
  id: number;
  page: number;
  dict: Dict;
  owner: TaggedElement | undefined;
}

let documents: UaDocument[];
let annotations: Annotation[];
beforeAll(async () => {
  documents = await uaDocuments();
  annotations = documents.flatMap((document) => {
    const { objects, pages, elements } = document.tagged;
    return pages.flatMap((page) =>
      objects.list(page.dict['Annots']).map((value): Annotation => {
        if (!(value instanceof Ref)) throw new Error('an annotation is no object of its own');
        const owner = elements.find((element) => element.annotations.some(({ id }) => id === value.id));
        return { document, id: value.id, page: page.id, dict: objects.dict(value), owner };
      }),
    );
  });
});

describe('links', () => {
  it('are there, and nothing else is laid over a page (28-002, 28-006, 28-007)', () => {
    expect(annotations.length).toBeGreaterThan(10);
    for (const { dict } of annotations) expect(dict['Subtype']).toBe('/Link');
  });

  it('stand in a Link of the tree (28-011)', () => {
    for (const { owner } of annotations) expect(owner?.role).toBe('Link');
  });

  it('say where they lead (28-012)', () => {
    for (const { dict } of annotations) expect(textOf(dict['Contents'])).not.toBe('');
  });

  it('are in the tree with the page they stand on', () => {
    for (const { id, page, owner } of annotations) expect(owner?.annotations).toEqual([{ page, id }]);
  });

  it('lead back to their element through the parent tree', () => {
    for (const { document, dict, owner } of annotations) {
      const { objects, catalogue } = document.tagged;
      const nums = objects.list(objects.dict(objects.dict(catalogue['StructTreeRoot'])['ParentTree'])['Nums']);
      const at = nums.findIndex((key, index) => index % 2 === 0 && key === dict['StructParent']);
      expect(nums[at + 1]).toEqual({ id: owner?.id });
    }
  });

  it('are printed with the page, as PDF/A asks', () => {
    for (const { dict } of annotations) expect(Number(dict['F']) & 4).toBe(4);
  });

  it('are reached in the order of the tree (28-008, 28-009)', () => {
    for (const { tagged } of documents) for (const { dict } of tagged.pages) expect(dict['Tabs']).toBe('/S');
  });

  it('hold the text that is pressed', () => {
    const links = documents.flatMap(({ tagged }) => tagged.elements.filter(({ role }) => role === 'Link'));
    for (const { content, children } of links) expect(content.length + children.length).toBeGreaterThan(0);
  });
});
