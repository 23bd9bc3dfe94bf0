import { stagedType } from '../../model/storage.ts';
import { insideName } from '../store/derive-tables.ts';
import type { Findings } from '../check/issue-list.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import type { Staged } from '../store/store-tables.ts';
import type { AppliedLoads, Delivery, Replaced } from './apply-loads.ts';
import type { Load } from './delivery.ts';

/** A file on its way, as far as its load matters. */
interface Passing {
  prepared: { upload: string; findings: Findings };
  plans: readonly ColumnPlan[];
  staged: Staged | null;
  replaced?: Replaced;
}

/** The staged rows of every file with the number of the load they came with. */
export function deliveries(passages: readonly Passing[], loads: readonly Load[]): Delivery[] {
  const loadOf = new Map(loads.flatMap(({ files }, load) => files.map(({ name }) => [name, load] as const)));
  return passages.flatMap(({ prepared, plans, staged }) => {
    if (!staged) return [];
    const inside = plans.flatMap(({ inside: table, column }) =>
      table ? [{ name: insideName(table, column.name), type: stagedType(column) }] : [],
    );
    return [{ ...staged, load: loadOf.get(prepared.upload) ?? 0, inside }];
  });
}

/** Lets a file go on with the rows that later loads left of it, and says how many they took. */
export function follow(passage: Passing, { relationOf, replaced }: AppliedLoads): void {
  const { staged } = passage;
  if (!staged) return;
  const taken = replaced.get(staged.relation);
  passage.staged = { ...staged, relation: relationOf.get(staged.relation) ?? staged.relation };
  if (!taken) return;
  passage.replaced = taken;
  const { rows: count } = taken;
  const draft = { problem: 'superseded', hint: 'superseded', severity: 'excluded' as const, details: { count } };
  passage.prepared.findings.add(draft, count);
}
