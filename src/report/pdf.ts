import PDFDocument from 'pdfkit';
import svgToPdf from 'svg-to-pdfkit';
import type { Faces } from './fonts.ts';
import { claim, type PdfMeta } from './pdf-claims.ts';
import { packed } from './pdf-pack.ts';
import { Structure } from './pdf-structure.ts';
import type { Sheet } from './bind.ts';
import type { Item } from './sheet.ts';

/** Draws pages as a PDF with bookmarks, links and embedded font subsets. `turn` is awaited before each page. */
export async function drawPdf(
  pages: readonly Sheet[],
  faces: Faces,
  meta: PdfMeta,
  turn: (page: number) => Promise<void> = () => Promise.resolve(),
): Promise<Uint8Array> {
  const document = openDocument(meta);
  const bytes = collect(document);
  for (const weight of ['regular', 'bold'] as const) {
    document.registerFont(weight, faces[weight].data);
    nameNothing(document.font(weight));
  }
  const structure = new Structure(document);
  const bookmarks = new Bookmarks(document);
  for (const [index, page] of pages.entries()) {
    await turn(index);
    document.addPage({ size: [page.paper.width, page.paper.height], margin: 0 });
    for (const item of page.items) {
      structure.begin(item);
      drawItem(document, item, { bookmarks, structure });
    }
    structure.endPage();
  }
  claim(document, meta);
  document.end();
  return packed(await bytes, () => turn(pages.length));
}

/** pdfkit says that the shape of what a font lacks is the letter of number zero; it is never drawn, and no letter. */
function nameNothing(document: PDFKit.PDFDocument): void {
  const { _font } = document as unknown as { _font: { unicode: number[][] } };
  _font.unicode[0] = [0xfffd];
}

function openDocument({ title, subject, author, language, date }: PdfMeta): PDFKit.PDFDocument {
  const options = {
    autoFirstPage: false,
    pdfVersion: '1.7' as const,
    lang: language,
    displayTitle: true,
    tagged: true,
    // done once for the whole file, see pdf-pack.ts
    compress: false,
    info: {
      Title: title,
      Subject: subject,
      ...(author === '' ? {} : { Author: author }),
      Creator: 'Bellwether',
      Producer: 'Bellwether',
      CreationDate: date,
      ModDate: date,
    },
  };
  // an empty name keeps pdfkit from loading its own Helvetica, which would be embedded nowhere and used for nothing
  return new PDFDocument({ ...options, font: '' });
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('error', reject);
    document.on('end', () => resolve(joined(chunks)));
  });
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

interface Around {
  bookmarks: Bookmarks;
  structure: Structure;
}

function drawItem(document: PDFKit.PDFDocument, item: Item, { bookmarks, structure }: Around): void {
  switch (item.kind) {
    case 'text':
      if (item.text === '') return;
      document.font(item.style.weight).fontSize(item.style.size).fillColor(item.style.color);
      if (item.says !== undefined) document.markContent('Span', { actual: item.says });
      document.text(item.text, item.x, item.y, { lineBreak: false, baseline: 'alphabetic' });
      if (item.says !== undefined) document.endMarkedContent();
      return;
    case 'rule':
      document.lineWidth(item.thickness).strokeColor(item.color);
      document
        .moveTo(item.x, item.y)
        .lineTo(item.x + item.width, item.y)
        .stroke();
      return;
    case 'box':
      document.rect(item.x, item.y, item.width, item.height).fill(item.fill);
      return;
    case 'svg':
      svgToPdf(document, item.svg, item.x, item.y, {
        width: item.width,
        height: item.height,
        assumePt: true,
        preserveAspectRatio: 'xMinYMin meet',
        fontCallback: (_, bold) => (bold ? 'bold' : 'regular'),
      });
      return;
    case 'anchor':
      document.addNamedDestination(item.id, 'XYZ', 0, item.y - 8, 0);
      return;
    case 'bookmark':
      bookmarks.add(item);
      return;
    case 'link':
      document.goTo(
        item.x,
        item.y,
        item.width,
        item.height,
        item.target,
        linkOptions(structure.linkOf(item), item.says),
      );
      return;
    case 'page-number':
      throw new TypeError(`page number not resolved: ${item.target}`);
  }
}

/** What pdfkit takes beside what its types say; a plain string it would write as a name. */
function linkOptions(structParent: PDFKit.PDFStructureElement, says: string): PDFKit.Mixins.AnnotationOption {
  const options = { structParent, Contents: Object(says) as string };
  return options;
}

/** Nests bookmarks by their level. */
class Bookmarks {
  private readonly open: PDFKit.PDFOutline[];

  constructor(private readonly document: PDFKit.PDFDocument) {
    this.open = [document.outline];
  }

  add({ title, level, y }: { title: string; level: number; y: number }): void {
    const depth = Math.min(level, this.open.length - 1);
    this.open.length = depth + 1;
    // pdfkit measures `left` from the right edge
    const place = { top: y - 8, left: this.document.page.width, expanded: false };
    const parent = this.open[depth];
    if (parent) this.open.push(parent.addItem(title, place));
  }
}
