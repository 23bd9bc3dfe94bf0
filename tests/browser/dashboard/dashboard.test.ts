import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import EvidencePanel from '../../../src/dashboard/EvidencePanel.svelte';
import FilterBar from '../../../src/dashboard/FilterBar.svelte';
import IssueList from '../../../src/dashboard/IssueList.svelte';
import Questions from '../../../src/dashboard/Questions.svelte';
import type { Answer } from '../../../src/dashboard/answers.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import type { ImportReport } from '../../../src/ingest/import-report.ts';
import type { MetricRequest, MetricRow } from '../../../src/metrics/metric.ts';
import RecordsPanel from '../../../src/dashboard/RecordsPanel.svelte';
import { csvText } from '../../../src/export/csv-text.ts';
import { recordsTable } from '../../../src/export/records-table.ts';
import type { Thing } from '../../../src/lib/page-links.ts';
import type { Portfolio, RecordsOptions } from '../../../src/session/portfolio.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { NO_EVIDENCE } from '../../support/no-evidence.ts';
import { UNCHANGED } from '../../support/unchanged-settings.ts';
import { eventually } from '../../support/eventually.ts';

const t = createTranslate('en', 'CNY');
const HOSTILE = '<img src=x onerror="document.title=1">';
let mounted: ReturnType<typeof mount>[] = [];

function show<Props extends Record<string, unknown>>(view: Component<Props>, props: Props): HTMLElement {
  mounted.push(mount(view, { target: document.body, props }));
  flushSync();
  return document.body;
}

afterEach(async () => {
  for (const view of mounted) await unmount(view);
  mounted = [];
});

const row: MetricRow = {
  metric: 'npl-ratio',
  code: 'R12',
  period: '2026-06',
  by: { client: HOSTILE },
  value: 0.25,
  numerator: 1,
  denominator: 4,
  n: 4,
  coverage: 1,
  unit: 'fraction',
  status: 'red',
  reason: null,
  flags: ['STALE'],
};

function portfolioOf(values: string[], asked: { limit?: number; offset?: number }[] = []): Portfolio {
  return {
    engine: {} as Portfolio['engine'],
    imports: [],
    loads: [],
    tables: { exposure: 4 },
    snapshots: ['2026-05-31', '2026-06-30'],
    currency: 'CNY',
    ...UNCHANGED,
    version: 1,
    ask: async () => [row],
    contributions: () => Promise.reject(new Error('not asked for in these tests')),
    workings: () => Promise.reject(new Error('not asked for in these tests')),
    values: async () => values.map((value) => ({ value, label: `name of ${value}` })),
    async evidence(metric: string, request: MetricRequest, page = {}) {
      asked.push(page);
      const rows = [['a.csv', 7, HOSTILE]];
      return {
        ...NO_EVIDENCE,
        metric,
        request,
        sql: 'SELECT $x',
        params: { x: HOSTILE },
        rows: { columns: ['source_file', 'source_row', '__proto__'], rows },
        total: 120,
        excluded: [{ reason: 'quality-unknown', rows: 3 }],
        parts: [{ metric: 'hhi', request, row: { ...row, metric: 'hhi', code: 'R25', by: {} } }],
      };
    },
  };
}

function reportOf(part: Partial<ImportReport>): ImportReport {
  return {
    file: 'a.csv',
    upload: 'a.csv',
    sheet: null,
    format: 'text',
    sha256: '00',
    bytes: 1,
    encoding: 'utf-8',
    delimiter: ',',
    table: 'exposure',
    rows: { read: 0, loaded: 0, rejected: 0, excluded: 0 },
    columns: [],
    issues: [],
    issueCounts: {},
    headers: [],
    preview: [],
    totals: null,
    questions: [],
    ...part,
  };
}

const buttons = (name: string) =>
  [...document.querySelectorAll('button')].filter((button) => button.textContent?.trim().startsWith(name));

describe('filter bar', () => {
  it('lists the first two hundred of many, finds the others by typing, and shows what is chosen as a chip', async () => {
    const values = Array.from({ length: 1000 }, (_, index) => `K${String(index).padStart(4, '0')}`);
    const session = new Session(() => Promise.reject(new Error('not needed')));
    show(FilterBar, { session, portfolio: portfolioOf(values), t });
    [...document.querySelectorAll<HTMLButtonElement>('.toggle')].at(-1)?.click();
    await eventually(() => expect(document.querySelectorAll('input[type=checkbox]')).toHaveLength(200));
    expect(document.body.textContent).toContain('800 more');
    const search = document.querySelector<HTMLInputElement>('input[type=search]')!;
    search.value = 'k0999';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await eventually(() => expect(document.querySelectorAll('input[type=checkbox]')).toHaveLength(1));
    document.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    flushSync();
    expect(session.filter).toEqual({ client: ['K0999'] });
    expect(document.querySelector('ul')?.textContent).toContain('name of K0999');
    document.querySelector<HTMLButtonElement>('li button')!.click();
    flushSync();
    expect(session.filter).toEqual({});
  });

  it('asks for the latest snapshot without naming its date', () => {
    const session = new Session(() => Promise.reject(new Error('not needed')));
    show(FilterBar, { session, portfolio: portfolioOf([]), t });
    const months = document.querySelector('select')!;
    const choose = (value: string) => {
      months.value = value;
      months.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose('2026-05-31');
    expect(session.request).toEqual({ asOf: '2026-05-31', filter: {} });
    choose('2026-06-30');
    expect(session.request).toEqual({ filter: {} });
  });
});

describe('evidence panel', () => {
  it('shows text from the data as text, whatever it looks like', async () => {
    show(EvidencePanel, { portfolio: portfolioOf([]), value: { row, request: {} }, t, onclose: () => undefined });
    await eventually(() => expect(document.querySelector('tbody td')).toBeTruthy());
    expect([...document.querySelectorAll('tbody td')].map((cell) => cell.textContent)).toEqual(['a.csv', '7', HOSTILE]);
    expect(document.querySelector('img')).toBeNull();
  });

  it('pages through the rows and walks into the parts and back', async () => {
    const asked: { limit?: number; offset?: number }[] = [];
    show(EvidencePanel, {
      portfolio: portfolioOf([], asked),
      value: { row, request: {} },
      t,
      onclose: () => undefined,
    });
    await eventually(() => expect(buttons('Next')).toHaveLength(1));
    buttons('Next')[0]?.click();
    await eventually(() => expect(asked.at(-1)).toEqual({ limit: 50, offset: 50, by: row.by }));
    const name = () => document.querySelector('h3')?.textContent ?? '';
    expect(name()).toContain('R12');
    await eventually(() => expect(document.querySelector('.parts button')).toBeTruthy());
    document.querySelector<HTMLButtonElement>('.parts button')!.click();
    await eventually(() => expect(name()).toContain('R25'));
    expect(asked.at(-1)).toEqual({ limit: 50, offset: 0, by: {} });
    buttons('←')[0]?.click();
    await eventually(() => expect(name()).toContain('R12'));
  });

  it('offers to filter by what the value stands for', async () => {
    const onfilter = vi.fn();
    show(EvidencePanel, {
      portfolio: portfolioOf([]),
      value: { row, request: {} },
      t,
      onclose: () => undefined,
      onfilter,
    });
    await eventually(() => expect(buttons('Show only')).toHaveLength(1));
    buttons('Show only')[0]?.click();
    expect(onfilter).toHaveBeenCalledWith({ dimension: 'client', values: [HOSTILE] });
  });

  it('names clients beside their numbers, as links where there is a page of a client, and as text elsewhere', async () => {
    const named = portfolioOf(['C7']);
    const rows = {
      columns: ['source_row', 'client'],
      rows: [
        [7, 'C7'],
        [8, null],
      ],
    };
    const portfolio: Portfolio = { ...named, evidence: async () => ({ ...NO_EVIDENCE, rows, total: 2 }) };
    const opened: string[] = [];
    const links = { href: ({ kind, id }: Thing) => `?${kind}=${id}`, open: ({ id }: Thing) => void opened.push(id) };
    const props = { portfolio, value: { row, request: {} }, t, onclose: () => undefined };
    const texts = () => [...document.querySelectorAll('dialog tbody td')].map(({ textContent }) => textContent?.trim());
    show(EvidencePanel, { ...props, links });
    await eventually(() => expect(texts()).toEqual(['7', 'name of C7 (C7)', '8', '']));
    const names = [...document.querySelectorAll<HTMLAnchorElement>('dialog td a')];
    expect(names.map((link) => link.getAttribute('href'))).toEqual(['?client=C7']);
    names[0]?.click();
    // the value is about a client as well
    buttons('Open the page of')[0]?.click();
    expect(opened).toEqual(['C7', HOSTILE]);
    await unmount(mounted.pop()!);
    show(EvidencePanel, props);
    await eventually(() => expect(texts()).toEqual(['7', 'name of C7 (C7)', '8', '']));
    expect([document.querySelector('dialog td a'), buttons('Open the page of')]).toEqual([null, []]);
  });
});

describe('rows of a table', () => {
  it('are shown with all that stands in them, page by page, and go into a file', async () => {
    const asked: RecordsOptions[] = [];
    const records: Portfolio['records'] = async (table, _, options = {}) => {
      asked.push(options);
      return {
        table,
        columns: [
          { name: 'client_id', type: 'text' },
          { name: 'done_date', type: 'date' },
          { name: 'score_credit', type: 'number' },
        ],
        rows: [{ cells: ['C7', HOSTILE, null], file: 'a.csv', row: 1234 }],
        dated: true,
        total: 120,
        states: [],
      };
    };
    const portfolio = { ...portfolioOf(['C7']), records };
    const opened: string[] = [];
    const links = { href: ({ kind, id }: Thing) => `?${kind}=${id}`, open: ({ id }: Thing) => void opened.push(id) };
    const ref = { table: 'review', request: {} };
    show(RecordsPanel, { portfolio, records: ref, t, links, onclose: () => undefined });
    const cells = () => [...document.querySelectorAll('dialog td')].map(({ textContent }) => textContent);
    await eventually(() => expect(cells()).toEqual(['name of C7 (C7)', HOSTILE, '', 'a.csv', '1234']));
    expect([...document.querySelectorAll('dialog th')].map(({ textContent }) => textContent)).toEqual([
      ...['Client', 'Done date', 'Credit score', 'File', 'Row in file'],
    ]);
    expect(document.querySelector('dialog')?.textContent).toContain('Reviews: all rows with all their columns (120)');
    buttons('Next')[0]?.click();
    await eventually(() => expect(asked.at(-1)).toMatchObject({ columns: 'all', limit: 50, offset: 50 }));
    document.querySelector<HTMLAnchorElement>('dialog td a')?.click();
    expect([opened, document.querySelector('img')]).toEqual([['C7'], null]);
    expect(
      csvText(
        await recordsTable(
          { ...portfolio, records: async (...question) => ({ ...(await records(...question)), total: 1 }) },
          ref,
          t,
        ),
      ),
    ).toBe(
      `\uFEFFclient_id,done_date,score_credit,source_file,source_row\r\nC7,"${HOSTILE.replaceAll('"', '""')}",,a.csv,1234\r\n`,
    );
  });
});

describe('data panel', () => {
  it('shows a page of twenty thousand findings and says when not all are listed', () => {
    const issues = Array.from({ length: 20_000 }, (_, index) => ({
      file: 'a.csv',
      row: index + 2,
      column: 'outstanding',
      value: HOSTILE,
      problem: 'some-problem',
      hint: 'some-hint',
      severity: 'rejected' as const,
    }));
    show(IssueList, { report: reportOf({ issues, issueCounts: { 'some-problem': 45_000 } }), t });
    expect(document.querySelectorAll('tbody tr')).toHaveLength(50);
    expect(document.body.textContent).toContain('20,000 of 45,000');
    expect(document.querySelector('img')).toBeNull();
    buttons('Next')[0]?.click();
    flushSync();
    expect(document.querySelector('tbody td')?.textContent).toBe('52');
  });

  it('asks what only a person can know and gives back the answer', () => {
    const given: Answer[][] = [];
    const questions = [{ kind: 'unit' as const, column: 'outstanding', choices: ['元', '万元'], blocks: true }];
    show(Questions, { report: reportOf({ questions }), t, onanswer: (answers: Answer[]) => given.push(answers) });
    const read = buttons('Read again')[0]!;
    expect(read.disabled).toBe(true);
    const select = document.querySelector('select')!;
    select.value = '万元';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
    read.click();
    expect(given).toEqual([[{ kind: 'unit', column: 'outstanding', choice: '万元' }]]);
  });

  it('takes what was read already for confirmed when nothing else is chosen', () => {
    const given: Answer[][] = [];
    const column = 'exposure.outstanding';
    const questions = [{ kind: 'column' as const, column, choices: ['余额', '本金'], blocks: false }];
    const columns = [{ source: '余额', target: column, unit: '元', rivals: ['本金'] }];
    const report = reportOf({ questions, columns });
    show(Questions, { report, t, onanswer: (answers: Answer[]) => given.push(answers) });
    buttons('Read again')[0]?.click();
    expect(given).toEqual([[{ kind: 'column', column, choice: '余额' }]]);
  });
});
