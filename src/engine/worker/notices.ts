/** What the engine's worker says of its module while it starts, beside what DuckDB's own protocol says. */
export type StartNotice =
  | { readonly kind: 'bytes' }
  /** All of it is there; what follows is compiling. */
  | { readonly kind: 'read' }
  | { readonly kind: 'refused'; readonly directive: string }
  /** It ends too early; `bytes` came. */
  | { readonly kind: 'cut'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly message: string };

const KEY = 'bellwetherStart';

/** The notice as a message that DuckDB's protocol cannot be taken for. */
export function asMessage(notice: StartNotice): object {
  return { [KEY]: notice };
}

/** The notice a message carries; null for a message of DuckDB. */
export function noticeIn(message: unknown): StartNotice | null {
  if (typeof message !== 'object' || message === null || !(KEY in message)) return null;
  return message[KEY] as StartNotice;
}
