import type { Translate } from '../i18n/translate.ts';
import type { TableQuality } from '../ingest/index.ts';
import { tableName } from '../words/table-name.ts';
import { findingText } from '../session/portfolio/quality-note.ts';

/** Grades of the tables and what they rest on, for people: one line a finding. */
export function qualityText(quality: readonly TableQuality[], t: Translate): string {
  if (quality.length === 0) return '';
  const lines = quality.flatMap(({ table, grade, findings }) => [
    `  ${grade}  ${tableName(table, t.language)}`,
    ...findings.map((finding) => `     ${findingText(finding, t)}`),
  ]);
  return `\n${t('quality.title')}\n${lines.map((line) => `${line}\n`).join('')}`;
}
