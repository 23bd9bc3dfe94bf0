import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { POLICY } from '../../.config/serve.ts';
import { faultyServer, type Fault, type FaultyServer } from './faulty-server.ts';
import { openStage, shownValue, TWO_LOANS, type Stage } from './support.ts';

let stage: Stage;
let server: FaultyServer;

beforeAll(async () => {
  stage = await openStage(TWO_LOANS);
  server = await faultyServer(stage.url);
});
afterEach(() => server.mend());
afterAll(async () => {
  await server.close();
  await stage.close();
});

interface Heard {
  tag: string;
  code: string | null;
  message: string;
}

/** Opens a page of elements that remembers every `bw-error`. */
async function openElements(path: string): Promise<Page> {
  const { page } = await stage.open('fixtures/two-loans/datapackage.json');
  await page.addInitScript(() => {
    const heard: Heard[] = [];
    Object.assign(globalThis, { heard });
    document.addEventListener('bw-error', (event) => {
      heard.push({ tag: (event.target as Element).localName, ...(event as CustomEvent).detail });
    });
  });
  await page.goto(new URL(path, server.url).href);
  return page;
}

const heardOn = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);

interface Case {
  name: string;
  path: RegExp;
  fault: Fault;
  code: string;
  english: RegExp;
  chinese: RegExp;
}

const without = (from: string, to: string) => ({ policy: POLICY.replace(from, to) });

const CASES: Case[] = [
  {
    name: 'a policy of the page that refuses the worker',
    path: /\/(?:[\w-]+\.html)?$/,
    fault: without("worker-src 'self'", "worker-src 'none'"),
    code: 'engine-start',
    english: /policy of this page \(worker-src\) does not let it run; allow .*'wasm-unsafe-eval'/,
    chinese: /内容安全策略（worker-src）不允许/,
  },
  {
    name: 'a policy that refuses WebAssembly',
    path: /\.worker-[^/]*\.js$/,
    fault: without(" 'wasm-unsafe-eval'", ''),
    code: 'engine-start',
    english: /policy of this page \(script-src\) does not let it run/,
    chinese: /内容安全策略（script-src）不允许/,
  },
  {
    name: 'a module of which the server has half',
    path: /\.wasm$/,
    fault: 'half',
    code: 'engine-start',
    english: /its module came incomplete, it ends after \d{8} bytes/,
    chinese: /引擎模块不完整，只取得 \d{8} 字节/,
  },
  {
    name: 'a module whose download breaks off',
    path: /\.wasm$/,
    fault: 'breaks',
    code: 'engine-start',
    english: /its module came incomplete, it ends after \d+ bytes/,
    chinese: /引擎模块不完整，只取得 \d+ 字节/,
  },
  {
    name: 'a server that hangs at the module',
    path: /\.wasm$/,
    fault: 'hangs',
    code: 'engine-start',
    english: /data engine did not start: no answer for 7 s; the server/,
    chinese: /7 秒内没有任何响应，服务器停滞/,
  },
  {
    name: 'a server that hangs at the data',
    path: /loans\.csv$/,
    fault: 'hangs',
    code: 'unreadable-file',
    english: /cannot read loans\.csv: no byte came for 7 s; the server hangs/,
    chinese: /loans\.csv.*7 秒内没有收到任何数据，服务器停滞/,
  },
];

describe.each(CASES)('$name', ({ path, fault, code, english, chinese }) => {
  it('is said on the page with its reason', async () => {
    server.spoil(path, fault);
    const { page } = await stage.open(server.url);
    await page.locator('main [role=alert]').waitFor();
    expect(await page.locator('main [role=alert]').innerText()).toMatch(chinese);
    expect(await page.locator('main h2').innerText()).toBe('■ 无法展示组合');
    await page.context().close();
  });

  it('is said by every element, and told to the page around it', async () => {
    server.spoil(path, fault);
    const page = await openElements('fixtures/one-number.html');
    await page.locator('bw-metric [role=alert]').waitFor();
    expect(await page.locator('bw-metric [role=alert]').innerText()).toMatch(english);
    expect(await page.locator('bw-metric [data-status=empty]').count()).toBe(0);
    const heard = await heardOn(page);
    for (const tag of ['bw-data', 'bw-metric'])
      expect(heard.find((each) => each.tag === tag)).toMatchObject({ code, message: expect.stringMatching(english) });
    await page.context().close();
  });
});

it('says of an element without data whether it names a source that is not there, and shows it once it comes', async () => {
  const page = await openElements('fixtures/no-source.html');
  await page.locator('#misspelt [role=alert]').waitFor();
  await page.locator('#alone [role=alert]').waitFor();
  expect(await page.locator('#misspelt [role=alert]').innerText()).toContain('no <bw-data> element has the id mian');
  expect(await page.locator('#alone [role=alert]').innerText()).toContain('the page has no <bw-data src="…"> element');
  const heard = await heardOn(page);
  expect(heard.map((each) => each.code).toSorted()).toEqual(['no-source', 'unknown-source']);
  await page.evaluate(() => {
    const data = document.createElement('bw-data');
    data.id = 'mian';
    data.setAttribute('src', '../sample-data/');
    document.body.append(data);
  });
  await page.locator('#misspelt data.bw-value').first().waitFor();
  await page.locator('#alone data.bw-value').first().waitFor();
  expect(await shownValue(page, 'outstanding-balance', '#alone')).toBe(
    await shownValue(page, 'outstanding-balance', '#misspelt'),
  );
  expect(await page.locator('bw-metric [role=alert]').count()).toBe(0);
});

it('says nothing of a fault where there is only nothing yet', async () => {
  const page = await openElements('fixtures/no-source.html');
  await page.evaluate(() => {
    const data = document.createElement('bw-data');
    data.id = 'mian';
    document.body.append(data);
  });
  await page.locator('#misspelt [part=state][data-status=empty]').waitFor();
  await page.waitForTimeout(4_000);
  expect(await page.locator('bw-metric [role=alert]').count()).toBe(0);
  expect(await heardOn(page)).toEqual([]);
});
