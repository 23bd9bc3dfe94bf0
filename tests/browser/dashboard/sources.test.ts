import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../../src/dashboard/answers.ts';
import ColumnTable from '../../../src/dashboard/ColumnTable.svelte';
import QualityList from '../../../src/dashboard/QualityList.svelte';
import SourceTools from '../../../src/dashboard/SourceTools.svelte';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { loadPortfolio } from '../../../src/session/load-portfolio.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { sharedEngine } from '../../../src/engine/shared-engine.ts';

const t = createTranslate('en', 'CNY');
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

const LEDGER = '数据日期,借据编号,客户编号,客户经理,余额（元）,五级分类,逾期天数\n2026-06-30,F1,C1,M1,-5,1,91\n';
const file = (name: string, text: string) => ({ name, content: new TextEncoder().encode(text) });

describe('a column nobody knows', () => {
  it('offers what it could be, and is used once a person says so', () => {
    const answers: Answer[][] = [];
    const candidates = [{ target: 'exposure.outstanding', confidence: 0.64, evidence: ['similar-heading' as const] }];
    const body = show(ColumnTable, {
      columns: [{ source: '余额数', target: null, unit: null, candidates }],
      t,
      onanswer: (given: Answer[]) => answers.push(given),
    });
    const select = body.querySelector('select');
    expect([...(select?.options ?? [])].map(({ text }) => text)).toEqual([
      'not used',
      'outstanding balance? 64% (similar heading)',
    ]);
    if (!select) return;
    select.value = 'exposure.outstanding';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(answers).toEqual([[{ kind: 'column', column: 'exposure.outstanding', choice: '余额数' }]]);
  });
});

describe('the quality of what is loaded', () => {
  it('is told table by table, with the first row of each finding', async () => {
    const engine = await (await sharedEngine()).workspace();
    const portfolio = await loadPortfolio(engine, [file('a.csv', LEDGER)]);
    const body = show(QualityList, { portfolio, t });
    await vi.waitFor(() => expect(body.textContent).toContain('Grade C Loan ledger'));
    expect(body.textContent).toContain(
      'negative outstanding balance: 1 of 1; 100.00% of the balance; first a.csv, row 2',
    );
    await engine.close();
  });
});

describe('a mapping', () => {
  it('is refused with a reason where the file is none', async () => {
    const session = new Session();
    await session.loadFiles([file('a.csv', LEDGER)]);
    const body = show(SourceTools, { session, t });
    expect([...body.querySelectorAll('button')].map(({ textContent }) => textContent?.trim())).toEqual([
      'Save an empty template',
      'Save how columns were understood',
      'Use a saved mapping',
    ]);
    const input = body.querySelector('input');
    const chosen = new DataTransfer();
    chosen.items.add(new File(['{"a":1}'], 'm.json'));
    if (input) input.files = chosen.files;
    input?.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => expect(body.querySelector('[role=alert]')?.textContent).toContain('m.json'));
    await session.close();
  });
});
