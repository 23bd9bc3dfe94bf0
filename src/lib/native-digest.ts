/** SHA-256 by the platform's own code, hexadecimal; null where a page has none, because its context is not secure. */
export function digestNatively(bytes: Uint8Array<ArrayBuffer>): Promise<string> | null {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return null;
  return subtle
    .digest('SHA-256', bytes)
    .then((digest) => Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''));
}
