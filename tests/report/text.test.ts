import { describe, expect, it } from 'vitest';
import type { Face } from '../../src/report/fonts.ts';
import { breakLines, longestUnit } from '../../src/report/text-runs.ts';

/** Every character is one wide, so that widths can be counted. */
const face: Face = { data: new Uint8Array(), has: () => true, width: (text) => [...text].length };

const lines = (text: string, width: number) => breakLines(text, face, { size: 1, width });

describe('line breaking', () => {
  it('breaks Chinese between any two characters', () => {
    expect(lines('不良率较三个月前上升', 4)).toEqual(['不良率较', '三个月前', '上升']);
  });

  it('never begins a line with a closing mark, never ends one with an opening mark', () => {
    expect(lines('应收账款，逾期', 4)).toEqual(['应收账', '款，逾期']);
    expect(lines('余额三年（含）', 4)).toEqual(['余额三年', '（含）']);
    expect(lines('余额三（含）内', 4)).toEqual(['余额三', '（含）内']);
  });

  it('breaks Latin at spaces and keeps words whole', () => {
    expect(lines('the limit was cut', 9)).toEqual(['the limit', 'was cut']);
  });

  it('cuts a word that is longer than the line, and loses nothing', () => {
    const hash = '9f86d081884c7d659a2f';
    expect(lines(hash, 8)).toEqual(['9f86d081', '884c7d65', '9a2f']);
    expect(lines(`hash ${hash}`, 8).join(' ').replaceAll(' ', '')).toBe(`hash${hash}`);
  });

  it('keeps a number with its unit and its currency', () => {
    expect(lines('余额为 12.34 亿元', 9)).toEqual(['余额为', '12.34 亿元']); // with the space, 8 wide
    expect(lines('of CNY 12.34 million', 17)).toEqual(['of', 'CNY 12.34 million']);
  });

  it('gives one empty line for an empty text', () => {
    expect(lines('', 10)).toEqual(['']);
  });

  it('knows the longest part that cannot be broken', () => {
    expect(longestUnit('a limit of 贷款（余额）', face, 2)).toBe(10); // `limit`, five wide at size 2
    expect(longestUnit('（余额）', face, 1)).toBe(2); // `（余` and `额）`
  });
});
