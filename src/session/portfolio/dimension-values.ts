import type { Engine } from '../../engine/engine.ts';
import { createFormat } from '../../i18n/format.ts';
import type { Dimension } from '../../metrics/metric.ts';

const LABELS: Partial<Record<Dimension, { table: string; key: string; label: string }>> = {
  client: { table: 'bw_client', key: 'client', label: 'client_name' },
  manager: { table: 'bw_manager', key: 'manager', label: 'manager_name' },
  team: { table: 'bw_manager', key: 'team', label: 'team_name' },
};

/** Values a dimension takes anywhere in the book and its events, with the name to show; sorted for readers of Chinese. Blanks are `unknown`, last. */
export async function dimensionValues(
  engine: Engine,
  dimension: Dimension,
): Promise<{ value: string; label: string }[]> {
  const names = LABELS[dimension];
  const label = names
    ? `SELECT CAST(${names.key} AS VARCHAR) AS value, any_value(CAST(${names.label} AS VARCHAR)) AS label FROM ${names.table} GROUP BY ALL`
    : `SELECT CAST(NULL AS VARCHAR) AS value, CAST(NULL AS VARCHAR) AS label WHERE FALSE`;
  const sources = ['bw_position', 'bw_review', 'bw_alert'].map(
    (table) => `SELECT CAST(v AS VARCHAR) AS value FROM (SELECT DISTINCT ${dimension} AS v FROM ${table})`,
  );
  const { rows } = await engine.query(
    `SELECT v.value, coalesce(l.label, v.value) FROM (${sources.join(' UNION ')}) AS v LEFT JOIN (${label}) AS l ON l.value = v.value`,
  );
  const { compare } = createFormat('zh-CN', null);
  const known = rows
    .filter(([value]) => value !== null)
    .map(([value, text]) => ({ value: String(value), label: String(text) }));
  known.sort((a, b) => compare(a.label, b.label) || compare(a.value, b.value));
  const blanks = rows.some(([value]) => value === null);
  return blanks ? [...known, { value: 'unknown', label: 'unknown' }] : known;
}
