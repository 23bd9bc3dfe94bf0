import type { Note } from './note.ts';

/** Where notes are kept, each a record of its own under the portfolio it belongs to: nobody writes over what another tab wrote. */
export interface NoteStore {
  all(portfolio: string): Promise<Note[]>;
  /** All of them or none. */
  put(portfolio: string, notes: readonly Note[]): Promise<void>;
  remove(portfolio: string, ids: readonly string[]): Promise<void>;
  /** Calls when another tab has changed something, until what it gives is called. */
  heard(changed: () => void): () => void;
}

const NAME = 'bellwether-notes';
const STORE = 'notes';

/** A note as it is kept; what is told of it in the list of its portfolio is the key. */
interface Kept {
  readonly portfolio: string;
  readonly id: string;
  readonly note: Note;
}

/** Notes in the database of this browser (IndexedDB). */
export function browserNotes(): NoteStore {
  /** Open as long as somebody listens: it hears what others say, and not what it says itself. */
  let heard: BroadcastChannel | null = null;
  const write = async (job: (store: IDBObjectStore) => void) => {
    await inStore('readwrite', job);
    const channel = heard ?? openChannel();
    channel?.postMessage(null);
    if (channel !== heard) channel?.close();
  };
  return {
    async all(portfolio) {
      let found: IDBRequest<Kept[]> | null = null;
      await inStore('readonly', (store) => {
        found = store.getAll(IDBKeyRange.bound([portfolio], [portfolio, []])) as IDBRequest<Kept[]>;
      });
      return (found as IDBRequest<Kept[]> | null)?.result.map(({ note }) => note) ?? [];
    },
    async put(portfolio, notes) {
      // without it a browser short of room may clear what was kept; it may say no
      void navigator.storage?.persist?.().catch(() => false);
      await write((store) => {
        for (const note of notes) store.put({ portfolio, id: note.id, note } satisfies Kept);
      });
    },
    remove: (portfolio, ids) =>
      write((store) => {
        for (const id of ids) store.delete([portfolio, id]);
      }),
    heard(changed) {
      const channel = (heard = openChannel());
      channel?.addEventListener('message', changed);
      return () => {
        channel?.close();
        if (heard === channel) heard = null;
      };
    },
  };
}

function openChannel(): BroadcastChannel | null {
  return 'BroadcastChannel' in globalThis ? new BroadcastChannel(NAME) : null;
}

/** Runs a job in a transaction of its own; it is done when the disk has it. */
async function inStore(mode: IDBTransactionMode, job: (store: IDBObjectStore) => void): Promise<void> {
  const database = await opened();
  try {
    await new Promise<void>((resolve, reject) => {
      const turn = database.transaction(STORE, mode, { durability: 'strict' });
      turn.addEventListener('complete', () => resolve());
      turn.addEventListener('abort', () => reject(turn.error ?? new Error('aborted')));
      try {
        job(turn.objectStore(STORE));
      } catch (error) {
        turn.abort();
        throw error;
      }
    });
  } finally {
    database.close();
  }
}

/** The database, for one transaction: nothing of it stays open in the way of another version of the page. */
function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(STORE, { keyPath: ['portfolio', 'id'] });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
  });
}
