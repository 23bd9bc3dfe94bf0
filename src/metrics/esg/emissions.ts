import { defineMetric, sum } from '../definition.ts';
import { financedPositions } from '../relations/emissions-rows.ts';

/** Tonnes of CO₂ equivalent a year. Emissions avoided are never taken off. */
const shape = {
  family: 'esg',
  needs: ['exposure', 'esg'],
  better: 'lower',
  relation: financedPositions,
} as const;

const COVERED = 'own_emissions IS NOT NULL AND attribution IS NOT NULL';
const CHAIN = 'chain_emissions IS NOT NULL AND attribution IS NOT NULL';
const BALANCE = 'CAST(outstanding AS DECIMAL(20,2))';
const FLAGS = {
  STALE: `coalesce(bool_or(outdated) FILTER (WHERE ${COVERED}), FALSE)`,
  CAPPED: `coalesce(bool_or(capped) FILTER (WHERE ${COVERED}), FALSE)`,
} as const;
const LEFT_OUT = [
  { reason: 'emissions-unknown', when: 'own_emissions IS NULL' },
  { reason: 'value-unknown', when: 'own_emissions IS NOT NULL AND attribution IS NULL' },
] as const;

function tonnes(emissions: string): string {
  return `CAST(CAST(${emissions} AS DOUBLE) * CAST(attribution AS DOUBLE) AS DECIMAL(28,9))`;
}

/** Scope 1 and 2 (the part that is given) of what the loans finance, by the loans' part of it; coverage is the balance this is known for. */
export const financedEmissions = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'financed-emissions',
  code: 'E08',
  unit: 'tCO2e',
  numerator: sum(tonnes('own_emissions'), COVERED),
  denominator: sum(BALANCE, COVERED),
  total: sum(BALANCE, 'TRUE'),
  flags: FLAGS,
  leftOut: LEFT_OUT,
});

/** The same for scope 3, apart. */
export const financedChainEmissions = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'financed-chain-emissions',
  code: 'E08a',
  unit: 'tCO2e',
  numerator: sum(tonnes('chain_emissions'), CHAIN),
  denominator: sum(BALANCE, CHAIN),
  total: sum(BALANCE, 'TRUE'),
  flags: {
    STALE: `coalesce(bool_or(outdated) FILTER (WHERE ${CHAIN}), FALSE)`,
    CAPPED: `coalesce(bool_or(capped) FILTER (WHERE ${CHAIN}), FALSE)`,
  },
  leftOut: [
    { reason: 'emissions-unknown', when: 'chain_emissions IS NULL' },
    { reason: 'value-unknown', when: 'chain_emissions IS NOT NULL AND attribution IS NULL' },
  ],
});

const SCORED = `${COVERED} AND pcaf_score BETWEEN 1 AND 5`;

/** Quality of the emissions data, 1 best to 5, weighted by balance, over the loans of the financed emissions that have a score. */
export const emissionsQuality = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'emissions-quality',
  code: 'E09',
  unit: 'score',
  numerator: sum(`${BALANCE} * pcaf_score`, SCORED),
  denominator: sum(BALANCE, SCORED),
  total: sum(BALANCE, COVERED),
  thresholds: { amber: 3, red: 4, worse: '>', source: 'OWN' },
  leftOut: [
    ...LEFT_OUT,
    { reason: 'score-unknown', when: `${COVERED} AND NOT coalesce(pcaf_score BETWEEN 1 AND 5, FALSE)` },
  ],
});

/** Financed emissions for every million of the balance they are known for. */
export const emissionIntensity = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'emission-intensity',
  code: 'E10',
  unit: 'tCO2e/mn',
  numerator: sum(`${tonnes('own_emissions')} * 1000000`, COVERED),
  denominator: sum(BALANCE, COVERED),
  total: sum(BALANCE, 'TRUE'),
  flags: FLAGS,
  leftOut: LEFT_OUT,
});
