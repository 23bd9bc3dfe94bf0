import { PortfolioError } from '../lib/errors.ts';

/** A file as the import takes it. */
export interface FetchedFile {
  name: string;
  content: Blob;
}

/**
 * Fetches what an address names: a folder with a `datapackage.json`, the package itself, or one file.
 * A resource outside the package's folder is refused.
 */
export async function fetchSource(address: string, { signal }: { signal?: AbortSignal } = {}): Promise<FetchedFile[]> {
  const url = new URL(address, document.baseURI);
  const descriptor = url.pathname.endsWith('/') ? new URL('datapackage.json', url) : url;
  if (!descriptor.pathname.endsWith('.json')) return [await fetchFile(descriptor, signal)];
  const content = (await fetchFile(descriptor, signal)).content;
  const folder = new URL('.', descriptor);
  return Promise.all(pathsOf(await content.text(), descriptor).map((path) => fetchFile(inside(folder, path), signal)));
}

async function fetchFile(url: URL, signal: AbortSignal | undefined): Promise<FetchedFile> {
  const file = decodeURIComponent(url.pathname.split('/').pop() ?? url.pathname);
  try {
    const response = await fetch(url, signal ? { signal } : {});
    if (!response.ok) throw new PortfolioError('unreadable-file', { file, problem: `HTTP ${response.status}` });
    return { name: file, content: await response.blob() };
  } catch (cause) {
    if (signal?.aborted) throw new PortfolioError('cancelled', {}, { cause });
    if (cause instanceof PortfolioError) throw cause;
    throw new PortfolioError('unreadable-file', { file, problem: 'it cannot be fetched' }, { cause });
  }
}

function pathsOf(text: string, url: URL): string[] {
  const file = url.pathname.split('/').pop() ?? '';
  const resources = parse(text, file);
  const paths = Array.isArray(resources) ? resources.map((resource: unknown) => field(resource, 'path')) : [];
  const valid = paths.filter((path) => typeof path === 'string');
  if (valid.length === 0) throw new PortfolioError('unreadable-file', { file, problem: 'it names no resource' });
  return valid;
}

function parse(text: string, file: string): unknown {
  try {
    return field(JSON.parse(text), 'resources');
  } catch (cause) {
    throw new PortfolioError('unreadable-file', { file, problem: 'it is not JSON' }, { cause });
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function inside(folder: URL, path: string): URL {
  const url = new URL(path, folder);
  if (url.href.startsWith(folder.href)) return url;
  throw new PortfolioError('unreadable-file', { file: path, problem: 'it lies outside the folder of its package' });
}
