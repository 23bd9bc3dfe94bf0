import { PACKAGE_FILE } from '../../lib/package-file.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { isSumAlgorithm, SUM_ALGORITHMS, sumOf } from '../../lib/sums.ts';
import { reason, type Reason } from '../../lib/reasons.ts';
import { sizeOf } from './bytes.ts';
import { recognise } from './recognise.ts';

export { PACKAGE_FILE };

/** A file of a data package, and what the package says of it. */
export interface Resource {
  /** Relative to the folder of the package. */
  path: string;
  /** Its size; null where the package does not say. */
  bytes: number | null;
  /** Its sum, `sha256:…`, or that of MD5 alone; null likewise. */
  hash: string | null;
}

/** The resources of a data package, in its order. */
export function resourcesOf(text: string, file: string): Resource[] {
  const resources = field(parse(text, file), 'resources');
  const found = Array.isArray(resources) ? resources.flatMap((resource: unknown) => filesIn(resource)) : [];
  if (found.length === 0) throw new PortfolioError('unreadable-file', { file, problem: reason('no-resource') });
  return found;
}

/** Names of what holds delimited text, records or columns: a web page under one of them is somebody's answer, no data. */
const DATA_FILE = /\.(?:csv|tsv|tab|psv|txt|jsonl?|ndjson|parquet|arrow|feather|xlsx|xlsm|xlsb|ods|zip|gz)$/i;

/**
 * Refuses a resource that is not what its package declares: cut short, changed, empty, or a web page that a server sent in
 * its place. The bytes are those of the file as it is stored.
 */
export async function demandDeclared({ path, bytes, hash }: Resource, content: Blob | Uint8Array): Promise<void> {
  const refuse = (problem: Reason) => new PortfolioError('unreadable-file', { file: path, problem });
  const found = sizeOf(content);
  if (found === 0) throw refuse(reason('resource-empty'));
  if (DATA_FILE.test(path) && (await isPage(content))) throw refuse(reason('resource-page'));
  if (bytes !== null && bytes !== found) throw refuse(reason('resource-bytes', { declared: bytes, found }));
  if (hash === null) return;
  const [algorithm = '', sum = ''] = hash.includes(':') ? hash.split(':', 2) : ['md5', hash];
  const name = algorithm.toLowerCase().replace('-', '');
  if (!isSumAlgorithm(name))
    throw refuse(reason('resource-algorithm', { algorithm, known: SUM_ALGORITHMS.join(', ') }));
  if ((await sumOf(content, name)) !== sum.trim().toLowerCase())
    throw refuse(reason('resource-hash', { algorithm: name }));
}

async function isPage(content: Blob | Uint8Array): Promise<boolean> {
  try {
    return (await recognise(content)) === 'markup';
  } catch {
    // what else is wrong with it is said when it is read
    return false;
  }
}

/** Where metrics of the bank's own are: the property `metrics`, a list of paths; resources are tables and nothing else. */
export function metricPaths(text: string): string[] {
  const metrics = field(parse(text, PACKAGE_FILE), 'metrics');
  return Array.isArray(metrics) ? metrics.filter((path): path is string => typeof path === 'string') : [];
}

/** A resource names one path or, cut into pieces, several, of which the package says nothing one by one. */
function filesIn(resource: unknown): Resource[] {
  const path = field(resource, 'path');
  if (typeof path === 'string') {
    const bytes = field(resource, 'bytes');
    const hash = field(resource, 'hash');
    const size = bytes === undefined || bytes === null || bytes === '' ? null : Number(bytes);
    return [{ path, bytes: size, hash: typeof hash === 'string' && hash !== '' ? hash : null }];
  }
  const pieces = (Array.isArray(path) ? path : []).filter((each) => typeof each === 'string');
  return pieces.map((piece) => ({ path: piece, bytes: null, hash: null }));
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PortfolioError('unreadable-file', { file, problem: reason('not-json') }, { cause });
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
