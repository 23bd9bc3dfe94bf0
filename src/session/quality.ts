import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import { assessQuality, qualityDate } from '../ingest/quality/assess.ts';
import type { QualityFinding, TableQuality } from '../ingest/quality/finding.ts';
import { columnName } from './names.ts';
import type { Portfolio } from './portfolio.ts';

const judged = new WeakMap<Portfolio, Promise<TableQuality[]>>();

/** The quality of every table of a portfolio, judged once. */
export function qualityOf(portfolio: Portfolio): Promise<TableQuality[]> {
  const known = judged.get(portfolio);
  if (known) return known;
  const quality = judge(portfolio);
  judged.set(portfolio, quality);
  quality.catch(() => judged.delete(portfolio));
  return quality;
}

async function judge({ engine, imports }: Portfolio): Promise<TableQuality[]> {
  const asOf = await qualityDate(engine);
  return asOf === null ? [] : assessQuality(engine, imports, { asOf });
}

/** A finding in words: what, how many rows, what share of the balance, and the first of them. */
export function findingText(
  { id, table, column, count, of, balanceShare, samples }: QualityFinding,
  t: Translate,
): string {
  const names = (column ?? '').split('|').filter(Boolean);
  const about = names.map((name) => columnName(`${table}.${name}`, t.language)).join(', ');
  const words = lookup(t, `quality.${id}`, id, { column: about });
  const share = balanceShare === null ? '' : t('quality.share', { share: t.format.percent(balanceShare) });
  const [first] = samples;
  const place = first ? t('quality.first', { file: first.file, row: first.row }) : '';
  const counted = t('quality.count', { count: t.format.number(count), of: t.format.number(of) });
  return [`${words}: ${counted}`, share, place].filter(Boolean).join('; ');
}
