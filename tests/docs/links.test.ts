import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const DOCS = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
const FILES = ['README.md', ...DOCS.map((name) => `docs/${name}`)];

/** A text without what stands in it as code. */
const prose = (text: string) => text.replaceAll(/^```[^]*?^```$/gm, '').replaceAll(/^ {4}.*$/gm, '');

/** Where a text leads to within the project: `data.md#tables`. */
function linksOf(file: string): string[] {
  const found = prose(read(file)).matchAll(/\]\(([^)\s]+)\)/g);
  return [...found].flatMap(([, to]) => (to === undefined || /^[a-z]+:/.test(to) ? [] : to));
}

/** The places a heading can be reached at, as a forge names them. */
function placesOf(file: string): Set<string> {
  const headings = prose(read(file)).matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('the documents', () => {
  it.each(FILES)('lead to files and headings that are there: %s', (file) => {
    const broken = linksOf(file).filter((link) => {
      const [path = '', place] = link.split('#');
      const target = path === '' ? file : relative(ROOT, join(ROOT, dirname(file), path));
      if (!existsSync(join(ROOT, target))) return true;
      return place !== undefined && !placesOf(target).has(place);
    });
    expect(broken).toEqual([]);
  });

  it('are all reached from README, and lead to nothing that the package leaves out', () => {
    const { files } = JSON.parse(read('package.json')) as { files: string[] };
    const known = linksOf('README.md').map((link) => link.replace(/#.*/, ''));
    expect(known).toEqual(expect.arrayContaining(DOCS.map((name) => `docs/${name}`)));
    const targets = FILES.flatMap((file) =>
      linksOf(file).map((link) => relative(ROOT, join(ROOT, dirname(file), link.replace(/#.*/, '')))),
    );
    const packed = (target: string) => files.some((each) => target === each || target.startsWith(`${each}/`));
    expect(targets.filter((target) => !packed(target))).toEqual([]);
  });

  it('begin with the two commands, and say what it is on one page', () => {
    const lines = read('README.md').split('\n');
    expect(lines[0]).toMatch(/^ {4}npm ci && npm start( |$)/);
    expect(lines[1]).toMatch(/^ {4}npm ci && npm test( |$)/);
    expect(lines.length).toBeLessThanOrEqual(150);
  });
});
