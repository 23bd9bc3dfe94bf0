import { BUILD } from '../../lib/build.ts';
import { digestText } from '../../lib/digest.ts';
import { packageUrl, urlInPackage } from '../../lib/package-file.ts';
import type { PreparedBook } from './prepared-book.ts';

/** A server that takes longer is not waited for: the import says what is wrong with it. */
const PATIENCE_MS = 2_000;

/**
 * The answers that come with a package, where its description names a file of them (`"prepared": "prepared.json"`) that was made by this
 * code of these data. Anything else is null: what is wrong with a package, reading it says.
 */
export async function fetchPrepared(address: string, signal: AbortSignal): Promise<PreparedBook | null> {
  const descriptor = packageUrl(address);
  if (!descriptor.pathname.endsWith('.json')) return null;
  const stop = new AbortController();
  const end = () => stop.abort();
  const timer = setTimeout(end, PATIENCE_MS);
  signal.addEventListener('abort', end, { once: true });
  try {
    const text = await (await fetch(descriptor, { signal: stop.signal })).text();
    const { prepared, metrics } = JSON.parse(text) as { prepared?: unknown; metrics?: unknown };
    // metrics of the bank's own are known when they were read
    if (typeof prepared !== 'string' || metrics !== undefined) return null;
    const place = urlInPackage(prepared, descriptor);
    if (!place) return null;
    const book = (await (await fetch(place, { signal: stop.signal })).json()) as PreparedBook;
    return book.from.build === BUILD && book.from.data === (await digestText(text)) ? book : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
