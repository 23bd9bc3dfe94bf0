import { beforeAll, describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { createTranslate, type Translate } from '../../src/i18n/translate.ts';
import { breachSubject } from '../../src/lib/note-subject.ts';
import type { Thing } from '../../src/lib/page-links.ts';
import { nodeFonts } from '../../src/report/fonts-node.ts';
import type { ReportFonts } from '../../src/report/fonts.ts';
import { createDocument, type DocumentOptions } from '../../src/report/thing-document.ts';
import { hideNames } from '../../src/session/portfolio/hidden-names.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { tableName } from '../../src/words/table-name.ts';
import { pages } from '../../widgets/index.ts';
import { onPaper } from '../../widgets/on-paper.ts';
import { noteOf } from '../notes/note-of.ts';
import { samplePortfolio } from '../support/sample.ts';
import { readPdf, type ReadPdf } from './pdf-text.ts';

/** With three projects, their cash flows and covenants. */
const LARGE: Thing = { kind: 'client', id: 'C0194' };

let portfolio: Portfolio;
let fonts: ReportFonts;
beforeAll(async () => {
  [portfolio, fonts] = await Promise.all([samplePortfolio(), nodeFonts()]);
});

const boardOf = ({ kind }: Thing) => onPaper(pages.find(({ id }) => id === kind) ?? pages[0]!);
const spoken = (language: 'zh-CN' | 'en') => createTranslate(language, portfolio.currency, portfolio.words);

/** A document as it is read, and all its text without blanks: cells are wrapped. */
async function documentOf(
  thing: Thing,
  t: Translate,
  more: Partial<DocumentOptions> = {},
): Promise<ReadPdf & { text: string }> {
  const options = { portfolio, board: boardOf(thing), thing, request: {}, t, fonts, ...more };
  const read = await readPdf(await createDocument(options));
  return { ...read, text: bare(read.pages.join('\n')) };
}

const bare = (text: string) => text.replaceAll(/\s+/g, '');

async function ledger(rows: string): Promise<Portfolio> {
  const head = '数据日期,借据编号,客户编号,客户名称,余额（元）,五级分类,逾期天数\n';
  return loadPortfolio(await startNodeEngine(), [{ name: '台账.csv', content: new TextEncoder().encode(head + rows) }]);
}

describe('the document of a client', () => {
  it.each(['zh-CN', 'en'] as const)(
    'has the numbers of its metrics and every row of its tables in %s',
    async (language) => {
      const t = spoken(language);
      const { pages: read, text, language: said } = await documentOf(LARGE, t);
      expect(said).toBe(language);
      const filter = { client: [LARGE.id] };
      const keys = boardOf(LARGE).entries[0]?.metrics ?? [];
      expect(keys.length).toBeGreaterThan(8);
      for (const metric of keys)
        for (const asOf of ['2026-06-30', '2026-05-31']) {
          const rows = await portfolio.ask(metric, { by: ['client'], asOf });
          const own = rows.find(({ by }) => by.client === LARGE.id);
          const value = own?.value == null ? t('value.none') : t.format.value(own.value, own.unit);
          expect(text, metric).toContain(bare(value));
        }
      for (const table of [
        'exposure',
        'facility',
        'project',
        'cashflow',
        'covenant',
        'review',
        'file_item',
        'alert',
        'esg',
      ]) {
        const { rows, total } = await portfolio.records(table, { asOf: '2026-06-30', filter }, { limit: 1000 });
        expect(rows).toHaveLength(total);
        const title = bare(`${tableName(table, language)}${language === 'en' ? ': ' : ' '}${total}`);
        expect(text, title).toContain(title);
        const after = text.slice(text.indexOf(title));
        expect(after).toContain(`${table}.csv`);
        for (const { row } of rows) expect(after, `${table} ${row}`).toContain(String(row));
      }
      expect(text).toContain(bare(t('widgets.folded.nothing', { cards: tableName('credit_action', language) })));
      // which files, with their sums, and what was found in them
      expect(text).toContain(bare(t('quality.title')));
      for (const { sha256 } of portfolio.imports) expect(text).toContain(sha256);
      expect(read.length).toBeLessThan(12);
    },
  );

  it('says at its head whom it is of, who looks after it and how its balance stands', async () => {
    const { pages: read, outline, info } = await documentOf(LARGE, spoken('zh-CN'));
    const first = bare(read[0] ?? '');
    for (const text of [
      '汇澄新材料有限公司（C0194）',
      '客户报告·截至2026年6月30日',
      '客户经理曾建国（RM12）',
      '机构华南分行',
      '五级分类关注',
      '评级A',
      '来源client.csv第195行',
    ])
      expect(first).toContain(text);
    expect(outline[0]).toBe('汇澄新材料有限公司（C0194）');
    expect(info['Title']).toBe('汇澄新材料有限公司（C0194） · 客户报告');
    // the name and the date on each further page, a number on each
    read.forEach((page, index) => {
      expect(page).toContain(`第 ${index + 1} 页 共 ${read.length} 页`);
      if (index > 0)
        expect(bare(page)).toMatch(/汇澄新材料有限公司（C0194）·客户报告.*截至2026年6月30日|截至2026年6月30日.*汇澄/);
    });
  });

  it('is of the date that is asked, and says where that lies after the last book', async () => {
    const t = spoken('en');
    const then = await documentOf(LARGE, t, { request: { asOf: '2025-12-31' } });
    const [row] = await portfolio.ask('outstanding-balance', { asOf: '2025-12-31', filter: { client: [LARGE.id] } });
    expect(then.text).toContain(bare(t.format.value(row?.value ?? NaN, 'money')));
    expect(then.text).not.toContain('2026-06-23');
    expect(then.text).not.toContain(bare(t('document.beyond', { date: '2026-06-30' })));
    const small = await ledger('2026-06-30,F1,C1,甲公司,500,1,0\n');
    const request = { asOf: '2026-08-31' };
    const after = await documentOf({ kind: 'client', id: 'C1' }, t, { portfolio: small, request });
    expect(bare(after.pages[0] ?? '')).toContain(bare(t('document.beyond', { date: '2026-06-30' })));
  });

  it('hides names in text, bookmarks and properties', async () => {
    const { portfolio: hidden } = await hideNames(portfolio);
    const { text, outline, info } = await documentOf(LARGE, spoken('zh-CN'), { portfolio: hidden });
    expect(outline[0]).toBe('客户 C0194');
    expect(info['Title']).toBe('客户 C0194 · 客户报告');
    for (const name of ['汇澄', '曾建国', 'RM12'])
      expect(text + outline.join() + JSON.stringify(info)).not.toContain(name);
    expect(text).toMatch(/客户经理M-\d\d/);
  });

  it('has the notes on it, on its breaches and on what is its own, and no others', async () => {
    const notes = [
      noteOf({ id: 'a', subject: LARGE, text: 'met the board' }),
      noteOf({ id: 'b', subject: breachSubject('dscr', { client: LARGE.id }), text: 'waiver asked' }),
      noteOf({ id: 'c', subject: { kind: 'project', id: 'P0066' }, text: 'site seen' }),
      noteOf({ id: 'd', subject: { kind: 'client', id: 'C0001' }, text: 'strange client' }),
      noteOf({ id: 'e', subject: { kind: 'project', id: 'P0001' }, text: 'strange project' }),
    ];
    const { text } = await documentOf(LARGE, spoken('en'), { notes });
    for (const words of ['mettheboard', 'waiverasked', 'siteseen']) expect(text).toContain(words);
    expect(text).not.toContain('strange');
  });

  it('is cut down by what else is chosen, and says by what', async () => {
    const t = spoken('en');
    const filter = { facility: ['JK20200022'] };
    const { text, pages: read } = await documentOf(LARGE, t, { request: { filter } });
    const [row] = await portfolio.ask('outstanding-balance', { filter: { ...filter, client: [LARGE.id] } });
    expect(text).toContain(bare(t.format.value(row?.value ?? NaN, 'money')));
    expect(text).not.toContain('JK20190048');
    expect(bare(read[0] ?? '')).toContain('ScopefacilityJK20200022');
  });

  it('says in one line each what has no rows and what was not delivered', async () => {
    const small = await ledger('2026-06-30,F1,C1,甲公司,500,1,0\n2026-06-30,F2,C2,乙公司,900,1,0\n');
    const t = createTranslate('en', null, small.words);
    const { text, pages: read } = await documentOf({ kind: 'client', id: 'C1' }, t, { portfolio: small });
    const lacking = [
      'The client',
      'Facilities',
      'Projects',
      'DSCR',
      'Project cash flows',
      'Covenant tests',
      'Financial statements',
    ];
    expect(text).toContain(bare(t('document.lacking', { cards: lacking.join(', ') })));
    expect(text).not.toContain('乙公司');
    expect(read.length).toBeLessThan(5);
  });

  it('prints any name as it is, and all of a long one', async () => {
    const name = `<img src=x onerror=alert(1)> '甲' ${'极长的名称'.repeat(30)}`;
    const odd = await ledger(`2026-06-30,F1,C<1>'/x,${name},500,1,0\n`);
    const thing: Thing = { kind: 'client', id: "C<1>'/x" };
    const { pages: read, text } = await documentOf(thing, createTranslate('zh-CN', null, odd.words), {
      portfolio: odd,
    });
    expect(bare(read[0] ?? '')).toContain(bare(`${name}（C<1>'/x）`));
    expect(text).toContain(bare(`--filter'client=C<1>'\\''/x'`));
  });

  it('gives equal bytes for equal input, and stops when it is told to', async () => {
    const options = { portfolio, board: boardOf(LARGE), thing: LARGE, request: {}, t: spoken('zh-CN'), fonts };
    const [one, other] = [await createDocument(options), await createDocument(options)];
    expect(Buffer.compare(one, other)).toBe(0);
    const stop = new AbortController();
    stop.abort();
    await expect(createDocument({ ...options, signal: stop.signal })).rejects.toThrow('cancelled');
  });
});

describe('the document of a client manager', () => {
  it('has the numbers of the page and the command of its period; under a code where names are hidden', async () => {
    const t = spoken('en');
    const { portfolio: hidden, request } = await hideNames(portfolio);
    const [code = ''] = request({ filter: { manager: ['RM12'] } }).filter?.manager ?? [];
    const thing: Thing = { kind: 'manager', id: code };
    // what asks each limit of the catalogue, and others' values, is the business of other tests
    const cards = boardOf(thing)
      .cards(hidden)
      .filter(({ id }) => /keys|facts|clients|contacts/.test(id));
    const board = { ...boardOf(thing), cards: () => cards };
    const { text, outline } = await documentOf(thing, t, { portfolio: hidden, board });
    for (const metric of ['manager-total-score', 'outstanding-balance', 'review-on-time']) {
      const rows = await portfolio.ask(metric, { by: ['manager'], asOf: '2026-06-30', period: 'ttm' });
      const own = rows.find(({ by }) => by.manager === 'RM12');
      expect(text, metric).toContain(bare(t.format.value(own?.value ?? NaN, own?.unit ?? 'count')));
    }
    expect(text).toContain(bare(`--filter manager=${code} --as-of 2026-06-30 --period ttm --hide-names`));
    expect(outline[0]).toBe(`Client manager ${code}`);
    for (const name of ['RM12', '曾建国', 'Zeng']) expect(text).not.toContain(name);
  });
});

describe('the document of a project, a loan and a team', () => {
  it.each([
    { thing: { kind: 'project', id: 'P0066' }, head: ['项目报告', '客户经理曾建国（RM12）', '五级分类关注'] },
    { thing: { kind: 'facility', id: 'JK20200022' }, head: ['借据报告', '客户经理曾建国（RM12）', '评级A'] },
    { thing: { kind: 'team', id: 'T08' }, head: ['团队报告', '林芳菲（RM26）', '机构西南分行'] },
  ] satisfies { thing: Thing; head: string[] }[])(
    'has the numbers of its page and the rows of its tables: $thing.kind',
    async ({ thing, head }) => {
      const t = spoken('zh-CN');
      // the list of breaches asks every limit of the catalogue: the business of other tests
      const board = boardOf(thing);
      const cards = board.cards(portfolio).filter(({ id }) => !/breaches|tasks|scorecard|load|warnings/.test(id));
      const { pages: read, text } = await documentOf(thing, t, { board: { ...board, cards: () => cards } });
      for (const words of head) expect(bare(read[0] ?? '')).toContain(words);
      const { kind, id } = thing;
      const [keys] = board.entries;
      expect(keys?.metrics?.length).toBeGreaterThan(7);
      for (const metric of keys?.metrics ?? []) {
        const rows = await portfolio.ask(metric, { by: [kind], asOf: '2026-06-30', period: keys?.period });
        // of a metric by scenario the base case, which comes first
        const own = rows.find(({ by }) => by[kind] === id);
        const value = own?.value == null ? t('value.none') : t.format.value(own.value, own.unit);
        expect(text, metric).toContain(bare(value));
      }
      const tables = board.entries.flatMap(({ card }) => /^records:(.+)$/.exec(card)?.[1] ?? []);
      expect(tables.length).toBeGreaterThan(1);
      for (const table of tables) {
        const asked = { asOf: '2026-06-30', filter: { [kind]: [id] } };
        const { rows } = await portfolio.records(table, asked, { limit: 1000 });
        if (rows.length > 0) expect(text).toContain(`${table}.csv`);
        for (const { row } of rows) expect(text, `${table} ${row}`).toContain(String(row));
      }
    },
  );

  it('hides the names of people and clients on a loan', async () => {
    const { portfolio: hidden } = await hideNames(portfolio);
    const { text } = await documentOf({ kind: 'facility', id: 'JK20200022' }, spoken('zh-CN'), { portfolio: hidden });
    for (const name of ['汇澄', '曾建国', 'RM12']) expect(text).not.toContain(name);
    expect(text).toMatch(/客户经理M-\d\d/);
  });
});
