import type { Face } from './fonts.ts';

/** Closing marks and marks of degree: never first in a line. */
const NOT_FIRST = /[\u00A0，。、；：？！）】》」』〉〕”’％‰…—·,.;:?!)\]}%°]/u;
/** Opening marks and currency signs: never last in a line. */
const NOT_LAST = /[\u00A0（【《「『〈〔“‘￥¥$#([{]/u;
/** Scripts written without spaces: a line may break between any two of their characters. */
const CJK =
  /[\u2E80-\u2FFF\u3000-\u30FF\u3130-\u318F\u31C0-\u31EF\u3200-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;

interface Unit {
  text: string;
  /** A space stands before it when it does not open a line. */
  spaced: boolean;
}

/** The lines of a text at a width in points; words longer than a line are cut, nothing is dropped. */
export function breakLines(text: string, face: Face, { size, width }: { size: number; width: number }): string[] {
  const room = width / size + 0.01;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const space = face.width(' ');

  const put = (piece: string, spaced: boolean) => {
    const gap = spaced && line !== '' ? space : 0;
    const needed = face.width(piece);
    if (line !== '' && used + gap + needed > room) {
      lines.push(line);
      [line, used] = [piece, needed];
    } else {
      line += gap > 0 ? ` ${piece}` : piece;
      used += gap + needed;
    }
  };

  for (const unit of unitsOf(text)) {
    if (face.width(unit.text) <= room) put(unit.text, unit.spaced);
    else [...unit.text].forEach((character, index) => put(character, index === 0 && unit.spaced));
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines.map((one) => one.replaceAll('\u00A0', ' ').trimEnd());
}

/** The width in points below which words of the text would be cut. */
export function longestUnit(text: string, face: Face, size: number): number {
  return Math.max(0, ...unitsOf(text).map((unit) => face.width(unit.text) * size));
}

/** The text in pieces between which a line may break. */
function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  for (const [index, word] of glued(text).entries()) {
    let spaced = index > 0;
    for (const part of splitWord(word)) {
      units.push({ text: part, spaced });
      spaced = false;
    }
  }
  return units;
}

/** Words at spaces, but a number stays with its unit and its currency. */
function glued(text: string): string[] {
  return text
    .trim()
    .replace(/(?<=\d) (?=[亿万元天分]|million\b)|(?<=\b[A-Z]{3}) (?=[−+]?\d)|(?<=[●▲■○]) /g, '\u00A0')
    .split(/ +/);
}

function splitWord(word: string): string[] {
  const parts: string[] = [];
  let previous = '';
  for (const character of word) {
    const last = parts.length - 1;
    const joined =
      last >= 0 &&
      (NOT_FIRST.test(character) ||
        NOT_LAST.test(previous) ||
        (character === '元' && /[亿万]/.test(previous)) ||
        (!CJK.test(character) && !CJK.test(previous)));
    if (joined) parts[last] += character;
    else parts.push(character);
    previous = character;
  }
  return parts;
}
