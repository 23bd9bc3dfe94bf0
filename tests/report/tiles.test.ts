import { expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { figurePieces } from '../../src/report/figure-pieces.ts';
import { nodeFonts } from '../../src/report/fonts-node.ts';
import { openFaces } from '../../src/report/fonts.ts';

it('prints the numbers of one figure in one size, the largest in which the longest has room', async () => {
  const faces = await openFaces(await nodeFonts(), []);
  const sizesOf = (values: string[]) => {
    const tiles = values.map((text) => ({ text, title: 'a name', change: null }));
    const none = { headline: null, chart: null, table: null, tableAt: null, status: null };
    const words = {
      kind: 'figure' as const,
      id: 'x',
      title: 'Headlines',
      finding: 'All is well.',
      foot: [],
      narrow: false,
    };
    const pieces = figurePieces({ ...words, ...none, tiles }, { faces, t: createTranslate('en', 'CNY'), width: 480 });
    const items = pieces.flatMap((piece) => piece.items);
    return values.map((value) =>
      items.flatMap((item) => (item.kind === 'text' && item.text === value ? item.style.size : [])),
    );
  };
  expect(sizesOf(['2.74%', '8', '160.57%', '1.62x'])).toEqual([[14], [14], [14], [14]]);
  const [first, ...others] = sizesOf(['CNY 20,956.66 million', '8', '160.57%', '1.62x']);
  expect(first?.[0]).toBeLessThan(14);
  for (const size of others) expect(size).toEqual(first);
});
