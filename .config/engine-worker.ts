import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const WORKER = /@duckdb\/duckdb-wasm\/dist\/duckdb-browser-(\w+)\.worker\.js$/;
/** What the glue between module and browser offers the module, `name:function` each. */
const OFFERED = /\bvar wasmImports=\{([^{}]*)\}/;
const SIGNATURE = /(?<=[;{}])([\w$]+)\.sig="([^"]*)";/g;
/** A function that has a second name. */
const ALIAS = /[ ,;](_\w+)=(_\w+)(?=[;,])/g;
/** Pictures and sound: the module lists their addresses, and no statement of SQL ever calls one. */
const SHOW = /^(?:emscripten_gl|alc?)[A-Z]/;

/**
 * Takes DuckDB's worker into the build of ours without a library that nothing calls: its glue offers all of Emscripten's,
 * OpenGL, sound and joysticks among it, to code that is linked while it runs. The engine is locked down, nothing is linked.
 */
export function engineWorker(): Plugin {
  return {
    name: 'engine-worker',
    apply: 'build',
    transform: {
      filter: { id: WORKER },
      handler(code, id) {
        const module = readFileSync(id.replace(WORKER, '@duckdb/duckdb-wasm/dist/duckdb-$1.wasm'));
        const wanted = WebAssembly.Module.imports(new WebAssembly.Module(module)).map(({ name }) => name);
        // its package says that no file of it does anything by being imported
        return { code: withoutUncalled(code, new Set(wanted)), map: null, moduleSideEffects: true };
      },
    },
  };
}

/**
 * The script with only what the module asks for; the minifier drops the functions that nobody names any more.
 * What would be made up from text while it runs, which the policy refuses anyway, keeps it from dropping any.
 */
export function withoutUncalled(code: string, wanted: ReadonlySet<string>): string {
  const offered = OFFERED.exec(code);
  if (!offered) throw new Error('the engine’s glue is not what it was: see .config/engine-worker.ts');
  const signatures = new Map([...code.matchAll(SIGNATURE)].map(([, name = '', signature = '']) => [name, signature]));
  const aliases = new Map([...code.matchAll(ALIAS)].map(([, name = '', other = '']) => [name, other]));
  const kept = (offered[1] ?? '').split(',').flatMap((each) => {
    const [name = '', made = name] = each.split(':');
    if (!wanted.has(name)) return [];
    const signature = signatures.get(firstName(made, aliases));
    const shows = SHOW.test(name) && signature !== undefined;
    return [{ made, text: shows ? `${name}:bwUncalled("${signature}")` : each, shows }];
  });
  const functions = new Set(kept.filter(({ shows }) => !shows).map(({ made }) => firstName(made, aliases)));
  const stand =
    'function bwRefuse(){throw new Error("not in this build")}function bwUncalled(sig){return Object.assign(()=>bwRefuse(),{sig})}';
  return code
    .replace(OFFERED, () => `${stand}var wasmImports={${kept.map(({ text }) => text).join(',')}}`)
    .replace(SIGNATURE, (whole, name: string) => (functions.has(name) ? whole : ''))
    .replace(/\beval\(/g, 'bwRefuse(');
}

/** The name a function was made under. */
function firstName(name: string, aliases: ReadonlyMap<string, string>): string {
  const other = aliases.get(name);
  return other === undefined || other === name ? name : firstName(other, aliases);
}
