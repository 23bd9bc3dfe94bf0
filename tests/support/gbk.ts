/** GB18030 of two bytes, turned round from the decoder: enough for what tests write. */
const BYTES = new Map<string, readonly number[]>();
for (let lead = 0x81; lead <= 0xfe; lead += 1)
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const text = new TextDecoder('gb18030').decode(Uint8Array.of(lead, trail));
    if ([...text].length === 1 && !BYTES.has(text)) BYTES.set(text, [lead, trail]);
  }

/** A text as GB18030. */
export function gbk(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((sign) => BYTES.get(sign) ?? [sign.charCodeAt(0)]));
}
