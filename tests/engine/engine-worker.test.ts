import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withoutUncalled } from '../../.config/engine-worker.ts';

const require = createRequire(import.meta.url);
const read = (file: string) => readFileSync(require.resolve(`@duckdb/duckdb-wasm/dist/${file}`));

describe.each(['eh', 'mvp'])('the worker of the %s build, as it is shipped', (build) => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(read(`duckdb-${build}.wasm`)));
  const before = read(`duckdb-browser-${build}.worker.js`).toString();
  const after = withoutUncalled(before, new Set(imports.map(({ name }) => name)));
  const offered = (code: string) =>
    new Map(
      (/\bvar wasmImports=\{([^{}]*)\}/.exec(code)?.[1] ?? '').split(',').map((each) => {
        const [name = '', made = name] = each.split(':');
        return [name, made];
      }),
    );

  it('offers its module all that it asks for, and nothing else', () => {
    const there = offered(before);
    const wanted = imports.map(({ name }) => name).filter((name) => there.has(name));
    expect(new Set(offered(after).keys())).toEqual(new Set(wanted));
    expect(wanted.length).toBeLessThan(there.size / 2);
    expect(wanted).toEqual(expect.arrayContaining(['duckdb_web_fs_file_read', 'emscripten_resize_heap']));
  });

  it('keeps the form of every function the module lists, as it cannot be listed without', () => {
    const formless = imports
      .filter(({ module }) => module === 'GOT.func')
      .map(({ name }) => offered(after).get(name) ?? '')
      .filter((made) => made !== '' && !/^bwUncalled\("\w+"\)$/.test(made) && !after.includes(`;${made}.sig="`))
      .filter((made) => !after.includes(`}${made}.sig="`));
    expect(formless).toEqual([]);
  });

  it('makes up no code from text', () => {
    expect(before).toMatch(/\beval\(/);
    expect(after).not.toMatch(/\beval\(/);
  });
});

it('refuses a script that is written in another way', () => {
  expect(() => withoutUncalled('var imports={};', new Set())).toThrow('glue is not what it was');
});
