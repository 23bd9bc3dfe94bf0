import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader's program sees it. */
export interface ReadPdf {
  /** Text of each page, in lines, in the order they are drawn. */
  pages: string[];
  /** Bookmarks, nested by two spaces. */
  outline: string[];
  /** The page, from 1, each link leads to, by the page it stands on. */
  links: { from: number; to: number }[];
  info: Record<string, unknown>;
  language: string | null;
}

/** Reads a PDF back with pdf.js, which knows nothing of how it was written. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const read: ReadPdf = { pages: [], outline: [], links: [], info: {}, language: null };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    read.pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    for (const annotation of await page.getAnnotations())
      if (typeof annotation.dest === 'string')
        read.links.push({ from: number, to: await pageOf(document, annotation.dest) });
  }
  read.outline = outlineLines(await document.getOutline());
  const { info } = await document.getMetadata();
  read.info = info as Record<string, unknown>;
  read.language = typeof read.info['Language'] === 'string' ? read.info['Language'] : null;
  await task.destroy();
  return read;
}

async function pageOf(document: PDFDocumentProxy, name: string): Promise<number> {
  const destination = await document.getDestination(name);
  if (!destination) throw new Error(`no destination: ${name}`);
  return (await document.getPageIndex(destination[0])) + 1;
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

function outlineLines(outline: Outline | null, indent = ''): string[] {
  return (outline ?? []).flatMap(({ title, items }) => [
    indent + title,
    ...outlineLines(items as Outline, `${indent}  `),
  ]);
}
