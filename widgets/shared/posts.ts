import { requestOf, type Context } from './context.ts';

const EVERYBODY = 100_000;

/** Team and grade of a manager, as the bank lists them. */
export interface Post {
  readonly team: string | null;
  readonly grade: string | null;
}

/** The posts of all managers. */
export async function postsOf(context: Context): Promise<ReadonlyMap<string, Post>> {
  const { asOf } = requestOf(context);
  const columns = ['manager_id', 'team_id', 'team_name', 'grade'];
  const { rows } = await context.portfolio.records('manager', { asOf }, { columns, limit: EVERYBODY });
  const text = (cell: unknown) => (cell === null || cell === undefined ? null : String(cell));
  return new Map(
    rows.map(({ cells: [id, team, name, grade] }) => [String(id), { team: text(team ?? name), grade: text(grade) }]),
  );
}
