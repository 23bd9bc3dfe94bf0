/** Text as GB18030 bytes, for characters that take one or two bytes; the table is read off the platform's decoder. */
export function encodeGb18030(text: string): Uint8Array {
  const codes = gb18030Codes();
  const bytes = Array.from(text).flatMap((character) => {
    if (character < '\u0080') return [character.charCodeAt(0)];
    const code = codes.get(character);
    if (code === undefined) throw new RangeError(`not in the two-byte part of GB18030: ${character}`);
    return [code >> 8, code & 255];
  });
  return Uint8Array.from(bytes);
}

function gb18030Codes(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), (high << 8) | low);
    }
  }
  return codes;
}

/** Text as UTF-16 bytes, low byte first, with its byte-order mark. */
export function encodeUtf16(text: string): Uint8Array {
  const units = `\uFEFF${text}`;
  const bytes = new Uint8Array(units.length * 2);
  for (let index = 0; index < units.length; index++) {
    const code = units.charCodeAt(index);
    bytes[index * 2] = code & 255;
    bytes[index * 2 + 1] = code >> 8;
  }
  return bytes;
}
