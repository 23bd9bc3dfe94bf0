/** A share of common characters above this makes a text Chinese; in Western text read as Chinese next to none are common. */
const LEAST_COMMON = 0.5;
/** Bytes that fit no character: a damaged or cut file has a few, another encoding many. */
const MOST_INVALID = 0.05;
const FEW_INVALID = 2;

/** What windows-1252 has at 0x80 to 0x9f. */
const SIGNS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes a text chunk by chunk; a call without a chunk ends it. Throws where the encoding is unknown. */
export function decoderFor(encoding: string): (chunk?: Uint8Array) => string {
  const decoder = new TextDecoder(encoding);
  const decode = (chunk?: Uint8Array) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
  if (decoder.encoding !== 'windows-1252') return decode;
  // Node 20 reads windows-1252 as Latin-1
  return (chunk) => decode(chunk).replace(/[\u0080-\u009f]/g, (sign) => SIGNS_1252[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** How the double bytes of a Chinese encoding are built, and which of them are common characters. */
interface DoubleBytes {
  encoding: string;
  isPair: (lead: number, trail: number) => boolean;
  isCommon: (lead: number, trail: number) => boolean;
  isSymbol: (lead: number, trail: number) => boolean;
}

const CHINESE: readonly DoubleBytes[] = [
  {
    encoding: 'gb18030',
    isPair: (lead, trail) => lead >= 0x81 && lead <= 0xfe && trail >= 0x40 && trail !== 0x7f && trail <= 0xfe,
    isCommon: (lead, trail) => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1,
    isSymbol: (lead, trail) => lead >= 0xa1 && lead <= 0xa3 && trail >= 0xa1,
  },
  {
    encoding: 'big5',
    isPair: (lead, trail) =>
      lead >= 0x81 && lead <= 0xfe && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe)),
    isCommon: (lead) => lead >= 0xa4 && lead <= 0xc6,
    isSymbol: (lead) => lead >= 0xa1 && lead <= 0xa3,
  },
];

/** How lines end: as Windows writes them, as others do, as a Mac of the last century did. */
export type LineEnd = 'crlf' | 'lf' | 'cr';

/** The most plausible encoding of lines that are not UTF-8. */
export function guessEncoding(lines: Uint8Array, { lineEnd }: { lineEnd: LineEnd }): string {
  const chinese = CHINESE.map((form) => ({ encoding: form.encoding, common: commonShare(lines, form) }));
  const best = chinese.reduce((one, other) => (other.common > one.common ? other : one));
  if (best.common >= LEAST_COMMON) return best.encoding;
  const mac = westernScore(lines, 'macintosh') + (lineEnd === 'cr' ? 1 : 0);
  const windows = westernScore(lines, 'windows-1252') + (lineEnd === 'crlf' ? 1 : 0);
  return mac > windows ? 'macintosh' : 'windows-1252';
}

/** Share of the characters that are common ones; 0 where too many bytes fit no character. */
function commonShare(bytes: Uint8Array, { isPair, isCommon, isSymbol }: DoubleBytes): number {
  let common = 0;
  let pairs = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x80) continue;
    const four = trail >= 0x30 && trail <= 0x39 && (bytes[at + 2] ?? 0) >= 0x81;
    if (four) at += 3;
    else if (!isPair(lead, trail)) invalid += 1;
    else {
      at += 1;
      pairs += 1;
      if (isCommon(lead, trail)) common += 1;
      else if (isSymbol(lead, trail)) common += 0.5;
    }
  }
  if (pairs === 0 || invalid > Math.max(FEW_INVALID, pairs * MOST_INVALID)) return 0;
  return common / pairs;
}

/** Accented letters stand among letters, small ones mostly; signs stand beside blanks and digits, quotes around words. */
function westernScore(lines: Uint8Array, encoding: string): number {
  const text = decoderFor(encoding)(lines);
  let score = 0;
  for (const match of text.matchAll(/[^\u0000-\u007f]/gu)) {
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 3);
    score += characterScore(match[0], before, after);
  }
  return score;
}

function characterScore(character: string, before: string, after: string): number {
  if (/[\u0080-\u009f]/.test(character)) return -2;
  const follows = /\p{L}$/u.test(before);
  const leads = /^\p{L}/u.test(after);
  if (/[À-ÖØ-öø-ÿŒœŠšŽžŸ]/.test(character)) return letterScore(character, before, after);
  // Vincent’s, don’t, l’Oise, O’Neill: a letter in its place would be a strange one
  if (character === '’' && follows && leads) return /^(?:s|t|d|m|ll|re|ve)(?!\p{L})/u.test(after) ? 2 : 1;
  if (/[“‘«]/.test(character)) return leads && !follows ? 1 : 0.3;
  if (/[”’»]/.test(character)) return !leads && /[\p{L}\p{N}.,!?]$/u.test(before) ? 1 : 0.3;
  if (/[™®©]/.test(character)) return follows && !leads ? 1 : 0.3;
  if (/[–—…•€£¥§°ªº²³µ·±×½¼¾¿¡\u00a0]/.test(character)) return follows && leads ? -1 : 0.3;
  return -1;
}

/** A capital after a small letter, or a small one that begins a word in capitals, is no letter. */
function letterScore(character: string, before: string, after: string): number {
  const small = /\p{Ll}/u.test(character);
  const raised = !small && /\p{Ll}$/u.test(before);
  const lowered = small && !/\p{L}$/u.test(before) && /^\p{Lu}/u.test(after);
  if (raised || lowered) return -1;
  return /\p{L}$/u.test(before) || /^\p{L}/u.test(after) ? 1 : 0.2;
}
