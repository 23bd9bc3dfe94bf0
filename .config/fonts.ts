import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { withoutNotdef } from '../src/report/face-bytes.ts';

const PACKAGE = '@expo-google-fonts/noto-sans-sc';
const FACES = {
  Regular: '400Regular/NotoSansSC_400Regular.ttf',
  SemiBold: '600SemiBold/NotoSansSC_600SemiBold.ttf',
} as const;

/** Latin with its accents, general punctuation, currencies, letter-like, arrows, mathematics, shapes, CJK punctuation, full width. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2160, 0x217f],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x2460, 0x24ff],
  [0x25a0, 0x25ff],
  [0x2600, 0x2605],
  [0x3000, 0x303f],
  [0xff01, 0xff5e],
  [0xffe0, 0xffe6],
] as const;

/**
 * Ships the report's fonts in `fonts/`: each face cut down to GB2312, Latin and symbols, the whole face for rare
 * characters, and their licence. TrueType, because a WOFF2 face cannot be cut again when a report is written.
 */
export function reportFonts(): Plugin {
  let cache = '';
  return {
    name: 'report-fonts',
    apply: 'build',
    configResolved(config) {
      cache = join(config.root, 'node_modules/.cache/bellwether-fonts');
    },
    async generateBundle() {
      const emit = (name: string, source: Uint8Array) =>
        this.emitFile({ type: 'asset', fileName: `fonts/${name}`, source });
      for (const [weight, file] of Object.entries(FACES)) {
        const whole = withoutNotdef(await readFile(packaged(file)));
        emit(`NotoSansSC-${weight}.ttf`, whole);
        emit(`NotoSansSC-${weight}-common.ttf`, await commonCharacters(whole, cache));
      }
      emit('OFL.txt', await readFile(packaged('LICENSE_FONT')));
    },
  };
}

/** The face with the common characters only; made once, then read from the cache. */
export async function commonCharacters(whole: Uint8Array, cache: string): Promise<Uint8Array> {
  const text = commonText();
  const path = join(
    cache,
    `${createHash('sha256').update(whole).update(text).update('hinted').digest('hex').slice(0, 16)}.ttf`,
  );
  try {
    return await readFile(path);
  } catch {
    // not made yet
  }
  // hinting stays, so that the letters are those of the whole face byte by byte
  const subset = withoutNotdef(await subsetFont(whole, text, { targetFormat: 'sfnt' }));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, subset);
  return subset;
}

/** Every character of GB2312 and the ranges above. */
export function commonText(): string {
  const characters = RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  );
  const decoder = new TextDecoder('gb18030');
  for (let row = 0xa1; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) characters.push(decoder.decode(Uint8Array.of(row, cell)));
  // GB2312 leaves places free, which decode to private use
  return [...new Set(characters)].filter((one) => !/[\uE000-\uF8FF\uFFFD]/u.test(one)).join('');
}

function packaged(file: string): string {
  return createRequire(import.meta.url).resolve(`${PACKAGE}/${file}`);
}
