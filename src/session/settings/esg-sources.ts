import type { Cell, Engine } from '../../engine/engine.ts';
import { ESG_SOURCES, type EsgDirection, type EsgSource } from '../../metrics/relations/esg-sources.ts';

/** Who assessed on which scale, as the table of assessments says; reads the dates of the books. */
export async function readEsgSources(engine: Engine): Promise<EsgSource[]> {
  const { rows } = await engine.query(
    `SELECT source_no, provider_key, provider_name, given_min, given_max, given_direction, scored, beyond, lowest, highest, subjects, balance
     FROM (${ESG_SOURCES}) ORDER BY 1`,
  );
  return rows.map(([no, provider, name, low, high, direction, scored, beyond, lowest, highest, subjects, balance]) => ({
    ...{ no: Number(no), provider: String(provider), name: String(name) },
    ...{ low: numberOf(low), high: numberOf(high), direction: directionOf(direction) },
    ...{ scored: Number(scored), beyond: Number(beyond), lowest: numberOf(lowest), highest: numberOf(highest) },
    ...{ subjects: Number(subjects), balance: Number(balance) },
  }));
}

function numberOf(cell: Cell | undefined): number | null {
  return cell === null || cell === undefined ? null : Number(cell);
}

function directionOf(cell: Cell | undefined): EsgDirection | null {
  return cell === 'lower_better' || cell === 'higher_better' ? cell : null;
}
