import { defineMetric, sum } from '../definition.ts';
import type { Part } from '../definition.ts';
import { migrations } from '../relations/migration-rows.ts';

const FIVE_TIER = ['1', '2', '3', '4', '5'] as const;
const STAGES = ['1', '2', '3'] as const;

/** An ordinal state: what it was and is, as text, with its values (none: those found). */
interface State {
  readonly scale: NonNullable<Part['scale']>;
  readonly was: string;
  readonly is: string;
  readonly values: readonly string[];
}

const fiveTier: State = {
  scale: 'five_tier',
  was: 'CAST(five_tier AS VARCHAR)',
  is: 'CAST(closing_five_tier AS VARCHAR)',
  values: FIVE_TIER,
};
const stage: State = {
  scale: 'stage',
  was: 'CAST(stage AS VARCHAR)',
  is: 'CAST(closing_stage AS VARCHAR)',
  values: STAGES,
};
const rating: State = { scale: 'rating', was: 'CAST(own_rating AS VARCHAR)', is: 'closing_rating', values: [] };

/** Parts of a matrix; with `moves` also what came (`NEW`) and what went (`EXIT`). */
function matrix({ scale, was, is, values }: State, moves: boolean): [Part, Part] {
  const open = values.length === 0 ? { open: true } : {};
  return [
    {
      name: 'from',
      of: moves ? `CASE WHEN entered THEN 'NEW' ELSE ${was} END` : was,
      cells: [...values, ...(moves ? ['NEW'] : [])],
      untold: true,
      scale,
      ...open,
    },
    {
      name: 'to',
      of: moves ? `CASE WHEN gone THEN 'EXIT' ELSE ${is} END` : is,
      cells: [...values, ...(moves ? ['EXIT'] : [])],
      untold: true,
      scale,
      ...open,
    },
  ];
}

/** Rows whose state is known wherever they are; a blank at either date is left out. */
function told({ was, is }: State): string {
  return `(entered OR ${was} IS NOT NULL) AND (gone OR ${is} IS NOT NULL)`;
}

/**
 * Cells of a matrix: what each row of opening states became, twelve months back unless asked otherwise. Coverage is that of the matrix, of
 * all that was there at the opening what has a state at both dates (or left): a blank belongs to no row that could say so.
 */
function shape(state: State, moves: boolean, of: string) {
  const counts = of === '1' ? 'TRUE' : `${of} > 0`;
  const known = `${counts} AND ${told(state)}`;
  return {
    kind: 'ratio',
    share: true,
    within: ['from'],
    family: 'risk',
    unit: 'fraction',
    better: 'neither',
    needs: ['exposure'],
    span: 'ttm',
    relation: migrations,
    parts: matrix(state, moves),
    ...(moves ? {} : { where: 'NOT entered AND NOT gone' }),
    numerator: sum(of, known),
    denominator: sum(of, known),
    covered: sum(of, `NOT entered AND ${known}`),
    total: sum(of, `NOT entered AND ${counts}`),
    known,
    leftOut: [{ reason: 'state-unknown', when: `NOT coalesce(${told(state)}, FALSE)` }],
  } as const;
}

/** Five-tier classes as reported, by opening balance; rows add up to one with what left (EXIT); what came (NEW) weighs its closing balance. */
export const migrationMatrix = defineMetric({
  ...shape(fiveTier, true, 'weight'),
  id: 'migration-matrix',
  code: 'R20',
});

/** The same over what is there at both dates: each cell divided by one less the row's share of exits. */
export const migrationRetained = defineMetric({
  ...shape(fiveTier, false, 'weight'),
  id: 'migration-retained',
  code: 'R20a',
});

/** The same by number of facilities. */
export const migrationCount = defineMetric({
  ...shape(fiveTier, true, '1'),
  id: 'migration-count',
  code: 'R20b',
});

/** Ratings of the ledger, by opening balance; the cells are the ratings found, in the bank's order. */
export const ratingMigration = defineMetric({
  ...shape(rating, true, 'weight'),
  anyOf: ['exposure.rating'],
  id: 'rating-migration',
  code: 'R20c',
});

/** Ratings by number of facilities. */
export const ratingMigrationCount = defineMetric({
  ...shape(rating, true, '1'),
  anyOf: ['exposure.rating'],
  id: 'rating-migration-count',
  code: 'R20d',
});

/** Reported IFRS 9 stages, by opening balance. */
export const stageMigration = defineMetric({
  ...shape(stage, true, 'weight'),
  anyOf: ['exposure.ifrs_stage'],
  id: 'stage-migration',
  code: 'R20e',
});
