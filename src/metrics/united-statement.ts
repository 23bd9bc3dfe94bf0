import { aggregateColumns, type Column } from './aggregate-columns.ts';
import { asNamed, groupColumns, periodTable, scopeOf, shapedFor, type Statement } from './answer-statement.ts';
import type { AskedMetric } from './definition.ts';
import type { MetricRequest } from './metric.ts';
import type { Period } from './periods.ts';
import type { PeriodSettings } from './setting-values.ts';

/** What one statement is made of. */
export interface Question {
  readonly metric: AskedMetric;
  readonly request: MetricRequest;
  readonly periods: readonly Period[];
  readonly settings: readonly PeriodSettings[];
}

/** A question whose cells are aggregates over rows that other questions may share. */
export interface Shareable {
  readonly groups: readonly Column[];
  readonly columns: readonly Column[];
  /** `WITH …`, `FROM …` and `WHERE …`: questions in which these are equal are over the same rows. */
  readonly rows: Statement & { readonly where: string; readonly from: string };
}

/** What a statement answers, whatever its cells are. */
interface Answer<Cell> {
  columns: string[];
  rows: (Cell | null)[][];
}

/** The question as part of a statement for several; null where it needs one of its own: sizes put in order, shares of a whole. */
export function shareable({ metric: asked, request, periods, settings }: Question): Shareable | null {
  const metric = shapedFor(asked, request);
  if (metric.kind === 'concentration' || (metric.kind === 'ratio' && metric.share)) return null;
  const scope = scopeOf(metric, request.filter ?? {});
  const period = periodTable(periods, settings, metric.relation);
  return {
    groups: groupColumns(metric, request.by ?? []),
    columns: aggregateColumns(metric),
    rows: { ...period, params: { ...period.params, ...scope.params }, where: scope.where, from: metric.relation.from },
  };
}

/** Equal for questions over the same rows. */
export function rowsKey({ rows }: Shareable): string {
  return JSON.stringify([rows.from, rows.where, rows.sql, rows.params]);
}

/** One statement over the rows of all, grouped once for each way of grouping; `read` takes the answer of one of them out of it. */
export function unitedStatement(questions: readonly [Shareable, ...Shareable[]]): {
  statement: Statement;
  read: <Cell>(answer: Answer<Cell>, question: Shareable) => Answer<Cell>;
} {
  const [{ rows }] = questions;
  const keys = distinct(questions.flatMap(({ groups }) => groups.map(({ sql }) => sql)));
  const aggregates = distinct(questions.flatMap(({ columns }) => columns.map(({ sql }) => sql)));
  const sets = distinct(questions.map(({ groups }) => `(${groups.map(({ sql }) => sql).join(', ')})`));
  const list = [
    `GROUPING_ID(${keys.join(', ')}) AS cell_set`,
    ...keys.map((sql, index) => asNamed({ name: `key_${index}`, sql })),
    ...aggregates.map((sql, index) => asNamed({ name: `column_${index}`, sql })),
  ];
  const sql = `WITH ${rows.sql}
SELECT
  ${list.join(',\n  ')}
FROM ${rows.from}
WHERE ${rows.where}
GROUP BY GROUPING SETS (${sets.join(', ')})`;

  return {
    statement: { sql, params: rows.params },
    read: (answer, { groups, columns }) => {
      const set = setNumber(
        keys,
        groups.map((group) => group.sql),
      );
      const places = [
        ...groups.map((group) => 1 + keys.indexOf(group.sql)),
        ...columns.map((column) => 1 + keys.length + aggregates.indexOf(column.sql)),
      ];
      return {
        columns: [...groups, ...columns].map(({ name }) => name),
        rows: answer.rows
          .filter((row) => Number(row[0]) === set)
          .map((row) => places.map((place) => row[place] ?? null)),
      };
    },
  };
}

/** What DuckDB gives for `GROUPING_ID(keys)` of the rows grouped by these: a bit for every key they are not grouped by, the first key the highest. */
function setNumber(keys: readonly string[], grouped: readonly string[]): number {
  return keys.reduce((number, key) => number * 2 + (grouped.includes(key) ? 0 : 1), 0);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
