import { describe, expect, it } from 'vitest';
import { commonCharacters, commonText } from '../../.config/fonts.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { openFaces, printable, substituted } from '../../src/report/fonts.ts';
import { nodeFonts } from '../../src/report/fonts-node.ts';
import { createReport, type ReportFonts } from '../../src/report/index.ts';
import { boardOf, portfolioOf, trendFigure } from './fixture.ts';

const CACHE = 'node_modules/.cache/bellwether-fonts';

async function subset() {
  const full = await nodeFonts();
  const [regular, bold] = await Promise.all([
    commonCharacters(full.regular, CACHE),
    commonCharacters(full.bold, CACHE),
  ]);
  return { full, regular, bold };
}

describe('fonts', () => {
  it('the common face holds GB2312, Latin and the shapes of the states, and is a quarter of the whole', async () => {
    const { full, regular, bold } = await subset();
    const { missing } = await openFaces({ regular, bold }, [commonText(), '不良率逾期▲●■○−≥≤é€（）%']);
    // Noto Sans SC has no Central European letters and not every mathematical sign
    expect(missing.filter((one) => /\p{Script=Han}|[\u0000-\u00FF▲●■○−≥≤€（）％]/u.test(one))).toEqual([]);
    expect([...commonText()].filter((one) => /\p{Script=Han}/u.test(one)).length).toBeGreaterThanOrEqual(6_763);
    expect(regular.length).toBeLessThan(full.regular.length / 4);
  });

  it('fetches the whole face only when a character asks for it', async () => {
    const { full, regular, bold } = await subset();
    let fetched = 0;
    const fonts = {
      regular,
      bold,
      full: () => {
        fetched += 1;
        return Promise.resolve(full);
      },
    };
    expect((await openFaces(fonts, ['张伟，12.34 亿元'])).regular.data).toBe(regular);
    expect(fetched).toBe(0);
    const faces = await openFaces(fonts, ['陶喆']);
    expect(fetched).toBe(1);
    expect(faces.regular.has('喆')).toBe(true);
    expect(faces.missing).toEqual([]);
  });

  it('measures a text as wide in the common face as in the whole', async () => {
    const { full, regular, bold } = await subset();
    const text = '不良率 AVATAR 2.31%，较三个月前';
    const common = await openFaces({ regular, bold }, [text]);
    const whole = await openFaces(full, [text]);
    expect(common.regular.width(text)).toBe(whole.regular.width(text));
    expect(common.bold.width(text)).toBe(whole.bold.width(text));
  });

  it('drops what has no shape and substitutes what no face has', () => {
    expect(printable('a\tb\u0000\u202Ec\nd')).toBe('a bc d');
    expect(printable('e\u0301')).toBe('é');
    expect(substituted('x\u{1F600}y', ['\u{1F600}'])).toBe('x〓(U+1F600)y');
    expect(substituted('Şişecam', ['Ş', 'ş'])).toBe('S(U+015E)is(U+015F)ecam');
  });

  it('keeps names apart that differ in letters no face has', () => {
    const names = [
      '𠮷野',
      '𠮶野',
      'Łódź',
      'Lódź',
      '한국',
      '한극',
      'بنك',
      'بنق',
      'בנק',
      'בנח',
      '😀',
      '😁',
      'Şaş',
      'Saş',
    ];
    const missing = [...new Set(names.join(''))].filter((one) => !/[\u0000-\u00FF野]/u.test(one));
    expect(new Set(names.map((name) => substituted(name, missing))).size).toBe(names.length);
  });

  it('gives the same document from the common characters as from the whole face', async () => {
    const { full, regular, bold } = await subset();
    const t = createTranslate('zh-CN', 'CNY');
    const title = 'AVATAR fi ffl “é” №½ ①→≥ 不良率，（逾期）Ⅱ';
    const made = (fonts: ReportFonts) =>
      createReport({
        portfolio: portfolioOf(),
        boards: [boardOf('risk', [trendFigure(t)])],
        request: {},
        t,
        fonts,
        title,
      });
    const [whole, common] = await Promise.all([made(full), made({ regular, bold })]);
    expect(Buffer.compare(whole, common)).toBe(0);
  });
});
