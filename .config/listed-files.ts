import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

const HASHES = 'integrity.json';
const BILL = 'sbom.cdx.json';

/** Puts beside what was built the sum of each file, as browsers take it, and the bill of the libraries in it (CycloneDX, by npm). */
export function listedFiles(): Plugin {
  let root = '';
  let folder = '';
  return {
    name: 'listed-files',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
      folder = join(root, config.build.outDir);
    },
    async writeBundle() {
      writeFileSync(join(folder, BILL), await billOfLibraries(root));
      writeFileSync(join(folder, HASHES), `${JSON.stringify(integrityOf(folder), null, 2)}\n`);
    },
  };
}

/** Sums by path, of every file but their own list. */
export function integrityOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== HASHES && !path.startsWith('cli/'));
  return Object.fromEntries(paths.sort().map((path) => [path, sumOf(readFileSync(join(folder, path)))]));
}

function sumOf(content: Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** The same libraries give the same bill: what tells only who wrote it, when and in which folder is left out. */
async function billOfLibraries(root: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
    { cwd: root, maxBuffer: 16 * 1024 * 1024 },
  );
  const bill = JSON.parse(stdout) as Bill;
  const { lifecycles, component } = bill.metadata;
  const [name] = component['bom-ref'].split('@');
  const metadata = { lifecycles, component: { ...component, name } };
  return `${JSON.stringify({ ...bill, serialNumber: undefined, metadata }, null, 2)}\n`;
}

/** As CycloneDX 1.5 has it. */
interface Bill {
  readonly metadata: { readonly lifecycles: unknown; readonly component: { readonly 'bom-ref': string } };
}
