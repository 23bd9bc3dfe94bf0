import type { Band } from './bands.ts';
import { bandStrip } from './band-pieces.ts';
import type { Setter } from './figure-pieces.ts';
import { MARGIN, moved, type Item, type Paper } from './sheet.ts';
import { HAIRLINE, STYLES } from './styles.ts';
import { textItem, widthOf } from './write.ts';

/** What stands on every page but the first; with `first` its number stands there as well. */
export interface Running {
  title: string;
  /** What of the book it speaks of, all of it included; null where the title says whom it is of. */
  scope: string | null;
  asOf: string;
  /** What nobody may overlook who sees one page alone. */
  bands: readonly Band[];
  /** What the numbers were made from, short. */
  edition: string | null;
  /** Who may read it. */
  classification?: string | undefined;
  first?: true;
}

export function runningHead({ title, scope, asOf, bands }: Running, setter: Setter, paper: Paper): Item[] {
  const { faces, width } = setter;
  const style = STYLES.running;
  const left = widthOf(asOf, faces, style);
  const room = width - left - 24;
  const told = scope === null ? title : `${title} · ${scope}`;
  const fits = (text: string) => widthOf(text, faces, style);
  return [
    textItem(shortened(told, room, fits), style, MARGIN.side, 36),
    textItem(asOf, style, paper.width - MARGIN.side - left, 36),
    { kind: 'rule', x: MARGIN.side, y: 54, width, ...HAIRLINE },
    ...bandStrip(bands, setter).map((item) => moved(item, MARGIN.side, 57)),
  ];
}

export function runningFoot(
  at: { page: number; pages: number },
  { edition, classification }: Running,
  { setter: { faces, t, width }, paper }: { setter: Setter; paper: Paper },
): Item[] {
  const { height } = paper;
  const style = STYLES.running;
  const count = t('report.pageOf', at);
  const brand = t('report.brand');
  const parts = [classification, brand, edition === null ? undefined : t('report.edition', { hash: edition })];
  const told = parts.filter((part) => part !== undefined).join(' · ');
  return [
    { kind: 'rule', x: MARGIN.side, y: height - 52, width, ...HAIRLINE },
    textItem(told, style, MARGIN.side, height - 46),
    textItem(count, style, paper.width - MARGIN.side - widthOf(count, faces, style), height - 46),
  ];
}

/** A text that fits, marked where its end is missing. */
function shortened(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  const signs = [...text];
  while (signs.length > 0 && widthOf(`${signs.join('').trimEnd()}…`) > room) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
