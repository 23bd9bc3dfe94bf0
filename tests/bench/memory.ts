import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';

/** What the largest page process of a browser had in memory at most; null where the system does not say. */
export async function peakBytes(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  const peaks = (await Promise.all(pages.map(({ id }) => peakOf(id)))).filter((peak) => peak !== null);
  return peaks.length === 0 ? null : Math.max(...peaks);
}

async function peakOf(process: number): Promise<number | null> {
  const status = await readFile(`/proc/${process}/status`, 'utf8').catch(() => '');
  const found = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return found === undefined ? null : Number(found) * 1024;
}
