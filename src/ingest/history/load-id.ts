import { hashText } from '../../lib/hash.ts';

/** Names a load by what its files hold, whatever they are called. */
export function loadId(hashes: readonly string[]): string {
  return hashText(hashes.toSorted().join('\n')).slice(0, 16);
}
