/** Signs between people; between latin words a comma parts a name from a first name. */
const SIGNS = /[、;；\/／|｜&＆\n]|\s+(?:and|及|和)\s+/;
const COMMA = /[,，]/;
const CHINESE_NAME = /^\p{Script=Han}{2,4}$/u;
const CODE = /^[A-Za-z]{0,3}\d{2,}$/;

/**
 * The people a cell names, where it names more than one: 王一、李二 or M01/M02; null for one. Blanks part Chinese names only where
 * `known` has each of them by itself.
 */
export function severalPeople(cell: string, known: ReadonlySet<string> = new Set()): string[] | null {
  const text = cell.normalize('NFC').trim();
  const byComma = partsOf(text, COMMA);
  if (byComma.length > 1 && byComma.every((part) => CHINESE_NAME.test(part) || CODE.test(part))) return byComma;
  const parts = partsOf(text, SIGNS);
  if (parts.length > 1 && parts.every(isPerson)) return parts;
  const names = partsOf(text, /\s+/);
  return names.length > 1 && names.every((name) => CHINESE_NAME.test(name) && known.has(name)) ? names : null;
}

function partsOf(text: string, signs: RegExp): string[] {
  return text
    .split(signs)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Two letters and more: `A/B` may be a team. */
function isPerson(part: string): boolean {
  return CHINESE_NAME.test(part) || CODE.test(part) || /^\p{L}[\p{L} .,'-]+$/u.test(part);
}
