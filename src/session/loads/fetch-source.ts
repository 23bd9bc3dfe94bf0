import { demandDeclared, demandRoom, metricPaths, PACKAGE_FILE, resourcesOf, type Load } from '../../ingest/index.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { packageUrl, urlInPackage } from '../../lib/package-file.ts';
import { reason } from '../../lib/reasons.ts';
import type { Origin } from './attempt.ts';
import { StallWatch } from './stall-watch.ts';

/** A file as the import takes it. */
export interface FetchedFile {
  name: string;
  content: Blob;
}

/** What there is to load of an origin that was not read yet: one load of what the address names. */
export async function fetchLoads(origin: Origin, signal: AbortSignal): Promise<Load[]> {
  return [{ files: origin.kind === 'address' ? await fetchSource(origin.address, { signal }) : [] }];
}

/**
 * Fetches what an address names: a folder with a `datapackage.json`, the package itself, or one file.
 * A resource outside the package's folder is refused.
 */
export async function fetchSource(
  address: string,
  { signal, watch = new StallWatch() }: { signal?: AbortSignal; watch?: StallWatch } = {},
): Promise<FetchedFile[]> {
  const fetchFile = (file: URL) => fetchWatched(file, watch, signal);
  const descriptor = packageUrl(address);
  if (!descriptor.pathname.endsWith('.json')) return [await demandTable(await fetchFile(descriptor))];
  const file = await fetchFile(descriptor);
  if (file.name !== PACKAGE_FILE && (await isTable(file.content))) return [await demandTable(file)];
  const text = await file.content.text();
  const fetchOne = (path: string) => fetchFile(inside(descriptor, path));
  const metrics = metricPaths(text).map(async (path) => {
    const { name, content } = await fetchOne(path);
    return { name: `metrics/${name}`, content };
  });
  const resources = resourcesOf(text, file.name).map(async (resource) => {
    const fetched = await fetchOne(resource.path);
    await demandDeclared(resource, fetched.content);
    return fetched;
  });
  return Promise.all([...resources, ...metrics]);
}

/** A file without a package is at least no empty one, and no page for logging in again. */
async function demandTable(file: FetchedFile): Promise<FetchedFile> {
  await demandDeclared({ path: file.name, bytes: null, hash: null }, file.content);
  return file;
}

async function fetchWatched(url: URL, watch: StallWatch, signal: AbortSignal | undefined): Promise<FetchedFile> {
  const file = decodeURIComponent(url.pathname.split('/').pop() ?? url.pathname);
  try {
    const content = await watch.fetch(url, signal, (response) => {
      if (!response.ok)
        throw new PortfolioError('unreadable-file', { file, problem: reason('http', { code: response.status }) });
      demandRoom([Number(response.headers.get('content-length')) || 0]);
    });
    return { name: file, content };
  } catch (cause) {
    if (signal?.aborted) throw new PortfolioError('cancelled', {}, { cause });
    if (cause instanceof PortfolioError) throw cause;
    if (watch.signal.aborted) {
      const problem = reason('not-answered', { seconds: watch.seconds });
      throw new PortfolioError('unreadable-file', { file, problem }, { cause });
    }
    throw new PortfolioError('unreadable-file', { file, problem: reason('not-fetched') }, { cause });
  }
}

/** A list, or an object a line, is a table itself; one object describes a package. */
async function isTable(content: Blob): Promise<boolean> {
  try {
    return Array.isArray(JSON.parse(await content.text()));
  } catch {
    return true;
  }
}

function inside(descriptor: URL, path: string): URL {
  const url = urlInPackage(path, descriptor);
  if (url) return url;
  throw new PortfolioError('unreadable-file', { file: path, problem: reason('outside-package') });
}
