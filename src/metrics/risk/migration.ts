import { count, defineMetric, sum } from '../definition.ts';
import type { Part } from '../definition.ts';
import { migrations } from '../relations/migration.ts';

const FIVE_TIER = ['1', '2', '3', '4', '5'] as const;
const STAGES = ['1', '2', '3'] as const;

/** An ordinal state: what it was and is, as text, with its values (none: those found). */
interface State {
  readonly was: string;
  readonly is: string;
  readonly values: readonly string[];
}

const fiveTier: State = {
  was: 'CAST(five_tier AS VARCHAR)',
  is: 'CAST(closing_five_tier AS VARCHAR)',
  values: FIVE_TIER,
};
const stage: State = { was: 'CAST(stage AS VARCHAR)', is: 'CAST(closing_stage AS VARCHAR)', values: STAGES };
const rating: State = { was: 'CAST(own_rating AS VARCHAR)', is: 'closing_rating', values: [] };

/** Parts of a matrix; with `moves` also what came (`NEW`) and what went (`EXIT`). */
function matrix({ was, is, values }: State, moves: boolean): [Part, Part] {
  const open = values.length === 0 ? { open: true } : {};
  return [
    {
      name: 'from',
      of: moves ? `CASE WHEN entered THEN 'NEW' ELSE ${was} END` : was,
      cells: [...values, ...(moves ? ['NEW'] : [])],
      ...open,
    },
    {
      name: 'to',
      of: moves ? `CASE WHEN gone THEN 'EXIT' ELSE ${is} END` : is,
      cells: [...values, ...(moves ? ['EXIT'] : [])],
      ...open,
    },
  ];
}

/** Rows whose state is known wherever they are; a blank at either date is left out. */
function told({ was, is }: State): string {
  return `(entered OR ${was} IS NOT NULL) AND (gone OR ${is} IS NOT NULL)`;
}

/** Cells of a matrix: what each row of opening states became, twelve months back unless asked otherwise. */
function shape(state: State, moves: boolean) {
  const stays = moves ? '' : 'NOT entered AND NOT gone AND ';
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
    where: `${stays}${told(state)}`,
    leftOut: [{ reason: 'state-unknown', when: `NOT coalesce(${told(state)}, FALSE)` }],
  } as const;
}

const BALANCE = {
  numerator: sum('weight', 'weight > 0'),
  denominator: sum('weight', 'weight > 0'),
  known: 'weight > 0',
};
const COUNT = { numerator: count('TRUE'), denominator: count('TRUE'), known: 'TRUE' };

/** Five-tier classes as reported, by opening balance; rows add up to one with what left (EXIT); what came (NEW) weighs its closing balance. */
export const migrationMatrix = defineMetric({
  ...shape(fiveTier, true),
  ...BALANCE,
  id: 'migration-matrix',
  code: 'R20',
});

/** The same over what is there at both dates: each cell divided by one less the row's share of exits. */
export const migrationRetained = defineMetric({
  ...shape(fiveTier, false),
  ...BALANCE,
  id: 'migration-retained',
  code: 'R20a',
});

/** The same by number of facilities. */
export const migrationCount = defineMetric({
  ...shape(fiveTier, true),
  ...COUNT,
  id: 'migration-count',
  code: 'R20b',
});

/** Ratings of the ledger, by opening balance; the cells are the ratings found, in the bank's order. */
export const ratingMigration = defineMetric({
  ...shape(rating, true),
  ...BALANCE,
  anyOf: ['exposure.rating'],
  id: 'rating-migration',
  code: 'R20c',
});

/** Ratings by number of facilities. */
export const ratingMigrationCount = defineMetric({
  ...shape(rating, true),
  ...COUNT,
  anyOf: ['exposure.rating'],
  id: 'rating-migration-count',
  code: 'R20d',
});

/** Reported IFRS 9 stages, by opening balance. */
export const stageMigration = defineMetric({
  ...shape(stage, true),
  ...BALANCE,
  anyOf: ['exposure.ifrs_stage'],
  id: 'stage-migration',
  code: 'R20e',
});
