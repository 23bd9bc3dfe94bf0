import { create } from 'fontkit';

export type Weight = 'regular' | 'bold';

/** TrueType files of the two weights. */
export type FontFiles = Record<Weight, Uint8Array>;

/** The report's fonts: usually a subset, and where the whole faces are when a character needs them. */
export interface ReportFonts extends FontFiles {
  full?: () => Promise<FontFiles>;
}

/** A font that can be measured. */
export interface Face {
  readonly data: Uint8Array;
  has(character: string): boolean;
  /** Width of a text at size 1. */
  width(text: string): number;
}

/** The faces a document is set in. */
export interface Faces extends Record<Weight, Face> {
  /** Characters no face has; they are printed as `〓` and their number, never dropped. */
  readonly missing: readonly string[];
}

/** What stands for a character that the fonts do not have, before its number. */
export const SUBSTITUTE = '〓';

/** The fonts have no small 2: the unit is printed as it is written where there is none. */
const UNIT = { written: 'tCO₂e', printed: 'tCO2e' } as const;

/** Opens the faces that hold every character of the texts: the subset where it suffices, else the whole. */
export async function openFaces(fonts: ReportFonts, texts: readonly string[]): Promise<Faces> {
  const all = new Set<string>();
  for (const text of texts) for (const character of printable(text)) all.add(character);
  const characters = [...all];
  const subset = facesOf(fonts);
  if (!fonts.full || lacking(subset, characters).length === 0)
    return { ...subset, missing: lacking(subset, characters) };
  const whole = facesOf(await fonts.full());
  return { ...whole, missing: lacking(whole, characters) };
}

/** The text without what cannot be printed: control and format characters; line ends and tabs become spaces. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(UNIT.written, UNIT.printed)
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFE00-\uFE0F]/gu, '');
}

/** The text with every character the faces do not have replaced by what no other has: two names never become one. */
export function substituted(text: string, missing: readonly string[]): string {
  return missing.length === 0 ? text : [...text].map((one) => (missing.includes(one) ? standIn(one) : one)).join('');
}

/** Its letter without the accent where it has one, else `〓`, and its number: `S(U+015E)`. */
function standIn(character: string): string {
  const letter = character.normalize('NFD')[0] ?? '';
  return `${/[A-Za-z]/.test(letter) ? letter : SUBSTITUTE}(${codeOf(character)})`;
}

/** A character's number in Unicode: `U+20BB7`. */
export function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function facesOf(files: FontFiles): Record<Weight, Face> {
  return { regular: openFace(files.regular), bold: openFace(files.bold) };
}

function lacking(faces: Record<Weight, Face>, characters: readonly string[]): string[] {
  return characters.filter((one) => !faces.regular.has(one) || !faces.bold.has(one));
}

function openFace(data: Uint8Array): Face {
  const font = create(data);
  const widths = new Map<string, number>();
  return {
    data,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    width(text) {
      let width = widths.get(text);
      if (width === undefined) {
        width = font.layout(text).advanceWidth / font.unitsPerEm;
        widths.set(text, width);
      }
      return width;
    },
  };
}
