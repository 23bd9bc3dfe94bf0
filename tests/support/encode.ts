const ENCODERS = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** A text in an encoding of one or two bytes a sign, turned round from the decoder: enough for what tests write. */
export function encode(text: string, encoding: string): Uint8Array {
  let bytes = ENCODERS.get(encoding);
  if (!bytes) ENCODERS.set(encoding, (bytes = bytesOf(encoding)));
  const all = bytes;
  return Uint8Array.from([...text].flatMap((sign) => all.get(sign) ?? refuse(sign, encoding)));
}

function bytesOf(encoding: string): Map<string, readonly number[]> {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map<string, readonly number[]>();
  const learn = (...pattern: number[]) => {
    const text = decoder.decode(Uint8Array.from(pattern));
    if ([...text].length === 1 && text !== '\uFFFD' && !bytes.has(text)) bytes.set(text, pattern);
  };
  // Node 20 decodes windows-1252 as Latin-1
  if (encoding === 'windows-1252') bytes.set('’', [0x92]);
  for (let byte = 0; byte <= 0xff; byte += 1) learn(byte);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) for (let trail = 0x40; trail <= 0xfe; trail += 1) learn(lead, trail);
  return bytes;
}

function refuse(sign: string, encoding: string): never {
  throw new Error(`${sign} cannot be written in ${encoding}`);
}
