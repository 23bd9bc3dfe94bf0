import { describe, expect, it } from 'vitest';
import { shortNames } from '../../src/charts/short-names.ts';
import { textWidth } from '../../src/charts/text-width.ts';

const FONT = '10px x'; // a Chinese letter is 10 pixels wide

describe('short names', () => {
  it('leave what fits as it is', () => {
    expect(shortNames(['光伏', '风电'], 40, FONT)).toEqual(['光伏', '风电']);
  });

  it('keep beginning and end of what does not, so that names of one kind stay apart', () => {
    const names = Array.from({ length: 12 }, (_, index) => `新能源发电与智能电网及储能一体化综合利用行业第${index}类`);
    const short = shortNames(names, 100, FONT);
    expect(new Set(short).size).toBe(12);
    expect(short[3]).toMatch(/^新能源.*…业第3类$/);
    for (const name of short) expect(textWidth(name, FONT)).toBeLessThanOrEqual(100);
  });

  it('show the place where names differ when neither end tells them apart', () => {
    const short = shortNames(['国家级重点甲工程建设项目公司', '国家级重点乙工程建设项目公司'], 90, FONT);
    expect(short[0]).toContain('甲');
    expect(short[1]).toContain('乙');
  });

  it('give a number to what no cut can tell apart, and the same text to the same name', () => {
    const long = `甲${'一'.repeat(20)}乙${'二'.repeat(20)}`;
    const other = `${long.slice(0, 25)}丙${long.slice(26)}`;
    const short = shortNames([long, other, long], 30, FONT);
    expect(short[0]).not.toBe(short[1]);
    expect(short[2]).toBe(short[0]);
  });
});
