import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openStage, settled } from '../tests/e2e/support.ts';

/** Takes the pictures of the README from the built page, on the sample: `npm run build` goes before. */
const FOLDER = join(import.meta.dirname, '../docs/pictures');
const MOST_BYTES = 200_000;

const PICTURES = [
  { name: 'overview-en-light.png', path: '?board=overview&lang=en', colorScheme: 'light' },
  { name: 'risk-zh-dark.png', path: '?board=risk&lang=zh-CN', colorScheme: 'dark' },
] as const;

await mkdir(FOLDER, { recursive: true });
const stage = await openStage();
for (const { name, path, colorScheme } of PICTURES) {
  const viewport = { width: 1280, height: 940 };
  const { page } = await stage.open(path, { colorScheme, viewport, reducedMotion: 'reduce' });
  // tsx gives the functions a page is handed a helper that the page does not have
  await page.addInitScript('globalThis.__name = (made) => made');
  await page.reload();
  await settled(page);
  const target = join(FOLDER, name);
  await page.screenshot({ path: target, animations: 'disabled' });
  const { size } = await stat(target);
  if (size > MOST_BYTES) throw new Error(`${name} has ${size} bytes, more than ${MOST_BYTES}`);
  console.log(`${target}: ${size} bytes`);
  await page.context().close();
}
await stage.close();
