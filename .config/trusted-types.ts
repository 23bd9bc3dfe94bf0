import type { Plugin } from 'vite';

const MODULE = /\/svelte\/src\/internal\/client\/dom\/reconciler\.js$/;
const POLICY = /const policy =[\s\S]*?createPolicy\('svelte-trusted-html'[\s\S]*?\}\);/;
/** How libraries empty an element. */
const EMPTIED = /\.innerHTML = (?:''|""|null);/g;

/**
 * A host with Trusted Types names one policy for all of ours: markup of compiled components goes through it, and libraries that
 * empty an element by writing no markup into it take its children away instead.
 */
export function trustedTypes(): Plugin {
  return {
    name: 'trusted-types',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (MODULE.test(id.split('?')[0] ?? '')) {
        if (!POLICY.test(code)) this.error('the policy of the component library is not where it was');
        const ours = code.replace(POLICY, 'const policy = { createHTML };');
        return { code: `import { createHTML } from '/src/lib/trusted.ts';\n${ours}`, map: null };
      }
      if (!id.includes('/node_modules/') || code.search(EMPTIED) < 0) return null;
      return { code: code.replace(EMPTIED, '.replaceChildren();'), map: null };
    },
  };
}
