import type { Engine } from '../../engine/engine.ts';
import { literal } from '../../lib/sql.ts';
import { rule, type QualityRule } from './rules.ts';

const SCALE = `concat_ws(' ', coalesce(scale_min, 0), coalesce(scale_max, 100), coalesce(CAST(direction AS VARCHAR), 'higher_better'))`;
const SCORED = 'coalesce(e_score, s_score, g_score, total_score) IS NOT NULL';

/** A rule for assessments on another scale than most are, where providers differ in theirs: they are not averaged with the others. */
export async function scaleRules(engine: Engine): Promise<QualityRule[]> {
  const { rows } = await engine.query(
    `SELECT ${SCALE} AS scale, min(lower(trim(CAST(provider AS VARCHAR)))), max(lower(trim(CAST(provider AS VARCHAR))))
     FROM esg WHERE ${SCORED} GROUP BY 1 ORDER BY count(*) DESC, 1`,
  );
  const providers = new Set(rows.flatMap(([, first, last]) => [String(first ?? ''), String(last ?? '')]));
  const [most] = rows;
  if (!most || rows.length < 2 || providers.size < 2) return [];
  return [rule('esg', 'other-scale', 'info', 'provider', `${SCORED} AND ${SCALE} <> ${literal(String(most[0]))}`)];
}
