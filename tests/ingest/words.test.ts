import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';

const folder = join(import.meta.dirname, '../../src/ingest');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

function codes(kind: 'problem' | 'hint'): string[] {
  return [...sources.matchAll(new RegExp(`\\b${kind}: '([a-z-]+)'`, 'g'))].map(([, code]) => `${kind}.${code}`);
}

describe('what the import finds', () => {
  it.each(['problem', 'hint'] as const)('has words for every %s', (kind) => {
    expect(codes(kind).length).toBeGreaterThan(10);
    for (const key of codes(kind)) expect(en).toHaveProperty([key]);
  });
});
