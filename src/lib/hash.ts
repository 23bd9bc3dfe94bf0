import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { digestNatively } from './native-digest.ts';

const CHUNK_BYTES = 8 * 1024 * 1024;
/** Above this the bytes are not gathered in one buffer for the browser's own digest. */
const NATIVE_LIMIT = 256 * 1024 * 1024;

/** SHA-256 of bytes that come piece by piece. */
export function createHash(): { add: (bytes: Uint8Array) => void; finish: () => string } {
  const hash = sha256.create();
  return { add: (bytes) => void hash.update(bytes), finish: () => bytesToHex(hash.digest()) };
}

/** SHA-256 of the bytes, hexadecimal. Pages without a secure context have no native digest, so there it is computed here. */
export async function hashBytes(content: Blob | Uint8Array): Promise<string> {
  const size = content instanceof Blob ? content.size : content.byteLength;
  if (size <= NATIVE_LIMIT) {
    const bytes = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : new Uint8Array(content);
    const digest = digestNatively(bytes);
    if (digest) return digest;
  }
  const hash = createHash();
  for (let start = 0; start < size; start += CHUNK_BYTES) {
    const chunk = content.slice(start, start + CHUNK_BYTES);
    hash.add(chunk instanceof Blob ? new Uint8Array(await chunk.arrayBuffer()) : chunk);
  }
  return hash.finish();
}

/** SHA-256 of the text's UTF-8 bytes, hexadecimal. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
