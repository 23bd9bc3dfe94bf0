import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { ImportProgress } from '../ingest/options.ts';

const MEGABYTE = 2 ** 20;

/** What is being done, and with which file. */
export function stepText(progress: ImportProgress | null, t: Translate): string {
  if (!progress) return t('dashboard.data.working');
  return `${lookup(t, `shell.step.import.${progress.step}`, t('dashboard.data.working'))} · ${progress.file}`;
}

/** How much of the file was seen: bytes, of a file that has as many as a megabyte, and rows. */
export function seenText(progress: ImportProgress | null, t: Translate): string {
  if (!progress) return '';
  const { bytes, totalBytes, rows } = progress;
  const size = (count: number) => t.format.number(count / MEGABYTE, 1);
  return [
    bytes === null || totalBytes < MEGABYTE
      ? ''
      : t('dashboard.data.bytes', { seen: size(Math.min(bytes, totalBytes)), all: size(totalBytes) }),
    rows === null || rows === 0 ? '' : t('dashboard.data.rows', { rows: t.format.number(rows) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
