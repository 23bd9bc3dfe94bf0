import type { Entry } from './search.ts';

const KEPT = 8;

/** What was opened last, the newest first; it lives as long as the page, since nothing is kept unasked. */
let opened: readonly string[] = [];

const keyOf = ({ kind, id }: Pick<Entry, 'kind' | 'id'>) => `${kind} ${id}`;

export function remember(entry: Entry): void {
  opened = [keyOf(entry), ...opened.filter((key) => key !== keyOf(entry))].slice(0, KEPT);
}

/** Those of the entries that were opened last, in that order. */
export function recentOf(entries: readonly Entry[]): Entry[] {
  const known = new Map(opened.length > 0 ? entries.map((entry) => [keyOf(entry), entry]) : []);
  return opened.flatMap((key) => known.get(key) ?? []);
}
