import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A_CARD, A_METRIC, AN_OWN_CARD, type Change } from './additions.ts';
import type { Found } from './probe.ts';

const ROOT = join(import.meta.dirname, '../..');
const COPIED = ['src', 'widgets', 'tests/golden', 'tests/second-opinion', 'tests/to-add', '.config'];
const run = promisify(execFile);
const read = (file: string) => readFileSync(file, 'utf8');

let copy = '';
let touched: Record<'metric' | 'card' | 'own', string[]>;

/** The files of a change, each once. */
function make(changes: readonly Change[]): string[] {
  for (const change of changes) {
    const path = join(copy, change.file);
    mkdirSync(dirname(path), { recursive: true });
    if ('text' in change) {
      writeFileSync(path, change.text, { flag: 'wx' });
      continue;
    }
    const text = read(path);
    const at = text.indexOf(change.before);
    if (at < 0) throw new Error(`${change.file} has no ${change.before}`);
    writeFileSync(path, `${text.slice(0, at)}${change.line}\n${text.slice(at)}`);
  }
  return [...new Set(changes.map(({ file }) => file))];
}

/** What differs from the project, or is not in it. */
function differing(): string[] {
  return COPIED.flatMap((folder) =>
    readdirSync(join(copy, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(copy.length + 1))
      .filter((file) => read(join(copy, file)) !== original(file)),
  );
}

function original(file: string): string | null {
  try {
    return read(join(ROOT, file));
  } catch {
    return null;
  }
}

/** A row of the table "to add": new files, and edits. */
function rowOf(what: string): string {
  const row = read(join(ROOT, 'docs/developer.md'))
    .split('\n')
    .find((line) => line.startsWith(`| ${what} |`));
  if (row === undefined) throw new Error(`docs/developer.md has no row for ${what}`);
  return row;
}

/** What a row says in place of a file: by its path, without the language it is of and the name that is made up. */
function saidAs(file: string): RegExp {
  if (/^tests\/(metrics|widgets)\//.test(file)) return /its test/;
  const [, words] = /^src\/i18n\/[^/]+\/(\w+)\.ts$/.exec(file) ?? [];
  if (words !== undefined) return new RegExp(`\`${words}\`.* of each language`);
  const said: Readonly<Record<string, string>> = {
    'src/metrics/risk/substandard-ratio.ts': 'src/metrics/<family>/x.ts',
    'widgets/cards/due.ts': 'widgets/cards/x.ts',
    'tests/second-opinion/quality.ts': 'tests/second-opinion',
    'widgets/boards/risk.json': 'on a board',
  };
  return new RegExp((said[file] ?? file).replace(/[.*]/g, '\\$&'));
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'bellwether-to-add-'));
  for (const folder of COPIED) cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(copy, file));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  touched = { metric: make(A_METRIC), card: make(A_CARD), own: make(AN_OWN_CARD) };
});
afterAll(() => {
  if (copy) rmSync(copy, { recursive: true, force: true });
});

describe('what docs/developer.md says of adding', () => {
  it('names every file that is touched, and how many they are', () => {
    const rows = { metric: 'a metric', card: 'a card of one metric', own: 'a card with a picture of its own' } as const;
    for (const [what, files] of Object.entries(touched)) {
      const row = rowOf(rows[what as keyof typeof rows]);
      for (const file of files) expect(row, file).toMatch(saidAs(file));
    }
    // two new ones, the list, three words in two languages, the sheet, the second opinion
    expect(Object.values(touched).map(({ length }) => length)).toEqual([11, 1, 6]);
    const inCopy = [...touched.metric, ...touched.card, ...touched.own].filter((file) =>
      COPIED.some((folder) => file.startsWith(`${folder}/`)),
    );
    expect(differing().sort()).toEqual([...new Set(inCopy)].sort());
  });

  it('suffices: the copy answers the metric as the sheet works it out, has its words and its documentation, and draws the cards', async () => {
    const cards = ['trend:substandard-ratio', 'heat:overdue-ratio:team:sector', 'due'];
    const loaders = ['--import', 'tsx', '--import', join(copy, '.config/skip-svelte.mjs')];
    const { stdout } = await run(
      process.execPath,
      [...loaders, join(copy, 'tests/to-add/probe.ts'), 'substandard-ratio', ...cards],
      { cwd: copy },
    );
    const { rows, words, documented, drawn, onBoard } = JSON.parse(stdout) as Found;
    expect(rows).toEqual([{ value: expect.closeTo(300 / 990, 12) as number, n: 8 }]);
    expect(words).toEqual({
      en: ['metric', 'definition', 'formula'],
      'zh-CN': ['metric', 'definition', 'formula'],
    });
    expect(documented).toBe(true);
    expect(onBoard).toEqual(expect.arrayContaining(['heat-overdue-ratio-team-sector', 'due']));
    expect(drawn.map(({ language, id }) => `${language} ${id}`)).toEqual(
      ['zh-CN', 'en'].flatMap((language) => cards.map((card) => `${language} ${card.replaceAll(':', '-')}`)),
    );
    expect(drawn.map(({ title, finding }) => `${title}\n${finding}`).join('\n')).not.toMatch(/[{}]|undefined|metric\./);
    expect(drawn.map(({ title }) => title)).toEqual(expect.arrayContaining(['Substandard 次级', 'Due 到期']));
  });

  it('passes the type check: a word that one language lacks would not', async () => {
    const files = ['src/metrics/index.ts', 'src/i18n/en.ts', 'src/i18n/zh-CN.ts'];
    const config = {
      extends: './tsconfig.json',
      include: [],
      files,
      compilerOptions: { types: ['node'] },
    };
    writeFileSync(join(copy, 'tsconfig.few.json'), JSON.stringify(config));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = await run(process.execPath, [tsc, '-p', 'tsconfig.few.json'], { cwd: copy }).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(stdout).toBe('');
  });
});
