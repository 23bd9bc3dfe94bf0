/**
 * One tag and the text behind it: closing slash, local name, attributes, text.
 * Takes linear time on any input: no part can run over the next tag.
 */
const TAG = /<(\/?)(?:[\w.-]{1,40}:)?([\w.-]{1,40})((?:[\s/][^<>]*)?)>([^<]*)/g;

/** A pattern for tags of one's own: the place where it stands must not be shared. */
export function tagPattern(): RegExp {
  return new RegExp(TAG);
}

/** All tags of a text. */
export function tagsOf(text: string): RegExpStringIterator<RegExpExecArray> {
  return text.matchAll(tagPattern());
}

/** An attribute's value, whatever the prefix of its name, quoted or (in HTML) not; null where it is not given. */
export function attribute(attributes: string, name: string): string | null {
  const value = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'/]+))`).exec(attributes);
  return value ? decodeEntities(value[1] ?? value[2] ?? value[3] ?? '') : null;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Text with its entities read; those nobody knows stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Text of a workbook: entities, and characters that XML cannot hold, written `_x000D_`. */
export function decodeWorkbookText(text: string): string {
  const decoded = decodeEntities(text);
  if (!decoded.includes('_x')) return decoded;
  return decoded.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
