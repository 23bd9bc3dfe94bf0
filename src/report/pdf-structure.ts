import { holdsParts, type Part } from './roles.ts';
import type { Item } from './sheet.ts';

type Element = PDFKit.PDFStructureElement;

/** What pdfkit takes for an element beside what its types say. */
interface ElementOptions extends PDFKit.Mixins.StructureElementOptions {
  scope?: 'Column' | 'Row';
  bbox?: [number, number, number, number];
}

/**
 * Writes the document's structure tree while its items are drawn: each part is one element, in the order of the first
 * thing drawn for it, whatever lines and pages the rest stands on; what is for the eye alone is an artifact. Items of
 * one part that follow each other share one marked sequence, so that a table costs a mark a cell.
 */
export class Structure {
  private readonly root: Element;
  private readonly elements = new Map<Part, Element>();
  /** Links on the page being drawn. */
  private links: Element[] = [];
  private open: Part | 'artifact' | 'pagination' | null = null;

  constructor(private readonly document: PDFKit.PDFDocument) {
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  /** To be called before an item is drawn. */
  begin(item: Item): void {
    const { parts = [] } = item;
    if (parts === 'artifact') this.artifact('pagination');
    else if (item.kind === 'rule' || item.kind === 'box') this.artifact('artifact');
    else if (item.kind === 'text' && item.text === '') this.elementOf(parts, item);
    else if (item.kind === 'text' || item.kind === 'svg') this.content(parts, item);
  }

  /** The element a link's annotation belongs to. */
  linkOf({ parts = [] }: Item): Element {
    const path = parts === 'artifact' ? [] : parts;
    const at = path.findLastIndex(({ role }) => role === 'Link');
    return this.elementOf(at < 0 ? [...path, { role: 'Link' }] : path.slice(0, at + 1));
  }

  /** To be called at the end of a page: a link is written down with the page it stands on. */
  endPage(): void {
    this.close();
    for (const link of this.links) link.end();
    this.links = [];
  }

  private artifact(kind: 'artifact' | 'pagination'): void {
    if (this.open === kind) return;
    this.close();
    this.document.markContent('Artifact', { type: kind === 'pagination' ? 'Pagination' : 'Layout' });
    this.open = kind;
  }

  private content(parts: readonly Part[], item: Item): void {
    const last = parts.at(-1);
    const own = last && !holdsParts(last) ? parts : [...parts, { role: item.kind === 'svg' ? 'Figure' : 'P' } as const];
    const part = own.at(-1) ?? null;
    if (this.open === part) return;
    this.close();
    const element = this.elementOf(own, item);
    element.add(this.document.markStructureContent(part?.role ?? 'P'));
    this.open = part;
  }

  private close(): void {
    if (this.open !== null) this.document.endMarkedContent();
    this.open = null;
  }

  private elementOf(parts: readonly Part[], item?: Item): Element {
    let element = this.root;
    for (const part of parts) element = this.elements.get(part) ?? this.added(part, element, item);
    return element;
  }

  private added(part: Part, parent: Element, item?: Item): Element {
    const { role, lang, alt, scope } = part;
    const options: ElementOptions = {
      ...(lang === undefined ? {} : { lang }),
      ...(alt === undefined ? {} : { alt }),
      ...(scope === undefined ? {} : { scope }),
      ...(role === 'Figure' && item?.kind === 'svg'
        ? { bbox: [item.x, item.y, item.x + item.width, item.y + item.height] }
        : {}),
    };
    const element = this.document.struct(role, options);
    parent.add(element);
    this.elements.set(part, element);
    if (role === 'Link') this.links.push(element);
    return element;
  }
}
