import { describe, expect, it } from 'vitest';
import { dependencies } from '../../package.json';
import { ENGINE_SUPPORT } from '../../src/lib/engine-support.ts';

describe('what the report says of the databases', () => {
  it('names the packages with the versions that are pinned', () => {
    const pinned = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
    for (const { carrier } of Object.values(ENGINE_SUPPORT)) expect(pinned).toContain(carrier);
  });
});
