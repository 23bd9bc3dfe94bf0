import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
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
      folder = resolve(root, config.build.outDir);
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

/**
 * Our libraries and theirs. What only builds and tests is left out here, as npm itself leaves out a library both need; what tells only who
 * wrote the bill, when and in which folder as well: the same libraries give the same bill.
 */
async function billOfLibraries(root: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--include', 'dev'],
    {
      cwd: root,
      maxBuffer: 16 * 1024 * 1024,
    },
  );
  const bill = JSON.parse(stdout) as Bill;
  const { dependencies: ours } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Ours;
  const reached = reachedFrom(
    Object.entries(ours).map(([name, version]) => `${name}@${version}`),
    new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn ?? []])),
  );
  const { lifecycles, component } = bill.metadata;
  const [name] = component['bom-ref'].split('@');
  const told = {
    ...{ ...bill, serialNumber: undefined },
    metadata: { lifecycles, component: { ...component, name } },
    components: bill.components.filter((each) => reached.has(each['bom-ref'])),
    dependencies: bill.dependencies.filter(({ ref }) => reached.has(ref)),
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

function reachedFrom(first: readonly string[], uses: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const walk = (ref: string) => {
    if (reached.has(ref)) return;
    reached.add(ref);
    uses.get(ref)?.forEach(walk);
  };
  first.forEach(walk);
  return reached;
}

/** As CycloneDX 1.5 has it. */
interface Bill {
  readonly metadata: { readonly lifecycles: unknown; readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly { readonly 'bom-ref': string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Ours {
  readonly dependencies: Readonly<Record<string, string>>;
}
