import { beforeAll, describe, expect, it } from 'vitest';
import { uaDocuments, type UaDocument } from './documents.ts';
import { PAINTING } from './painting.ts';
import { withMarks, type TaggedElement } from './tagged.ts';

let documents: UaDocument[];
beforeAll(async () => {
  documents = await uaDocuments();
});

/** The numbers in parentheses are those of the Matterhorn protocol 1.1. */
describe('what is drawn', () => {
  it('is marked, as content or as an artifact, to the last line (01-005)', () => {
    for (const { tagged } of documents) {
      let painted = 0;
      for (const { operations } of tagged.pages)
        for (const { operation, marks } of withMarks(operations)) {
          if (!PAINTING.has(operation.operator)) continue;
          painted += 1;
          expect(marks.filter(({ tag, dict }) => tag === '/Artifact' || 'MCID' in dict)).toHaveLength(1);
        }
      expect(painted).toBeGreaterThan(500);
    }
  });

  it('is never an artifact inside content, nor content inside an artifact (01-003, 01-004)', () => {
    for (const { tagged } of documents)
      for (const { operations } of tagged.pages)
        for (const { operation, marks } of withMarks(operations)) {
          if (!['BMC', 'BDC'].includes(operation.operator)) continue;
          const inside = marks.some(({ tag }) => tag === '/Artifact');
          const [tag, dict] = operation.operands;
          expect(inside && typeof dict === 'object' && dict !== null && 'MCID' in dict).toBe(false);
          expect(tag === '/Artifact' && marks.length > 0).toBe(false);
        }
  });

  it('closes every mark it opens', () => {
    for (const { tagged } of documents)
      for (const { operations } of tagged.pages) {
        const count = (...names: string[]) => operations.filter(({ operator }) => names.includes(operator)).length;
        expect(count('EMC')).toBe(count('BMC', 'BDC'));
      }
  });

  it('is in the tree once, by one number, under the role it is marked with', () => {
    for (const { tagged } of documents) {
      const owners = new Map<string, TaggedElement>();
      for (const element of tagged.elements)
        for (const { page, mcid } of element.content) {
          expect(owners.has(`${page} ${mcid}`)).toBe(false);
          owners.set(`${page} ${mcid}`, element);
        }
      let marked = 0;
      for (const { id, operations } of tagged.pages)
        for (const { operator, operands } of operations) {
          const [tag, dict] = operands;
          if (operator !== 'BDC' || typeof dict !== 'object' || dict === null || !('MCID' in dict)) continue;
          marked += 1;
          expect(`/${owners.get(`${id} ${String(dict.MCID)}`)?.role}`).toBe(tag);
        }
      expect(marked).toBe(owners.size);
    }
  });
});

describe('the parent tree', () => {
  it('leads from every mark of a page to the element that holds it', () => {
    for (const { tagged } of documents) {
      const { objects, catalogue, pages, elements } = tagged;
      const root = objects.dict(catalogue['StructTreeRoot']);
      const nums = objects.list(objects.dict(root['ParentTree'])['Nums']);
      const byKey = new Map(nums.flatMap((key, at) => (at % 2 === 0 ? [[key, nums[at + 1]] as const] : [])));
      expect(Number(root['ParentTreeNextKey'])).toBe(byKey.size);
      for (const { id, dict } of pages) {
        const parents = objects.list(byKey.get(dict['StructParents'] as number));
        const held = elements.flatMap((element) =>
          element.content.filter(({ page }) => page === id).map(({ mcid }) => [mcid, element.id] as const),
        );
        expect(parents).toHaveLength(held.length);
        for (const [mcid, owner] of held) expect(parents[mcid]).toEqual({ id: owner });
      }
    }
  });

  it('agrees with what each element says its parent is', () => {
    for (const { tagged } of documents)
      for (const { dict, parent } of tagged.elements) if (parent) expect(dict['P']).toEqual({ id: parent.id });
  });
});
