import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { QualityFinding, TableQuality } from '../ingest/index.ts';
import { columnName, tableName } from '../session/names.ts';

/** Grades of the tables and what they rest on, for people: one line a finding. */
export function qualityText(quality: readonly TableQuality[], t: Translate): string {
  if (quality.length === 0) return '';
  const lines = quality.flatMap(({ table, grade, findings }) => [
    `  ${grade}  ${tableName(table, t.language)}`,
    ...findings.map((finding) => `     ${findingText(finding, t)}`),
  ]);
  return `\n${t('quality.title')}\n${lines.map((line) => `${line}\n`).join('')}`;
}

function findingText({ id, table, column, count, of, balanceShare, samples }: QualityFinding, t: Translate): string {
  const names = (column ?? '').split('|').filter(Boolean);
  const about = names.map((name) => columnName(`${table}.${name}`, t.language)).join(', ');
  const words = lookup(t, `quality.${id}`, id, { column: about });
  const share = balanceShare === null ? '' : t('quality.share', { share: t.format.percent(balanceShare) });
  const [first] = samples;
  const place = first ? t('quality.first', { file: first.file, row: first.row }) : '';
  const counted = t('quality.count', { count: t.format.number(count), of: t.format.number(of) });
  return [`${words}: ${counted}`, share, place].filter(Boolean).join('; ');
}
