import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const ALGORITHMS = { md5, sha1, sha256, sha512 } as const;

/** Ways to sum up a file that data packages declare; MD5 is the one they mean when they name none. */
export type SumAlgorithm = keyof typeof ALGORITHMS;

/** Their names. */
export const SUM_ALGORITHMS = Object.keys(ALGORITHMS) as readonly SumAlgorithm[];

/** True for a name of one of them. */
export function isSumAlgorithm(name: string): name is SumAlgorithm {
  return Object.hasOwn(ALGORITHMS, name);
}

const CHUNK_BYTES = 8 * 1024 * 1024;

/** The sum of the bytes, hexadecimal, in small letters. */
export async function sumOf(content: Blob | Uint8Array, algorithm: SumAlgorithm): Promise<string> {
  const hash = ALGORITHMS[algorithm].create();
  const size = content instanceof Blob ? content.size : content.byteLength;
  for (let start = 0; start < size; start += CHUNK_BYTES) {
    const chunk = content.slice(start, start + CHUNK_BYTES);
    hash.update(chunk instanceof Blob ? new Uint8Array(await chunk.arrayBuffer()) : chunk);
  }
  return bytesToHex(hash.digest());
}
