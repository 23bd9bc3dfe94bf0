import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { errorText } from '../../src/words/error-text.ts';
import { boards } from '../../widgets/index.ts';
import { makeBoard } from '../../widgets/make-board.ts';
import { boardText, isBoardText, readBoard } from '../../widgets/read-board.ts';
import { fakePortfolio } from './fake-portfolio.ts';

const [en, zh] = [createTranslate('en'), createTranslate('zh-CN')];
const read = (given: unknown) => readBoard(JSON.stringify(given), { file: 'mine.json', id: 'own-1' });

function problems(text: string): [string, string] {
  try {
    readBoard(text, { file: 'mine.json', id: 'own-1' });
  } catch (error) {
    return [errorText(error, en), errorText(error, zh)];
  }
  throw new Error('it was read');
}

describe('a board of one’s own', () => {
  it('is read with its name, or called by its file, with cards apart', () => {
    const cards = [
      { card: 'trend:npl-ratio' },
      { card: 'trend:npl-ratio' },
      { card: 'ranked', metrics: ['dscr'], by: 'sector' },
    ];
    const board = makeBoard(read({ title: { 'zh-CN': '周会', en: 'Weekly' }, cards }));
    expect([board.id, board.title(zh), board.title(en), board.tag]).toEqual(['own-1', '周会', 'Weekly', null]);
    expect(board.cards(fakePortfolio({})).map(({ id }) => id)).toEqual([
      'trend-npl-ratio',
      'trend-npl-ratio-2',
      'ranked',
    ]);
    expect(makeBoard(read({ cards })).title(en)).toBe('mine');
  });

  it('is the same after it was written to a file, which keeps to the schema', () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../widgets/boards/board.schema.json'), 'utf8'),
    ) as object;
    const valid = new Ajv().compile(schema);
    for (const { id, entries, needs } of boards) {
      const file = { id, title: 'Mine', tag: null, needs, cards: entries };
      const text = boardText(file);
      expect([id, valid(JSON.parse(text)), valid.errors]).toEqual([id, true, null]);
      expect(readBoard(text, { file: 'mine.json', id })).toEqual({ ...file, tag: null });
    }
  });

  it.each([
    ['{', 'it is not JSON', '不是 JSON'],
    ['[]', 'it is no board; write { "title": "…", "cards": [{ "card": "trend:npl-ratio" }] }', '不是看板文件'],
    ['{"cards":[]}', 'with one card at least', '至少一张卡片'],
    ['{"cards":[{}]}', 'card 1: it names no card', '第 1 张卡片：没有写明卡片'],
    [
      '{"cards":[{"card":"trend:npl-ratio"},{"card":"pie"}]}',
      'card 2: unknown card: pie; there are',
      '第 2 张卡片：没有这种卡片：pie',
    ],
    ['{"cards":[{"card":"trend","metrics":"dscr"}]}', 'card 1: metrics cannot be "dscr"', 'metrics 不能是 "dscr"'],
    [
      '{"cards":[{"card":"trend","colour":1}]}',
      'card 1: colour is no field of a card; there are card, id',
      '没有 colour 这一项',
    ],
    ['{"cards":[{"card":"ranked","metrics":["dscr"],"by":"planet"}]}', 'by cannot be "planet"', 'by 不能是 "planet"'],
    ['{"cards":[{"card":"records:exposure","rows":0}]}', 'rows cannot be 0', 'rows 不能是 0'],
  ])('is refused where it is none, and says where: %s', (text, english, chinese) => {
    const [inEnglish, inChinese] = problems(text);
    expect(inEnglish).toContain('mine.json');
    expect(inEnglish).toContain(english);
    expect(inChinese).toContain(chinese);
  });

  it('is told from data by its cards', () => {
    expect(isBoardText('{"cards":[{"card":"trend"}]}')).toBe(true);
    for (const text of ['{', '[]', '{"cards":3}', '{"cards":[{"number":"6222"}]}', '{"data":[]}'])
      expect([text, isBoardText(text)]).toEqual([text, false]);
  });

  it('fails with one card alone where a metric is not there', () => {
    const board = makeBoard(read({ cards: [{ card: 'trend:no-such' }, { card: 'trend:npl-ratio' }] }));
    const fake = fakePortfolio({});
    const missing = (metric: string) => (fake.catalogue.find(metric), ['exposure']);
    const lacking = { ...fake, missing };
    expect(board.cards(fake).map((card) => card.missing(lacking))).toEqual([[], ['exposure']]);
  });
});
