import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What is fetched with a file itself: types, and what is imported when it is needed, are not. */
const FETCHED = /^\s*(?:import|export)\s+(?!type\s)(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'/gm;

/**
 * Tells the modules that the page and the elements both fetch at their start. Each part of the page that is fetched later and uses some of them
 * would cut them into files of their own, eighty by now; as one file they are smaller, and neither fetches more than before.
 */
export function codeOfBoth(root: string, [first, second]: readonly [string, string]): (id: string) => boolean {
  const others = fetchedWith(root, second);
  const both = new Set([...fetchedWith(root, first)].filter((file) => others.has(file)));
  return (id) => both.has(relative(root, id.replace(/[?#].*$/, '')));
}

function fetchedWith(root: string, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!/\.(ts|svelte)$/.test(file)) return seen;
  const text = readFileSync(join(root, file), 'utf8');
  for (const [, target = ''] of text.matchAll(FETCHED)) {
    const path = target.replace(/[?#].*$/, '');
    fetchedWith(root, relative(root, join(root, dirname(file), path)), seen);
  }
  return seen;
}
