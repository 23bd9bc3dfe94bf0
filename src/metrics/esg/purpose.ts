import { defineMetric, sum } from '../definition.ts';
import { purposedPositions } from '../relations/esg-incidents.ts';

const shape = {
  kind: 'ratio',
  family: 'esg',
  unit: 'fraction',
  better: 'higher',
  relation: purposedPositions,
} as const;

/** Balance of green facilities, over the balance of those the facility table speaks of; what is green is the uploader's definition. */
export const greenShare = defineMetric({
  ...shape,
  id: 'green-share',
  code: 'E14',
  needs: ['exposure', 'facility'],
  anyOf: ['facility.green_flag'],
  numerator: sum('outstanding', 'green'),
  denominator: sum('outstanding', 'green IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  leftOut: [{ reason: 'purpose-unknown', when: 'green IS NULL' }],
});

/** Balance of projects of public benefit, over all but projects nobody says it of; a loan to no project is not of public benefit. */
export const publicBenefitShare = defineMetric({
  ...shape,
  id: 'public-benefit-share',
  code: 'E14a',
  needs: ['exposure', 'project'],
  anyOf: ['project.public_benefit_flag'],
  numerator: sum('outstanding', 'public_benefit'),
  denominator: sum('outstanding', 'public_benefit IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  leftOut: [{ reason: 'purpose-unknown', when: 'public_benefit IS NULL' }],
});
