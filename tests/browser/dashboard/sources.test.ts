import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/dashboard/answers.ts';
import ColumnTable from '../../../src/dashboard/ColumnTable.svelte';
import ImportPanel from '../../../src/dashboard/ImportPanel.svelte';
import QualityList from '../../../src/dashboard/QualityList.svelte';
import SourceTools from '../../../src/dashboard/SourceTools.svelte';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { Keeper } from '../../../src/keep/keeper.svelte.ts';
import { mappingOf } from '../../../src/session/loads/mapping-of.ts';
import { loadPortfolio } from '../../../src/session/loads/load-portfolio.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { sharedEngine } from '../../../src/engine/shared-engine.ts';
import { eventually } from '../../support/eventually.ts';

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

/** Another file may be loading on the same processor. */
const LEDGER = '数据日期,借据编号,客户编号,客户经理,余额（元）,五级分类,逾期天数\n2026-06-30,F1,C1,M1,-5,1,91\n';
const file = (name: string, text: string) => ({ name, content: new TextEncoder().encode(text) });

describe('what a column stands for', () => {
  const columns = [
    {
      ...{ source: '余额数', target: null, unit: null },
      candidates: [{ target: 'exposure.outstanding', confidence: 0.64, evidence: ['similar-heading' as const] }],
    },
    {
      source: '本金余额',
      target: 'exposure.limit_amount',
      unit: '元',
      evidence: ['values' as const],
      rivals: ['额度'],
    },
    { source: '借据编号', target: 'exposure.facility_id', unit: null, evidence: ['heading' as const] },
  ];

  it('is offered with what speaks for it, and is what a person says', () => {
    const answers: Answer[][] = [];
    const onanswer = (given: Answer[]) => answers.push(given);
    const body = show(ColumnTable, { columns, table: 'exposure', t, onanswer });
    const [unknown, guessed, known] = [...body.querySelectorAll('tbody tr')];
    const options = [...(unknown?.querySelectorAll('option') ?? [])].map(({ text }) => text);
    expect(options.slice(0, 2)).toEqual(['not used', 'outstanding balance? 64% (similar heading)']);
    // what another column stands for is not offered again
    expect(options).toContain('days past due');
    expect(options).not.toContain('facility id');
    const choose = (row: Element | undefined, value: string) => {
      const select = row?.querySelector('select');
      if (select) select.value = value;
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose(unknown, 'exposure.outstanding');
    expect(answers.pop()).toEqual([{ kind: 'column', column: 'exposure.outstanding', choice: '余额数' }]);
    choose(known, '');
    expect(answers.pop()).toEqual([{ kind: 'column', column: 'exposure.facility_id', choice: '' }]);
    expect(known?.textContent).not.toContain('▲');
    expect(guessed?.textContent).toContain('▲ guessed: its cells');
    expect(guessed?.textContent).toContain('could also be: 额度');
    guessed?.querySelector('button')?.click();
    expect(answers.pop()).toEqual([{ kind: 'column', column: 'exposure.limit_amount', choice: '本金余额' }]);
  });
});

describe('the quality of what is loaded', () => {
  it('is told table by table, with the first row of each finding', async () => {
    const engine = await (await sharedEngine()).workspace();
    const portfolio = await loadPortfolio(engine, [file('a.csv', LEDGER)]);
    const body = show(QualityList, { portfolio, t });
    await eventually(() => expect(body.textContent).toContain('Grade C Loan ledger'));
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
    await eventually(() => expect(body.querySelector('[role=alert]')?.textContent).toContain('m.json'));
    await session.close();
  });
});

describe('how a file was read', () => {
  const TITLED = `甲,乙,丙,丁,戊,己,庚\n${LEDGER}复核无误,张三,,,,,\n`;
  const field = (name: string) =>
    [...document.querySelectorAll('label')].find(({ textContent }) => textContent?.trim().startsWith(name))
      ?.control as HTMLInputElement;
  const press = (name: string) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name)?.click();

  it('is shown row by row, corrected by a person, read again at once and taken back', async () => {
    const session = new Session();
    await session.loadFiles([file('a.csv', TITLED)]);
    const body = show(ImportPanel, {
      session,
      keeper: new Keeper(),
      sample: 'sample-data/',
      t,
      onclose: () => undefined,
    });
    const roles = () => [...body.querySelectorAll('.inside tbody tr td:nth-child(2)')].map((cell) => cell.textContent);
    expect(roles()).toEqual(['title, not read', 'names', 'data', 'data']);
    expect(body.textContent).toContain('names in row 2 · data from row 3');
    // the line of who checked it is no loan
    expect(session.attempt?.reports[0]?.rows).toMatchObject({ read: 2, rejected: 1 });
    const foot = field('Notes at the end');
    foot.value = '1';
    foot.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    press('Read again like this');
    await eventually(() => expect(session.attempt?.reports[0]?.rows).toMatchObject({ read: 1, rejected: 0 }));
    await eventually(() => expect(body.textContent).toContain('corrected by you'));
    await eventually(() => expect(session.busy).toBe(false));
    flushSync();
    expect(session.attempt && mappingOf(session.attempt).sources[0]?.layout).toEqual({
      footRows: 1,
      footText: '复核无误',
    });
    press('Back to what was found');
    await eventually(() => expect(session.attempt?.reports[0]?.rows).toMatchObject({ read: 2, rejected: 1 }));
    await session.close();
  });
});
