import type { Part, Relation } from '../definition.ts';

/** Name of the cell of all the others together. */
export const TOTAL_CELL = 'all';

/** The rows of a relation once in their cell and, where `inTotal` holds, once more in that of all cells together (`whole`). */
export function withTotal(relation: Relation, { cell, inTotal }: { cell: string; inTotal: string }): Relation {
  return {
    ...relation,
    from: `(
    SELECT counted.*, v.whole, CASE WHEN v.whole THEN '${TOTAL_CELL}' ELSE ${cell} END AS cell
    FROM ${relation.from} AS counted
    CROSS JOIN (VALUES (FALSE), (TRUE)) AS v(whole)
    WHERE NOT v.whole OR (${inTotal})
  )`,
  };
}

/** The same metric where groups are asked for: they are answered by cell, and have no total. */
export function withoutTotal<M extends { parts?: readonly Part[]; relation: Relation }>(metric: M): M {
  if (!metric.parts?.some(({ total }) => total)) return metric;
  const parts = metric.parts.map((part) =>
    part.total ? { ...part, cells: part.cells.filter((cell) => cell !== TOTAL_CELL), total: false } : part,
  );
  const from = `(SELECT * FROM ${metric.relation.from} WHERE NOT whole)`;
  return { ...metric, parts, relation: { ...metric.relation, from } };
}
