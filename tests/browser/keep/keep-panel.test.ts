import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import KeepPanel from '../../../src/dashboard/KeepPanel.svelte';
import KeptLine from '../../../src/dashboard/KeptLine.svelte';
import { createTranslate } from '../../../src/i18n/translate.ts';
import type { NoFolder, Place } from '../../../src/keep/folder.ts';
import { Keeper } from '../../../src/keep/keeper.svelte.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { fakeFolder, type FakeFolder } from '../../support/fake-folder.ts';
import { eventually } from '../../support/eventually.ts';

const t = createTranslate('en', 'CNY');
const zh = createTranslate('zh-CN', 'CNY');
let mounted: ReturnType<typeof mount>[] = [];
let sessions: Session[] = [];

function show<Props extends Record<string, unknown>>(view: Component<Props>, props: Props): HTMLElement {
  mounted.push(mount(view, { target: document.body, props }));
  flushSync();
  return document.body;
}

async function forget(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

beforeEach(forget);
afterEach(async () => {
  for (const view of mounted) await unmount(view);
  for (const session of sessions) await session.close();
  mounted = [];
  sessions = [];
  await forget();
});

/** Another file may be loading on the same processor. */
/** The unit of the balance is a person's answer: 5 万元 are 50,000. */
const LEDGER = '数据日期,借据编号,客户编号,客户经理,余额,五级分类,逾期天数\n2026-06-30,F1,C1,M1,5,1,0\n';
const OLD = { loads: [{ files: [{ name: 'old.csv', content: new Blob(['old']) }] }], answers: {}, settings: [] };
const ANSWERS = { units: { 'exposure.outstanding': '万元' } };

async function loaded(): Promise<Session> {
  const session = new Session();
  sessions.push(session);
  await session.loadKept([{ files: [{ name: '台账.csv', content: new Blob([LEDGER]) }] }], ANSWERS);
  return session;
}

async function balanceOf(session: Session): Promise<number | null | undefined> {
  return (await session.portfolio?.ask('outstanding-balance'))?.[0]?.value;
}

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);

function press(name: string): void {
  button(name)?.click();
  flushSync();
}

function placeOf({ folder }: FakeFolder, problem: NoFolder | null = null): Place {
  return { problem: async () => problem, open: async () => folder, alone: (job) => job() };
}

describe('keeping on this computer', () => {
  it('stores nothing by itself; what is kept comes back in a new session, with its answers, and can be cleared', async () => {
    const session = await loaded();
    session.set({ key: 'threshold:npl-ratio:red', scope: 'portfolio', value: '4%', from: null });
    const keeper = new Keeper();
    expect(await keeper.restore()).toBeNull();
    const body = show(KeepPanel, { session, keeper, t });
    const root = await navigator.storage.getDirectory();
    expect(await namesIn(root)).toEqual([]);
    press('Keep on this computer');
    await eventually(() => expect(body.textContent).toContain('● Kept.'));
    expect(body.textContent).toContain('台账.csv (0.1 KB)');
    expect(body.textContent).toContain('limits and weights set on the page: 1');

    const later = new Session();
    sessions.push(later);
    const next = new Keeper();
    const kept = await next.restore();
    if (!kept) throw new Error('nothing came back');
    await later.loadKept(kept.loads, kept.answers, kept.settings);
    expect(await balanceOf(later)).toBe(50_000);
    expect(later.portfolio?.settings.rows).toEqual(session.portfolio?.settings.rows);
    show(KeptLine, { session: later, keeper: next, t: zh, ondata: () => undefined });
    expect(body.textContent).toMatch(/● 已从本机恢复，保存于 \d+年\d+月\d+日 \d\d:\d\d。/);

    press('Clear what is kept…');
    await eventually(() => expect(document.activeElement?.textContent).toBe('Leave it'));
    press('Leave it');
    await eventually(() => expect(document.activeElement?.textContent).toBe('Clear what is kept…'));
    press('Clear what is kept…');
    press('Clear');
    await eventually(() => expect(body.textContent).toContain('● Cleared'));
    expect(await namesIn(await root.getDirectoryHandle('bellwether-kept'))).toEqual([]);
    expect(await new Keeper().restore()).toBeNull();
    // what is loaded does not hang on what was kept
    await later.answer();
    expect(await balanceOf(later)).toBe(50_000);
  });

  it('says when there is no room, and keeps what was kept before', async () => {
    const session = await loaded();
    const before = fakeFolder();
    await new Keeper(placeOf(before)).keep(OLD);
    const full = fakeFolder(before.files, { after: 1, kind: 'quota' });
    const keeper = new Keeper(placeOf(full));
    await keeper.restore();
    const body = show(KeepPanel, { session, keeper, t: zh });
    press('改为保存当前载入的文件');
    await eventually(() => expect(body.querySelector('[role=alert]')?.textContent).toContain('存储空间不足'));
    expect(body.textContent).toContain('old.csv');
    expect((await new Keeper(placeOf(fakeFolder(full.files))).restore())?.loads[0]?.files[0]?.name).toBe('old.csv');
  });

  it('says at the start that what is kept is damaged, and lets it be cleared', async () => {
    const session = await loaded();
    const fake = fakeFolder();
    const writer = new Keeper(placeOf(fake));
    await writer.keep(OLD);
    for (const name of fake.files.keys()) if (name.startsWith('data-')) fake.files.delete(name);
    const keeper = new Keeper(placeOf(fake));
    expect(await keeper.restore()).toBeNull();
    const line = show(KeptLine, { session, keeper, t, ondata: () => undefined });
    expect(line.querySelector('[role=alert]')?.textContent).toContain('is damaged or was never finished');
    show(KeepPanel, { session, keeper, t });
    press('Clear what is kept…');
    press('Clear');
    await eventually(() => expect(line.textContent).toContain('● Cleared'));
    expect(line.querySelector('[role=alert]')).toBeNull();
    expect(fake.files.size).toBe(0);
  });

  it('cannot be pressed, and says why, where the browser stores nothing or only the sample is loaded', async () => {
    const session = await loaded();
    const refused = new Keeper(placeOf(fakeFolder(), 'missing'));
    await refused.restore();
    show(KeepPanel, { session, keeper: refused, t });
    const reason = () =>
      document.getElementById(button('Keep on this computer')?.getAttribute('aria-describedby') ?? '');
    expect(button('Keep on this computer')?.disabled).toBe(true);
    expect(reason()?.textContent).toContain('this private window');
    for (const view of mounted.splice(0)) await unmount(view);
    show(KeepPanel, { session: new Session(), keeper: new Keeper(placeOf(fakeFolder())), t });
    expect(button('Keep on this computer')?.disabled).toBe(true);
    expect(reason()?.textContent).toContain('Load your own files first');
  });

  it('waits for another tab, and no longer than it must', async () => {
    const order: string[] = [];
    const first = navigator.locks.request('bellwether-kept', async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      order.push('other tab');
    });
    const keeper = new Keeper();
    await keeper.keep(OLD);
    order.push('this tab');
    await first;
    expect(order).toEqual(['other tab', 'this tab']);
    expect(keeper.error).toBeNull();
  });
});
