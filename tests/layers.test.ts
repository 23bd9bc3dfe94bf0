import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Who may import whom. A folder may always import itself. */
const ALLOWED: Record<string, readonly string[]> = {
  lib: [],
  i18n: ['lib'],
  model: ['lib'],
  metrics: ['lib', 'model'],
  engine: ['lib'],
  ingest: ['lib', 'model', 'engine'],
  keep: ['lib', 'ingest'],
  notes: ['lib'],
  session: ['lib', 'i18n', 'model', 'engine', 'ingest', 'metrics', 'words'],
  words: ['lib', 'i18n', 'model', 'metrics', 'session', 'notes'],
  charts: ['lib', 'i18n'],
  export: ['lib', 'i18n', 'charts', 'session', 'metrics', 'words'],
  widgets: ['lib', 'i18n', 'charts', 'session', 'metrics', 'words', 'export'],
  dashboard: ['lib', 'i18n', 'charts', 'session', 'metrics', 'ingest', 'keep', 'notes', 'widgets', 'words', 'export'],
  report: ['lib', 'i18n', 'charts', 'session', 'metrics', 'model', 'words', 'notes'],
  elements: ['lib', 'i18n', 'session', 'words', 'export'],
};

/** Files that join everything. */
const ROOTS = [
  /^src\/(main|index|print)\.ts$/,
  /^src\/App\.svelte$/,
  /^src\/(?:cli|package|gallery)\//,
  /^widgets\/elements(?:\.ts$|\/)/,
];

/** Shapes that travel through the whole house: anybody may import their types, nobody their code. */
const SHARED_TYPES = [
  'src/metrics/metric.ts',
  'src/model/table.ts',
  'src/charts/figure.ts',
  'src/ingest/import-report.ts',
  'src/session/portfolio.ts',
  'widgets/card.ts',
];

/** The only home of a library. */
const HOMES: Record<string, readonly string[]> = {
  '@duckdb/duckdb-wasm': ['src/engine/'],
  '@duckdb/node-api': ['src/engine/'],
  'apache-arrow': ['src/engine/', 'src/ingest/formats/'],
  hucre: ['src/ingest/formats/', 'src/export/'],
  hyparquet: ['src/ingest/formats/'],
  'hyparquet-compressors': ['src/ingest/formats/'],
  '@codemirror': ['src/dashboard/sql/'],
  '@lezer': ['src/dashboard/sql/'],
  echarts: ['src/charts/'],
  parse5: ['src/cli/prerender/'],
  fflate: ['src/cli/bundle/', 'src/report/'],
  tinyglobby: ['src/cli/'],
  pdfkit: ['src/report/'],
  'svg-to-pdfkit': ['src/report/'],
  fontkit: ['src/report/'],
  '@noble/hashes': ['src/lib/'],
};

interface Import {
  from: string;
  target: string;
  typeOnly: boolean;
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)/gm;

const files = ['src', 'widgets'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(ROOT, from), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, type, named, dynamic]) => ({
    from,
    target: resolve(from, named ?? dynamic ?? ''),
    typeOnly: type !== undefined,
  }));
});

function resolve(from: string, target: string): string {
  const path = target.split('?')[0] ?? target;
  return path.startsWith('.') ? normalize(relative(ROOT, join(ROOT, dirname(from), path))) : target;
}

function layerOf(path: string): string | null {
  if (path.startsWith('widgets/')) return 'widgets';
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function breaksLayer({ from, target, typeOnly }: Import): boolean {
  if (ROOTS.some((root) => root.test(from)) || (typeOnly && SHARED_TYPES.includes(target))) return false;
  const [own, other] = [layerOf(from), layerOf(target)];
  if (own === null || other === null || own === other) return false;
  return !(ALLOWED[own] ?? []).includes(other);
}

function breaksHome({ from, target, typeOnly }: Import): boolean {
  const library = Object.keys(HOMES).find((name) => target === name || target.startsWith(`${name}/`));
  if (library === undefined || typeOnly) return false;
  return !HOMES[library]?.some((home) => from.startsWith(home));
}

const describeImport = ({ from, target }: Import) => `${from} -> ${target}`;

/** Files that reach each other by imports of code or types: groups of more than one. */
function circles(): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, target } of imports) next.set(from, [...(next.get(from) ?? []), target]);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (file: string) => {
    index.set(file, index.size);
    low.set(file, index.size - 1);
    open.push(file);
    for (const target of next.get(file) ?? []) {
      if (!index.has(target)) visit(target);
      if (open.includes(target)) low.set(file, Math.min(low.get(file) ?? 0, low.get(target) ?? 0));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = open.splice(open.indexOf(file));
    if (group.length > 1) found.push(group.toSorted());
  };
  for (const file of files) if (!index.has(file)) visit(file);
  return found;
}

describe('layers', () => {
  it('finds the imports it is to judge', () => {
    expect(imports.length).toBeGreaterThan(files.length);
  });

  it('knows every folder', () => {
    const unknown = files
      .map(layerOf)
      .filter((layer) => layer !== null && !['cli', 'package', 'gallery'].includes(layer) && !(layer in ALLOWED));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('lets no folder import one that the table does not name', () => {
    expect(imports.filter(breaksLayer).map(describeImport)).toEqual([]);
  });

  it('stands in the documentation as it is held', () => {
    const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
    const rows = text.matchAll(/^\| (`[^|]+) \| ((?:lib|nothing of ours)[^|]*) \|$/gm);
    const said = [...rows].flatMap(([, folders = '', layers = '']) =>
      [...folders.matchAll(/`(?:src\/)?(\w+)`/g)].map(([, folder]) => [
        folder,
        layers
          .replace(/;.*|nothing of ours/, '')
          .split(', ')
          .filter(Boolean)
          .sort(),
      ]),
    );
    const held = Object.entries(ALLOWED).map(([folder, layers]) => [folder, [...layers].sort()]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(held));
  });

  it('has no circle of imports, not even of types', () => {
    expect(circles()).toEqual([]);
  });

  it('keeps each library in its one home', () => {
    expect(imports.filter(breaksHome).map(describeImport)).toEqual([]);
  });

  it('lets only the format module use Intl, and nobody write HTML from text', () => {
    const offenders = files.filter((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      return (
        (/\bIntl\.|toLocale\w*String/.test(text) && file !== 'src/i18n/format.ts') ||
        /\{@html|\.innerHTML\s*=/.test(text)
      );
    });
    expect(offenders).toEqual([]);
  });
});
