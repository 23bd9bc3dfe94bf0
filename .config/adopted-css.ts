import type { Plugin } from 'vite';

const APPEND = /\$\.append_styles\(([^,()]+), (\$\$css)\)/g;
const HELPER = '/src/lib/adopt-styles.ts';

/**
 * Turns the `<style>` elements that compiled components insert into adopted style sheets,
 * which `style-src 'self'` allows, in the document and in shadow roots alike.
 */
export function adoptedCss(): Plugin {
  return {
    name: 'adopted-css',
    enforce: 'post',
    transform(code, id) {
      if (!id.split('?')[0]?.endsWith('.svelte') || !code.includes('$.append_styles(')) return null;
      const adopted = code.replace(APPEND, (_, anchor: string, css: string) => {
        const node = `$.active_effect?.parent?.nodes?.start ?? ${anchor}`;
        return `$.effect(() => __adoptStyles(${node}, ${css}))`;
      });
      if (adopted.includes('$.append_styles(')) this.error(`styles of ${id} cannot be adopted`);
      return { code: `import { adoptStyles as __adoptStyles } from '${HELPER}';\n${adopted}`, map: null };
    },
  };
}
