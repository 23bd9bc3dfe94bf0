import type { Session } from '../session/session.svelte.ts';

/** Reads the data of a session anew, from where they came; what was chosen of them stays. */
export async function refresh(session: Session | null): Promise<void> {
  if (!session) return;
  const { origin, chosen } = session;
  await (origin?.kind === 'address' ? session.loadSource(origin.address) : session.answer());
  if (!session.portfolio) return;
  const { asOf } = chosen;
  session.choose({ ...chosen, asOf: asOf !== null && session.portfolio.snapshots.includes(asOf) ? asOf : null });
}
