import { digestNatively } from './native-digest.ts';

/** SHA-256 of the text's UTF-8 bytes; our own code for it is fetched only where the platform has none. */
export async function digestText(text: string): Promise<string> {
  return digestNatively(new TextEncoder().encode(text)) ?? (await import('./hash.ts')).hashText(text);
}
