import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How a body may travel, the smaller first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Below this the headers weigh more than what is saved. */
const LEAST = 1_000;
/** The engine's module (34 MB) takes 0.3 s at brotli's level 3 and 7 s at level 9, for a sixth less; a script of 1.9 MB 0.15 s at level 5, 1 s at 9. */
const LARGE = 4_000_000;
const PACKED = /\.(?:js|css|html|json|csv|md|txt|svg|wasm|ttf|icc)$/;

const kept = new Map<string, Promise<Buffer>>();

/** The first encoding of ours that an `Accept-Encoding` takes; null for none. */
export function encodingFor(accept: string | undefined, path: string, size: number): Encoding | null {
  if (size < LEAST || !PACKED.test(path)) return null;
  const taken = new Map(
    (accept ?? '').split(',').map((each) => {
      const [name = '', quality = ''] = each
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      return [name, quality === '' || Number(quality.replace('q=', '')) > 0];
    }),
  );
  return ENCODINGS.find((encoding) => taken.get(encoding) ?? taken.get('*') ?? false) ?? null;
}

/** A file in an encoding, made at its first request; `version` tells one state of the file from the next. */
export function compressed(path: string, version: string, encoding: Encoding): Promise<Buffer> {
  const key = `${encoding} ${version} ${path}`;
  const known = kept.get(key);
  if (known) return known;
  const making = readFile(path).then((content) => pack(content, encoding));
  kept.set(key, making);
  making.catch(() => kept.delete(key));
  return making;
}

function pack(content: Buffer, encoding: Encoding): Promise<Buffer> {
  const large = content.length > LARGE;
  if (encoding === 'gzip') return promisify(gzip)(content, { level: large ? 4 : 6 });
  return promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: large ? 3 : 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}
