import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { elementDocument } from '../../src/cli/element-document.ts';
import { ELEMENTS } from '../../src/elements/element-list.ts';

it('is what stands in docs/elements.md, with every element', () => {
  const written = readFileSync(join(import.meta.dirname, '../../docs/elements.md'), 'utf8');
  expect(written).toBe(elementDocument());
  for (const { tag } of ELEMENTS) expect(written).toContain(`## \`<${tag}>\``);
});

it('says of each attribute, method, event, slot and part what it is, once', () => {
  for (const { attributes, properties, methods, events, slots, parts } of ELEMENTS)
    for (const named of [[...attributes, ...properties], methods, events, slots, parts]) {
      const names = named.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(named.every(({ what }) => what.length > 5)).toBe(true);
    }
});
