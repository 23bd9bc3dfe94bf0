import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const DOCS = join(import.meta.dirname, '../../docs/command-line.md');
const SUMMARY = {
  as_of: '2026-06-30',
  breaches: {
    red: 1,
    list: [
      { level: 'red', is_new: true, code: 'R12', metric: 'npl-ratio', by: {}, value: 0.3, limit: 0.05, since: null },
      { level: 'amber', is_new: false, code: 'R13', metric: 'x', by: {}, value: 1, limit: 1, since: null },
    ],
  },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  const text = await readFile(DOCS, 'utf8');
  await script('monthly.sh', /```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? '');
  await script('mail', `#!/bin/sh\necho "$@" > "${folder}/mailed"; cat >> "${folder}/mailed"\n`);
});
afterAll(() => rm(folder, { recursive: true }));

async function script(name: string, text: string): Promise<void> {
  await writeFile(join(folder, name), text);
  await chmod(join(folder, name), 0o755);
}

/** Runs the script of the manual with a command that ends with a code; gives its own code and what was mailed. */
async function monthly(code: number): Promise<{ code: number; mailed: string | null }> {
  const summary = JSON.stringify(SUMMARY);
  await script(
    'bellwether',
    `#!/bin/sh
while [ $# -gt 0 ]; do [ "$1" = --summary ] && printf '%s' '${summary}' > "$2"; shift; done
echo "bellwether: something" >&2; exit ${code}\n`,
  );
  await rm(join(folder, 'mailed'), { force: true });
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH ?? ''}` };
  const ended = await new Promise<number>((resolve) => {
    execFile(join(folder, 'monthly.sh'), [folder, folder], { env }, (error) => resolve(Number(error?.code ?? 0)));
  });
  return { code: ended, mailed: await readFile(join(folder, 'mailed'), 'utf8').catch(() => null) };
}

describe.skipIf(process.platform === 'win32')('the script of the manual', () => {
  it('mails only when something broke a limit, or when there is no report', async () => {
    expect(await monthly(0)).toEqual({ code: 0, mailed: null });
    const broken = await monthly(3);
    expect(broken.code).toBe(3);
    expect(broken.mailed).toMatch(/^-s Limits broken -A \S+\/book-\d{4}-\d\d\.pdf risk@bank\.example\n/);
    expect(broken.mailed).toMatch(/As of 2026-06-30: 1 breaches\nNEW R12 npl-ratio {2}0.3 0.05 null\n$/);
    expect(await monthly(1)).toEqual({
      code: 1,
      mailed: '-s No report operations@bank.example\nbellwether: something\n',
    });
  });
});
