import type { Session } from '../../session/session.svelte.ts';
import type { OwnBoards } from './own-boards.svelte.ts';

/** Boards a package brings for all its readers, asked for when its numbers are there. Called while a component is made. */
export function followShared(session: Session, own: OwnBoards): void {
  const address = $derived(session.portfolio && session.origin?.kind === 'address' ? session.origin.address : null);
  $effect(() => {
    if (address === null) return own.share([]);
    const [stop, from] = [new AbortController(), address];
    void import('../../../widgets/fetch-boards.ts')
      .then(({ fetchSharedBoards }) => fetchSharedBoards(from, stop.signal))
      .then(({ files, errors }) => {
        if (stop.signal.aborted) return;
        own.share(files);
        own.error = errors[0] ?? own.error;
      });
    return () => stop.abort();
  });
}
