import { expect, it } from 'vitest';
import { clipboardTable } from '../../src/export/clipboard-table.ts';

it('writes a table for text and for formatted text, in which names stay text', () => {
  const { html, plain } = clipboardTable(
    ['名称', 'n'],
    [
      ['<img onerror=x> & "y"', 3],
      ['=1+1\tz', null],
    ],
  );
  expect(plain).toBe(`名称\tn\r\n<img onerror=x> & "y"\t3\r\n'=1+1 z\t`);
  expect(html).toBe(
    '<meta charset="utf-8"><table><thead><tr><th>名称</th><th>n</th></tr></thead><tbody>' +
      '<tr><td>&lt;img onerror=x&gt; &amp; &quot;y&quot;</td><td>3</td></tr>' +
      '<tr><td>&#39;=1+1\tz</td><td></td></tr></tbody></table>',
  );
});
