import { describe, expect, it } from 'vitest';
import { cleanText, either, isNullSql, narrow, trimmed } from '../../../src/ingest/plan/typing/clean-text.ts';
import { NULL_WORDS } from '../../../src/model/spellings.ts';
import { cellReader } from './read-cells.ts';

const { readCells } = cellReader();

const read = (sql: string, expected: Record<string, string | null>) =>
  expect(readCells(sql, Object.keys(expected))).resolves.toEqual(expected);

describe('the text of a cell', () => {
  it('has no blanks of any kind around it', async () => {
    await read(trimmed('cell'), {
      ...{
        ' a b ': 'a b',
        '\ta': 'a',
        'a\r\n': 'a',
        '\u00a0a': 'a',
        '\u3000a\u3000': 'a',
        '\ufeffa': 'a',
        'a\u200b': 'a',
      },
    });
  });

  it('has its entities as the signs they stand for, each once', async () => {
    await read(cleanText('cell'), {
      ...{ 'A&amp;B': 'A&B', 'A&#38;B': 'A&B', '&lt;a&gt;': '<a>', '&quot;a&#34;': '"a"', '&nbsp;a&#160;b': 'a b' },
      ...{ 'O&#39;N': "O'N", 'O&apos;N': "O'N", 'O&#x27;N': "O'N", '&amp;lt;': '&lt;', 'A&B': 'A&B' },
    });
  });

  it('is none where it says that there is no value', async () => {
    await read(cleanText('cell'), {
      ...{ '': null, '  ': null, 'n/a': null, ' N/A ': null, null: null, '#N/A': null, '—': null },
      ...{ '0': '0', 'n/a 1': 'n/a 1', nullable: 'nullable', '- a': '- a' },
    });
    const all = Object.fromEntries(NULL_WORDS.map((word) => [word, 'true']));
    await read(isNullSql('cell'), all);
  });

  it('has narrow digits and signs', async () => {
    await read(narrow('cell'), { ' １２３４５６７８９０ ': '1234567890', '，．－（）＋％／：￥　−a': ',.-()+%/:¥ -a' });
  });

  it('is the first of two that there is', async () => {
    await read(either("nullif(cell, 'a')", `'b'`), { a: 'b', c: 'c' });
  });
});
