/** How far a piece of work is: bytes of its input and rows seen so far; null where that is not known. */
export interface Seen {
  bytes: number | null;
  rows: number | null;
}

/** How a long piece of work is stopped, and who hears how far it is. */
export interface Work {
  signal?: AbortSignal | undefined;
  onSeen?: ((seen: Seen) => void) | undefined;
}
