import { textWidth } from '../../charts/text-width.ts';

/** How a line of text is drawn: pixels, weight, colour. */
export interface Ink {
  readonly size: number;
  readonly fill: string;
  readonly weight?: 400 | 600;
}

/** A piece of a picture: its SVG, and how high it is. */
export interface Piece {
  readonly svg: string;
  readonly height: number;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What no XML may hold: names in files can hold anything. */
const NO_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as it stands in XML. */
export function xml(text: string): string {
  return withoutStrange(text).replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? '');
}

/** The same text without what no XML may hold. */
export function withoutStrange(text: string): string {
  return text.replace(NO_XML, '\ufffd');
}

export function widthOf(text: string, { size, weight = 400 }: Ink): number {
  return textWidth(text, `${size}px sans-serif`) * (weight === 600 ? 1.06 : 1);
}

/** One line of text by its base line. */
export function textAt(text: string, { x, y, end = false }: { x: number; y: number; end?: boolean }, ink: Ink): string {
  const weight = ink.weight === 600 ? ' font-weight="600"' : '';
  const anchor = end ? ' text-anchor="end"' : '';
  return `<text x="${x}" y="${y}" font-size="${ink.size}"${weight}${anchor} fill="${ink.fill}">${xml(text)}</text>`;
}

/** Lines of text from above, as wide as there is room. */
export function paragraph(text: string, { x, y, width }: { x: number; y: number; width: number }, ink: Ink): Piece {
  const step = Math.round(ink.size * 1.5);
  const lines = wrapped(text, width, ink);
  return {
    svg: lines
      .map((line, index) => textAt(line, { x, y: y + Math.round(ink.size * 1.1) + index * step }, ink))
      .join(''),
    height: lines.length * step,
  };
}

/** Words of Latin script stay whole, Chinese breaks anywhere; a word that is too long is cut where the room ends. */
export function wrapped(text: string, width: number, ink: Ink): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[^\s\u2e80-\uffff]+\s*|[\u2e80-\uffff]\s*|\s+/gu) ?? []) {
    if (widthOf(line + piece.trimEnd(), ink) <= width) {
      line += piece;
      continue;
    }
    // no line begins with what ends a clause
    if (/^[，。；：、）！？」』,.;:)]/u.test(piece)) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    for (const letter of piece) {
      if (line !== '' && widthOf(line + letter, ink) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/** A text cut with an ellipsis where there is no more room. */
export function fitted(text: string, width: number, ink: Ink): string {
  if (widthOf(text, ink) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, ink) > width) letters.pop();
  return `${letters.join('')}…`;
}
