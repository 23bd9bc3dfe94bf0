import type { Translate } from '../i18n/translate.ts';

const two = (number: number) => String(number).padStart(2, '0');

/** The minute of an ISO time, by the reader's own clock. */
export function minuteText(iso: string, t: Translate): string {
  const time = new Date(iso);
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${t.format.date(day)} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** `1.2 KB`, `200.0 MB`. */
export function sizeText(bytes: number, t: Translate): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${t.format.number(kilobytes, 1)} KB` : `${t.format.number(kilobytes / 1024, 1)} MB`;
}
