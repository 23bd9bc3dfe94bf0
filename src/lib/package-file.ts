/** The name of a folder's description (Data Package). */
export const PACKAGE_FILE = 'datapackage.json';

/** What an address names: the description of a folder, or itself. */
export function packageUrl(address: string): URL {
  const url = new URL(address, globalThis.document?.baseURI);
  return url.pathname.endsWith('/') ? new URL(PACKAGE_FILE, url) : url;
}

/** A file a package names, as its address; null where it lies outside the folder of the package. */
export function urlInPackage(path: string, description: URL): URL | null {
  const url = new URL(path, description);
  return url.href.startsWith(new URL('.', description).href) ? url : null;
}
