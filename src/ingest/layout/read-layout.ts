import type { Utf8Text } from '../text/encoding.ts';
import { rowAt } from '../formats/line-rows.ts';
import { findLayout, recordLayout, type Layout } from './find-layout.ts';
import { PLAIN } from './dialect.ts';
import { fingerprintOf, sourceOf, withoutCorrections, withSource } from '../match/mapping/mapping.ts';
import type { MappedSource, Mapping } from '../match/mapping/mapping-file.ts';
import type { FileOptions } from '../options.ts';
import type { PartText } from '../text/part-text.ts';
import type { LayoutPart } from '../import-report.ts';

/** A text cut into cells, and what a person decided about it. */
export interface CutText {
  text: Utf8Text;
  layout: Layout;
  /** The answers for the file, with those kept from earlier ones. */
  options: FileOptions;
}

/**
 * Finds how a text is cut. A layout that was corrected for an earlier file is tried where the headings found are not
 * known, and holds where it leads to the headings it was kept for; a file that changed is read as it is found.
 */
export async function readLayout(
  part: PartText,
  options: FileOptions,
  { saved }: { saved?: Mapping | undefined } = {},
): Promise<CutText> {
  const found = await cut(part, options);
  if (!saved) return { ...found, options };
  const known = sourceOf(saved, found.layout.headers);
  const corrected = known ? [known] : saved.sources.toReversed();
  for (const source of corrected.filter(hasCorrections)) {
    const own = withSource(options, source);
    const again = await cut(part, own);
    if (fingerprintOf(again.layout.headers) === source.fingerprint) return { ...again, options: own };
  }
  return { ...found, options: known ? withSource(options, withoutCorrections(known)) : options };
}

/** Parts of the layout that a person gave. */
export function correctedParts({ encoding, delimiter, layout = {} }: FileOptions): LayoutPart[] {
  const parts: LayoutPart[] = ['quote', 'escape', 'headerFrom', 'headerTo', 'unitsRow', 'firstRow', 'footRows'];
  const given = { ...layout, encoding, delimiter };
  return (['encoding', 'delimiter', ...parts] as const).filter((part) => given[part] !== undefined);
}

function hasCorrections({ encoding, delimiter, layout = {} }: MappedSource): boolean {
  return encoding !== undefined || delimiter !== undefined || Object.keys(layout).length > 0;
}

async function cut(
  parts: PartText,
  { encoding, delimiter, layout: given = {} }: FileOptions,
): Promise<Omit<CutText, 'options'>> {
  const { cells } = parts.part;
  const text = await parts.as(encoding);
  if (cells?.named) {
    const layout = await recordLayout(text.content);
    return { text, layout: { ...layout, preamble: [...(cells.preamble ?? [])] } };
  }
  if (cells)
    return {
      text,
      layout: await findLayout(text.content, { dialect: PLAIN, given, rowOf: (line) => rowAt(cells.rows, line) }),
    };
  return { text, layout: await findLayout(text.content, { ...(delimiter === undefined ? {} : { delimiter }), given }) };
}
