import type { Plugin } from 'vite';

const BROTLI = 'brotli/decompress.js';
const STUB = '\0no-brotli';

/**
 * Leaves the WOFF2 decoder (60 kB compressed) out of the build: the report's faces are TrueType.
 * Everything else of pdfkit runs in a browser as it is.
 */
export function pdfkitInBrowser(): Plugin {
  return {
    name: 'pdfkit-in-browser',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source) => (source === BROTLI ? STUB : null),
    load: (id) => (id === STUB ? "export default () => { throw new Error('no WOFF2 face can be read') }" : null),
  };
}
