import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from '../../.config/chromium.ts';

/** A page of one browser: what all of them can be asked. */
export interface Tab {
  readonly version: string;
  goTo(url: string): Promise<void>;
  /** The value of a script that ends with `return`. */
  run(script: string): Promise<unknown>;
  close(): Promise<void>;
}

export interface Browser {
  readonly name: string;
  /** Where it is installed; null where it is not. */
  readonly path: string | null;
  open(path: string): Promise<Tab>;
}

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const there = (path: string) => (existsSync(path) ? path : null);

/** The browsers the smoke test knows, as Debian installs them. */
export const BROWSERS: readonly Browser[] = [
  { name: 'Chromium', path: findChromium(), open: (path) => byProtocol('chrome', path, [...CHROMIUM_ARGS]) },
  { name: 'Firefox ESR', path: there('/usr/bin/firefox-esr'), open: (path) => byProtocol('firefox', path, []) },
  { name: 'WebKitGTK', path: there('/usr/bin/WebKitWebDriver') && there(MINI_BROWSER), open: byWebDriver },
];

async function byProtocol(browser: 'chrome' | 'firefox', executablePath: string, args: string[]): Promise<Tab> {
  const opened = await puppeteer.launch({
    browser,
    executablePath,
    args,
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
  });
  const page = await opened.newPage();
  // what asks whether to leave data behind
  page.on('dialog', (dialog) => void dialog.accept());
  return {
    version: await opened.version(),
    goTo: async (url) => void (await page.goto(url)),
    run: (script) => page.evaluate(`(() => {${script}})()`),
    close: () => opened.close(),
  };
}

const PORT = 4777;

/** WebKitGTK has no headless mode: it needs a display, such as that of `xvfb-run`. */
async function byWebDriver(binary: string): Promise<Tab> {
  const driver = spawn('WebKitWebDriver', [`--port=${PORT}`], { stdio: 'ignore' });
  await setTimeout(1_500);
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${PORT}/session${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const options = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
  const session = (await call('POST', '', { capabilities: { alwaysMatch: options } })) as Session;
  const path = `/${session.sessionId}`;
  return {
    version: session.capabilities.browserVersion,
    goTo: async (url) => void (await call('POST', `${path}/url`, { url })),
    run: (script) => call('POST', `${path}/execute/sync`, { script, args: [] }),
    close: async () => {
      await call('DELETE', path).catch(() => undefined);
      driver.kill();
    },
  };
}

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}
