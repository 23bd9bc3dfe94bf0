import type { Plugin } from 'vite';

const LOADER = '/widgets/elements.ts';
const HELPED = /__vitePreload\((async \(\) => \{[\s\S]*?\}), __VITE_PRELOAD__, import\.meta\.url\)/g;
const HELPER = /^import \{ \w+ as __vitePreload \} from "[^"]+";\n/m;

/**
 * Leaves the imports of the loader of the elements as they are written: the bundler's helper, which fetches style sheets before a part that has
 * some, would bring all code it stands with, and no part of ours has any.
 */
export function bareImports(): Plugin {
  return {
    name: 'bare-imports',
    apply: 'build',
    renderChunk(code, { moduleIds }) {
      if (!moduleIds.some((id) => id.endsWith(LOADER))) return null;
      const bare = code.replace(HELPED, '($1)()').replace(HELPER, '');
      if (bare.includes('__vitePreload')) this.error('the imports of the loader are not written as they were');
      return { code: bare, map: null };
    },
  };
}
