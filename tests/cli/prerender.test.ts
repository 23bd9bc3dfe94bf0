import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filled, pageElements } from '../../src/cli/prerender/page-elements.ts';
import { files, LEDGER } from './case-files.ts';
import { bellwether } from './run.ts';

const NAME = '<img src=x onerror=alert(1)>"\'&';
const TABLE = [
  [...LEDGER, '行业'],
  ['2026-06-30', 'F1', 'C1', 700, `"${NAME.replaceAll('"', '""')}"`],
  ['2026-06-30', 'F2', 'C2', 300, '水务'],
];

let home: string;
let data: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'prerender-'));
  data = await files(join(home, 'data'), { ledger: TABLE });
});
afterAll(() => rm(home, { recursive: true }));

let pages = 0;
async function prerendered(html: string, ...options: string[]) {
  const page = join(home, `page-${(pages += 1)}.html`);
  const out = join(home, `out-${pages}.html`);
  await writeFile(page, html);
  const ran = await bellwether('prerender', page, '--data', data, '--out', out, ...options);
  return { ...ran, page, out, text: ran.code === 0 ? await readFile(out, 'utf8') : '' };
}

describe('bellwether prerender', () => {
  it('puts the last value into each element with its date and the sum of its data, and keeps the rest byte for byte', async () => {
    const before =
      "\uFEFF<!DOCTYPE html>\r\n<HTML lang=en><p title=a>一 &amp; &nbsp;<br/>\r\n<BW-METRIC  metric='outstanding-balance' class=x>";
    const after = '<i slot="title">Ours</i></BW-METRIC>\r\n<!-- bw-metric -->\r\n<table><td>x';
    const { code, err, text, out } = await prerendered(before + after, '--styles', '/s/prerendered.css');
    expect([code, err]).toEqual([0, '']);
    expect(text.startsWith(`${before}<template shadowrootmode="open">`)).toBe(true);
    expect(text.endsWith(`</template>${after}`)).toBe(true);
    expect(text).toContain('<link rel="stylesheet" href="/s/prerendered.css">');
    expect(text).toMatch(/data-as-of="2026-06-30" data-package="sha256:\w{64}" lang="en"/);
    expect(text).toContain('<strong>1,000.00</strong>');
    expect(text).toContain('as of 2026-06-30, before any script');
    // neither style nor script in the page
    expect(text).not.toMatch(/style=|<style|<script/);

    // done again it takes the place of what was there
    const again = join(home, 'again.html');
    expect(
      (await bellwether('prerender', out, '--data', data, '--out', again, '--styles', '/s/prerendered.css')).code,
    ).toBe(0);
    expect(await readFile(again, 'utf8')).toBe(text);
  });

  it('hands a page no name as HTML', async () => {
    const { text } = await prerendered('<bw-table metric="outstanding-balance" by="sector" lang="en"></bw-table>');
    expect(text).toContain('<td>&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;</td>');
    expect(text).not.toContain('<img');
    expect(text).toContain('<th scope="col">');
  });

  it.each([
    ['<p>\n\n<bw-metric metric="no-such"></bw-metric>', /page-\d+\.html, line 3: unknown metric: no-such/],
    ['<bw-card card="pie"></bw-card>', /line 1: unknown card: pie; there are /],
    ['<bw-table metric="npl-ratio" by="colour"></bw-table>', /line 1: bad value for by: colour; one of branch/],
    ['<bw-metric theme="blue"></bw-metric>', /line 1: bad value for theme: blue; one of light, dark, auto/],
    ['<bw-metric as-of="June"></bw-metric>', /line 1: bad value for as-of: June/],
    ['<bw-metric filter="sector=矿"></bw-metric>', /line 1: bad value for --filter: sector=矿/],
    ['<bw-data></bw-data>\n<bw-data></bw-data>', /line 2: a second <bw-data>/],
    [
      '<bw-metric><template shadowrootmode="open">theirs</template></bw-metric>',
      /line 1: the <bw-metric> has a shadow root/,
    ],
  ])('says with the line what is wrong in a page: %s', async (html, problem) => {
    const { code, err } = await prerendered(html);
    expect(code).toBe(1);
    expect(err).toMatch(problem);
  });

  it('writes over neither page nor data', async () => {
    const { page } = await prerendered('<p>');
    const over = await bellwether('prerender', page, '--data', data, '--out', page, '--force');
    expect([over.code, over.err]).toEqual([1, expect.stringContaining('is one of the files that are read')]);
    const latin = join(home, 'latin.html');
    await writeFile(latin, Buffer.from([0x3c, 0x70, 0x3e, 0xe9]));
    expect((await bellwether('prerender', latin, '--data', data, '--out', join(home, 'x.html'))).err).toContain(
      'not UTF-8',
    );
  });
});

describe('elements of a page', () => {
  it('are found in the language they stand in, and none where there are only words of one', () => {
    const html =
      '<html lang="en"><body><bw-metric></bw-metric><div lang="zh"><bw-card></bw-card></div><pre>&lt;bw-metric></pre><!--<bw-metric>--><script>"<bw-metric>"</script>';
    const found = pageElements(html, 'a.html');
    expect(found.map(({ tag, language }) => [tag, language])).toEqual([
      ['bw-metric', 'en'],
      ['bw-card', 'zh-CN'],
    ]);
    expect(filled(html, [])).toBe(html);
  });
});
