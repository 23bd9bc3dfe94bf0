import type { Session } from '../session/session.svelte.ts';

/** Reads the data of a session anew, from where they came; what was chosen of them stays. */
export async function refresh(session: Session | null): Promise<void> {
  if (!session) return;
  const { origin, filter, asOf, compare, months } = session;
  await (origin?.kind === 'address' ? session.loadSource(origin.address) : session.answer());
  if (!session.portfolio) return;
  session.filter = filter;
  session.asOf = asOf !== null && session.portfolio.snapshots.includes(asOf) ? asOf : null;
  session.compare = compare;
  session.months = months;
}
