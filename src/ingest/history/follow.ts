import { stagedType } from '../../model/storage.ts';
import { insideName } from '../store/derive-tables.ts';
import type { RowCheck } from '../check/check-rows.ts';
import type { Findings } from '../check/issue-list.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import type { Staged } from '../store/store-tables.ts';
import type { AppliedLoads, Asked, Delivery, Replaced } from './apply-loads.ts';
import type { Load } from './delivery.ts';

/** A file on its way, as far as its load matters. */
interface Passing {
  prepared: { file: string; upload: string; findings: Findings };
  plans: readonly ColumnPlan[];
  check: RowCheck;
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

/** Lets files go on with the rows that later loads left of them, and says how many they took; those of a load that waits stay out. */
export function follow(passages: readonly Passing[], applied: AppliedLoads): void {
  const fileOf = new Map(passages.map(({ prepared, staged }) => [staged?.relation ?? '', prepared.file]));
  for (const passage of passages) {
    const waits = applied.asked.find(({ relations }) => relations.includes(passage.staged?.relation ?? ''));
    if (waits) wait(passage, waits, fileOf);
    else goOn(passage, applied);
  }
}

function goOn(passage: Passing, { relationOf, replaced }: AppliedLoads): void {
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

/** Earlier files named in the question. */
const NAMED = 3;

/** As with any open question all rows of the file count as rejected, by one issue. */
function wait(passage: Passing, { months, earlier, counts }: Asked, fileOf: ReadonlyMap<string, string>): void {
  const names = earlier.flatMap((relation) => fileOf.get(relation) ?? []);
  const files = names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` … (${names.length})` : '');
  passage.staged = null;
  passage.check = { ...passage.check, rejected: passage.check.read, excluded: 0, left: null };
  passage.prepared.findings.add({
    problem: 'ask-again',
    hint: 'replace-or-beside',
    severity: 'file',
    details: { months, files, ...counts },
  });
}
