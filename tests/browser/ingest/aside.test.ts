import { afterEach, describe, expect, it, vi } from 'vitest';
import { aside } from '../../../src/ingest/aside/aside.ts';
import { tablesIn } from '../../../src/ingest/formats/tables-in.ts';
import { surveyText } from '../../../src/ingest/aside/survey.ts';

const text = 'date,loan,balance\n' + '2026-06-30,F1,1.25\n'.repeat(100_000);
const input = { content: new Blob([text]), skip: 0, headerLine: 1, quote: '"', foreign: true };

afterEach(() => vi.unstubAllGlobals());

describe('work aside', () => {
  it('says in a worker what it says here', async () => {
    const started = vi.fn();
    const Real = Worker;
    vi.stubGlobal(
      'Worker',
      class extends Real {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          super(...given);
          started();
        }
      },
    );
    expect(await aside('survey', input)).toEqual(await surveyText(input));
    expect(started).toHaveBeenCalledOnce();
  });

  it('is done here where the page may start no worker', async () => {
    vi.stubGlobal(
      'Worker',
      class {
        constructor() {
          throw new DOMException('refused', 'SecurityError');
        }
      },
    );
    expect((await aside('survey', input)).scan.lines).toBe(100_001);
  });

  it('ends when it is cancelled', async () => {
    const stop = new AbortController();
    const answer = aside('survey', { ...input, content: new Blob(Array(40).fill(text)) }, { signal: stop.signal });
    stop.abort();
    await expect(answer).rejects.toThrow('cancelled');
  });

  it('reads tables in a worker as it reads them here, and says how far it is', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => ({ a: index, b: index % 2 ? 'two\nlines' : 'one' }));
    const file = { content: new Blob([JSON.stringify(rows)]), kind: 'json' as const };
    const seen: (number | null)[] = [];
    const { format, tables } = await aside('tables', file, { onSeen: ({ rows: count }) => seen.push(count) });
    const [here] = (await tablesIn(file)).tables;
    expect([format, tables.length, tables[0]?.grid?.cells]).toEqual(['json', 1, here?.grid?.cells]);
    expect(await tables[0]?.grid?.content.text()).toBe(await here?.grid?.content.text());
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((count) => count !== null && count <= 60_000)).toBe(true);
  });

  it('says of a file that cannot be read what is wrong with it', async () => {
    const file = { content: new Blob(['['.repeat(100_000)]), kind: 'json' as const };
    await expect(aside('tables', file)).rejects.toMatchObject({ name: 'Unreadable', problem: 'nested-too-deep' });
  });

  it('gives errors back as what they are', async () => {
    const content = new Blob([text]);
    await expect(aside('utf8', { content, encoding: 'klingon' })).rejects.toMatchObject({
      code: 'bad-value',
      details: { value: 'klingon' },
    });
  });
});
