import type { Translate } from '../i18n/translate.ts';

/** `1.2 KB`, `200.0 MB`. */
export function sizeText(bytes: number, t: Translate): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${t.format.number(kilobytes, 1)} KB` : `${t.format.number(kilobytes / 1024, 1)} MB`;
}
