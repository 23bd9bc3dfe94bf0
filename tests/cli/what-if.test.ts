import { describe, expect, it } from 'vitest';
import type { WhatIf } from '../../src/session/what-if/try-settings.ts';
import { bellwether, SAMPLE } from './run.ts';

describe('bellwether what-if', () => {
  it('says in every format that it is a scenario, and what would change', async () => {
    const set = ['--set', 'threshold:special-mention-ratio:amber=2%', '--set', 'weight:review-on-time=40%'];
    const text = await bellwether('what-if', '--data', SAMPLE, ...set);
    expect([text.code, text.err]).toEqual([0, '']);
    expect(text.out.split('\n')[0]).toBe('SCENARIO: tried out, not figures of the bank');
    // 2.31 % is above 2 %: the whole portfolio goes from on track to watch
    expect(text.out).toMatch(/special-mention-ratio +the whole portfolio +2\.31% +on track +watch/);
    const json = await bellwether('what-if', '--data', SAMPLE, ...set, '--format', 'json');
    const found = JSON.parse(json.out) as WhatIf;
    expect(found.scenario).toBe(true);
    expect(found.changes.find(({ whom }) => whom === 'portfolio')).toMatchObject({
      base: { status: 'green', threshold: { amber: 0.03, red: 0.05, scope: 'portfolio' } },
      scenario: { status: 'amber', threshold: { red: 0.05, amber: 0.02, source: 'OWN; amber SCENARIO' } },
    });
    expect(found.history).toHaveLength(1);
  });

  it('refuses in one line what it cannot try', async () => {
    const { code, out, err } = await bellwether('what-if', '--data', SAMPLE, '--set', 'threshold:npl-ratio:red=7');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('cannot try out threshold:npl-ratio:red=7');
    expect((await bellwether('what-if', '--data', SAMPLE)).err).toContain('missing option: --set');
  });

  it('refuses a scope nobody belongs to, and names those there are', async () => {
    const { code, out, err } = await bellwether('what-if', '--data', SAMPLE, '--set', 'threshold:R12:red@sector:无=3%');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^bellwether: bad value for --set: sector:无; known are .*光伏制造.*\n$/);
  });
});
