import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startServer } from '../../.config/serve.ts';
import { BROWSERS, type Tab } from './open-tab.ts';

// What a reader does first, in every browser that is installed: start, filter, evidence, upload, report, embed.
const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 120_000;

interface Step {
  readonly name: string;
  readonly at?: string;
  /** Done once. */
  readonly act?: string;
  /** Asked until it is true, or text that says what was seen. */
  readonly until: string;
}

const button = (name: string) =>
  `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === '${name}')`;
const LOADED = `return /29,735 of 29,735 rows loaded/.test(document.body.innerText)`;
const SEEN = `[...document.querySelectorAll('data.bw-value')].find((one) => one.dataset.metric === 'outstanding-balance')?.value`;

const STEPS: readonly Step[] = [
  { name: 'start', at: '?board=risk&lang=en', until: LOADED },
  { name: 'a number', until: `return ${SEEN} === '20956663400'` },
  {
    name: 'filter',
    at: `?board=risk&lang=en&branch=${encodeURIComponent('华东分行')}`,
    until: `return Number(${SEEN}) > 0 && ${SEEN} !== '20956663400' && /29,735 rows loaded/.test(document.body.innerText)`,
  },
  {
    name: 'evidence',
    act: `document.querySelector('main button:has(data.bw-value)').click()`,
    until: `return document.querySelectorAll('dialog[open] tbody tr').length > 5`,
  },
  {
    name: 'report',
    at: '?board=risk&lang=en',
    act: `const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => (window.made = blob, make.call(URL, blob));
      const wait = setInterval(() => {
        if (!/29,735 rows loaded/.test(document.body.innerText)) return;
        clearInterval(wait);
        ${button('PDF report')}.click();
        const create = setInterval(() => { const found = ${button('Make the report')}; if (found) { clearInterval(create); found.click(); } }, 200);
      }, 200);`,
    until: `return window.made?.type === 'application/pdf' && window.made.size > 50000`,
  },
  {
    name: 'upload',
    at: '?lang=en',
    act: `const wait = setInterval(() => {
        if (!/29,735 rows loaded/.test(document.body.innerText)) return;
        clearInterval(wait);
        fetch('/data/loans.csv').then((answer) => answer.blob()).then((blob) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([blob], 'loans.csv'));
          for (const kind of ['dragenter', 'dragover', 'drop'])
            window.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
        });
      }, 200);`,
    until: `return /2 of 2 rows loaded/.test(document.body.innerText)`,
  },
  {
    name: 'embed',
    at: 'host/one-number.html',
    until: `return document.querySelector('bw-metric')?.shadowRoot?.querySelector('data.bw-value')?.value !== undefined`,
  },
];

async function take(tab: Tab, url: string, { at, act, until }: Step): Promise<string> {
  const started = performance.now();
  if (at !== undefined) await tab.goTo(url + at);
  if (act !== undefined) await tab.run(act);
  for (;;) {
    if ((await tab.run(until)) === true) return `${Math.round(performance.now() - started)} ms`;
    if (performance.now() - started > PATIENCE_MS) {
      const seen = await tab.run(`return document.body.innerText.replace(/\\s+/g, ' ').slice(0, 300)`);
      throw new Error(`not within ${PATIENCE_MS / 1_000} s; the page says: ${seen}`);
    }
    await setTimeout(250);
  }
}

const server = await startServer(
  {
    ...{ '/': join(ROOT, 'dist'), '/host/': join(ROOT, 'tests/e2e/fixtures') },
    '/data/': join(ROOT, 'tests/e2e/fixtures/two-loans'),
  },
  { port: 0 },
);
// all of them, or those that are named
const wanted = process.argv.slice(2);
for (const { name, path, open } of BROWSERS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (path === null) {
    console.log(`${name}: not installed`);
    continue;
  }
  const tab = await open(path);
  console.log(`${name} ${tab.version}`);
  for (const step of STEPS)
    try {
      console.log(`  ${step.name}: ${await take(tab, server.url, step)}`);
    } catch (error) {
      process.exitCode = 1;
      console.log(`  ${step.name}: FAILED ${error instanceof Error ? error.message : error}`);
    }
  await tab.close();
}
await server.close();
