import { Instrumenter } from '@stryker-mutator/instrumenter';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface Place {
  /** From 0. */
  line: number;
  column: number;
}

/** A change Stryker would make of a file: what stands from one place to another is replaced. */
export interface Mutant {
  file: string;
  mutator: string;
  start: Place;
  end: Place;
  replacement: string;
}

const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
};

/** The files in Git that fit any of the paths (pathspecs: folders, `:(glob)src/metrics/*.ts`, `:!without.ts`) and have no score yet. */
export function filesWithoutScore(paths: readonly string[], scores: string): string[] {
  const { stdout } = spawnSync('git', ['ls-files', '--', ...paths], { encoding: 'utf8' });
  const scored = new Set([...scores.matchAll(/^\| `(src\/[^`]+)` \|/gm)].map(([, file]) => file));
  return stdout.split('\n').filter((file) => file.endsWith('.ts') && !scored.has(file));
}

/**
 * Mutants drawn by chance, the same for the same seed and files: all of them, file by file and folder by folder, are cut into equal
 * lengths and one is drawn of each, so that every folder has its share.
 */
export async function drawMutants(files: readonly string[], size: number, seed: number): Promise<Mutant[]> {
  const all = (await Promise.all([...files].sort(byFolder).map(mutantsOf))).flat();
  const random = randomFrom(seed);
  const length = all.length / size;
  const drawn = Array.from({ length: size }, (_, part) => all[Math.floor((part + random()) * length)]);
  console.log(`${size} of ${all.length} mutants in ${files.length} files, seed ${seed}`);
  return drawn.filter((mutant) => mutant !== undefined);
}

export function mutated(source: string, { start, end, replacement }: Mutant): string {
  return source.slice(0, offsetOf(source, start)) + replacement + source.slice(offsetOf(source, end));
}

export function describeMutant(mutant: Mutant, source: string): string {
  const { file, mutator, start, end, replacement } = mutant;
  const before = source.slice(offsetOf(source, start), offsetOf(source, end));
  const short = (text: string) => (text.length > 110 ? `${text.slice(0, 110)}…` : text).replaceAll(/\s+/g, ' ');
  return `${file}:${start.line + 1}:${start.column + 1} ${mutator}: ${short(before)} -> ${short(replacement)}`;
}

async function mutantsOf(file: string): Promise<Mutant[]> {
  const content = readFileSync(file, 'utf8');
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { mutants } = await new Instrumenter(SILENT).instrument([{ name: file, mutate: true, content }], options);
  return mutants.map(({ mutatorName, location, replacement = '' }) => ({
    file,
    mutator: mutatorName,
    ...location,
    replacement,
  }));
}

function offsetOf(source: string, { line, column }: Place): number {
  let offset = 0;
  for (let at = 0; at < line; at += 1) offset = source.indexOf('\n', offset) + 1;
  return offset + column;
}

function byFolder(one: string, other: string): number {
  return dirname(one).localeCompare(dirname(other)) || one.localeCompare(other);
}

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
