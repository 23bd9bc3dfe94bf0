import type { RecordTable } from './record-table.ts';

const CHARGE = 'CAST(r.manager_id AS VARCHAR)';

/** Tables whose rows belong to client managers. */
export const PEOPLE_TABLES: Readonly<Record<string, RecordTable>> = {
  manager: {
    manager: CHARGE,
    keys: { branch: 'branch' },
    known: 'coalesce(active_from, hire_date)',
    newest: ['team_id', 'manager_id'],
    later: { active_to: [] },
    columns: [
      ...['manager_id', 'team_id', 'branch', 'grade', 'supervisor_id', 'hire_date', 'active_from', 'active_to', 'fte'],
    ],
  },
  training: {
    manager: CHARGE,
    // what is required is known before it is done
    known: 'CASE WHEN coalesce(required_flag, FALSE) THEN NULL ELSE completion_date END',
    newest: ['least(coalesce(completion_date, due_date), seen_at)', 'course_id'],
    state: `CASE
      WHEN completion_date <= seen_at AND coalesce(passed, TRUE)
        THEN CASE WHEN completion_date > due_date THEN 'late' ELSE 'done' END
      WHEN due_date < seen_at THEN 'overdue'
      ELSE 'open' END`,
    later: { completion_date: ['hours', 'score', 'passed'] },
    columns: [
      ...['manager_id', 'course_name', 'topic', 'required_flag', 'due_date', 'completion_date', 'state', 'hours'],
      ...['passed', 'score'],
    ],
  },
  kpi: {
    manager: `CASE CAST(r.scope_type AS VARCHAR) WHEN 'manager' THEN CAST(r.scope_id AS VARCHAR) END`,
    newest: ['period', 'kpi_code'],
    columns: ['scope_type', 'scope_id', 'period', 'kpi_code', 'weight', 'target', 'actual_manual', 'note'],
  },
};
