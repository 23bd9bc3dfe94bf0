import { operationsOf, PdfObjects, Ref, Stream, Text, type Dict, type Operation, type Value } from './objects.ts';

/** A page, with what is drawn on it. */
export interface TaggedPage {
  id: number;
  dict: Dict;
  operations: Operation[];
}

/** An element of the structure tree. */
export interface TaggedElement {
  id: number;
  role: string;
  dict: Dict;
  parent: TaggedElement | null;
  children: TaggedElement[];
  /** Marked content it holds: the page's id and the number there. */
  content: { page: number; mcid: number }[];
  /** Annotations it holds, and the page said to have them. */
  annotations: { page: number; id: number }[];
}

/** A PDF as what reads it out sees it. */
export interface Tagged {
  objects: PdfObjects;
  catalogue: Dict;
  pages: TaggedPage[];
  root: TaggedElement[];
  /** All elements, in reading order. */
  elements: TaggedElement[];
}

export function readTagged(bytes: Uint8Array): Tagged {
  const objects = new PdfObjects(bytes);
  const catalogue = objects.dict(objects.trailer['Root']);
  const pages = objects.list(objects.dict(catalogue['Pages'])['Kids']).map((page): TaggedPage => {
    const dict = objects.dict(page);
    const content = objects.list(dict['Contents']);
    if (!(page instanceof Ref)) throw new Error('a page is no object of its own');
    return { id: page.id, dict, operations: content.flatMap((part) => streamOf(objects, part)) };
  });
  const elements: TaggedElement[] = [];
  const root = objects.list(objects.dict(catalogue['StructTreeRoot'])['K']).map((kid) => elementOf(kid, null));
  return { objects, catalogue, pages, root, elements };

  function elementOf(value: Value, parent: TaggedElement | null): TaggedElement {
    if (!(value instanceof Ref)) throw new Error('an element is no object of its own');
    const dict = objects.dict(value);
    const role = String(dict['S']).slice(1);
    const element: TaggedElement = { id: value.id, role, dict, parent, children: [], content: [], annotations: [] };
    elements.push(element);
    const page = dict['Pg'] instanceof Ref ? dict['Pg'].id : 0;
    for (const kid of objects.list(dict['K'])) {
      if (typeof kid === 'number') {
        element.content.push({ page, mcid: kid });
        continue;
      }
      const own = objects.dict(kid);
      const at = own['Pg'] instanceof Ref ? own['Pg'].id : page;
      if (own['Type'] === '/MCR') element.content.push({ page: at, mcid: Number(own['MCID']) });
      else if (own['Type'] === '/OBJR' && own['Obj'] instanceof Ref)
        element.annotations.push({ page: at, id: own['Obj'].id });
      else element.children.push(elementOf(kid, element));
    }
    return element;
  }
}

/** The operations of a content stream. */
export function streamOf(objects: PdfObjects, value: Value): Operation[] {
  const stream = objects.get(value);
  if (!(stream instanceof Stream)) throw new Error('no stream');
  return operationsOf(stream.bytes);
}

/** The marked sequences an operation stands in, outermost first. */
export function withMarks(
  operations: readonly Operation[],
): { operation: Operation; marks: { tag: string; dict: Dict }[] }[] {
  const open: { tag: string; dict: Dict }[] = [];
  return operations.map((operation) => {
    const [tag, dict] = operation.operands;
    if (operation.operator === 'EMC' && open.pop() === undefined) throw new Error('a mark is closed that is not open');
    const result = { operation, marks: [...open] };
    if (operation.operator === 'BMC') open.push({ tag: String(tag), dict: {} });
    if (operation.operator === 'BDC') open.push({ tag: String(tag), dict: dict as Dict });
    return result;
  });
}

/** What a program shows of a text in an object. */
export function textOf(value: Value | undefined): string {
  return value instanceof Text ? value.text : '';
}
