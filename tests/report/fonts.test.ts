import { describe, expect, it } from 'vitest';
import { commonCharacters, commonText } from '../../.config/fonts.ts';
import { openFaces, printable, substituted } from '../../src/report/fonts.ts';
import { nodeFonts } from '../../src/report/fonts-node.ts';

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
    expect(substituted('x\u{1F600}y', ['\u{1F600}'])).toBe('x〓y');
    expect(substituted('Şişecam', ['Ş', 'ş'])).toBe('Sisecam');
  });
});
