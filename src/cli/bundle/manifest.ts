import { hashBytes } from '../../lib/hash.ts';
import type { Language } from '../../i18n/translate.ts';
import type { MetricRequest } from '../../metrics/metric.ts';
import type { Decisions } from '../command.ts';
import { bundleBad } from './bundle-bad.ts';

const FORMAT = 'bellwether-bundle-1';

/** Names of what stands beside the data. */
export const PLACES = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  signer: 'signer.pem',
  numbers: 'numbers.json',
} as const;

/** What made a bundle; where any of it is another one, only numbers can be held against each other. */
export interface Versions {
  readonly bellwether: string;
  readonly build: string;
  readonly duckdb: string;
  readonly node: string;
}

export interface BundledFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The files of one delivery: where they are in the bundle, and what they were called. */
export interface BundledLoad {
  readonly files: readonly { readonly path: string; readonly name: string }[];
  readonly at: string | null;
  readonly beside: boolean;
}

/** Everything that is needed to make the bundle's numbers again, and the sum of each of its files. */
export interface Manifest {
  readonly format: typeof FORMAT;
  readonly versions: Versions;
  readonly language: Language;
  readonly title: string | null;
  readonly request: Pick<MetricRequest, 'asOf' | 'filter'>;
  /** What was decided about the files: columns, units, words, dates. */
  readonly decisions: Decisions;
  readonly loads: readonly BundledLoad[];
  readonly files: readonly BundledFile[];
}

export type Told = Omit<Manifest, 'format' | 'files'>;

/** The manifest of files, as the bytes that are signed. */
export async function manifestBytes(told: Told, files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const listed: BundledFile[] = [];
  for (const [path, content] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    listed.push({ path, bytes: content.length, sha256: await hashBytes(content) });
  return jsonBytes({ ...told, format: FORMAT, files: listed } satisfies Manifest);
}

export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

/** The manifest of a bundle somebody brings: what is not as it should be is refused before anything is done with it. */
export function readManifest(bytes: Uint8Array, file: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw bundleBad(file, 'bundle-manifest', {}, cause);
  }
  if (!isManifest(value)) throw bundleBad(file, 'bundle-manifest');
  return value;
}

function isManifest(value: unknown): value is Manifest {
  if (!isObject(value) || value.format !== FORMAT) return false;
  const { versions, language, title, request, decisions, loads, files } = value;
  return (
    isObject(versions) &&
    ['bellwether', 'build', 'duckdb', 'node'].every((name) => typeof versions[name] === 'string') &&
    (language === 'en' || language === 'zh-CN') &&
    (title === null || typeof title === 'string') &&
    isObject(request) &&
    isObject(decisions) &&
    isListOf(loads, (load) => isListOf(load.files, hasPath) && (load.at === null || typeof load.at === 'string')) &&
    isListOf(
      files,
      (each) => hasPath(each) && Number.isInteger(each.bytes) && /^[0-9a-f]{64}$/.test(String(each.sha256)),
    )
  );
}

function hasPath(value: Record<string, unknown>): boolean {
  return typeof value.path === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, is: (item: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isObject(item) && is(item));
}
