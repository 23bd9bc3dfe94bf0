import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardDocument } from '../../src/cli/card-document.ts';
import { pages, sections } from '../../widgets/index.ts';
import { OURS } from '../../src/metrics/catalogue.ts';
import { samplePortfolio } from '../support/sample.ts';
import { bellwether, ROOT, SAMPLE } from './run.ts';

interface Listed {
  board: string;
  about: string | null;
  cards: { card: string; title: string; metrics: string[] }[];
}

interface Row {
  metric: string;
  value: number | null;
  by: Record<string, string>;
  compare?: { with: string; value: number | null; change: number | null };
}

interface Board {
  board: string;
  as_of: string | null;
  filter: Record<string, string[]>;
  cards: {
    card: string;
    finding: string | null;
    status: string;
    missing: string[];
    problem: string | null;
    table: { columns: string[]; rows: string[][] } | null;
    rows: Row[];
  }[];
}

describe('bellwether boards', () => {
  it('lists every board with every card of it', async () => {
    const listed = JSON.parse((await bellwether('boards', '--list', '--format', 'json')).out) as Listed[];
    const every = [...sections, ...pages];
    expect(listed.map(({ board }) => board)).toEqual(every.map(({ id }) => id));
    for (const board of every) {
      const cards = listed.find((each) => each.board === board.id)?.cards ?? [];
      expect(cards.map(({ card }) => card)).toEqual(board.cards({ catalogue: OURS }).map(({ id }) => id));
    }
    const { out } = await bellwether('boards', '--list', '--lang', 'zh-CN');
    expect(out).toContain('资产质量');
  });
});

describe('bellwether board', () => {
  it('tells what each card says, with the rows behind it, of the selection', async () => {
    const words = ['--data', SAMPLE, '--as-of', '2026-05-31', '--filter', 'region=江苏', '--format', 'json'];
    const board = JSON.parse((await bellwether('board', 'risk', ...words)).out) as Board;
    expect([board.board, board.as_of, board.filter]).toEqual(['risk', '2026-05-31', { region: ['江苏'] }]);
    const card = board.cards.find((each) => each.card === 'risk-sector');
    expect(card).toMatchObject({ missing: [], problem: null });
    const asked = ['--by', 'sector', ...words.slice(0, -2), '--format', 'json'];
    const rows = JSON.parse((await bellwether('metric', 'npl-ratio', ...asked)).out) as { value: number | null }[];
    const shown = card?.rows.filter(({ metric, by }) => metric === 'npl-ratio' && 'sector' in by) ?? [];
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.map(({ value }) => value).toSorted()).toEqual(rows.map(({ value }) => value).toSorted());
    expect(card?.table?.rows.length).toBe(shown.length);
  });

  it('holds each row against what --compare says', async () => {
    const words = ['board', 'risk', '--data', SAMPLE, '--filter', 'region=江苏', '--format', 'json'];
    const [plain, held] = await Promise.all(
      [[], ['--compare', '2026-03-31']].map(
        async (more) => JSON.parse((await bellwether(...words, ...more)).out) as Board & { compare?: string },
      ),
    );
    expect(held?.compare).toBe('2026-03-31');
    // the rows are those there are without it
    const bare = held?.cards.map(({ card, rows }) => [card, rows.map(({ compare: _, ...row }) => row)]);
    expect(bare).toEqual(plain?.cards.map(({ card, rows }) => [card, rows]));
    const asked = ['metric', 'npl-ratio', '--data', SAMPLE, '--by', 'sector', '--as-of', '2026-03-31'];
    const then = JSON.parse((await bellwether(...asked, '--filter', 'region=江苏', '--format', 'json')).out) as Row[];
    const now = held?.cards.find(({ card }) => card === 'risk-sector')?.rows.filter(({ by }) => 'sector' in by) ?? [];
    expect(now.length).toBeGreaterThan(3);
    for (const { by, value, compare } of now) {
      const other = then.find((row) => row.by['sector'] === by['sector'])?.value ?? null;
      expect(compare).toMatchObject({ with: 'on 2026-03-31', value: other });
      if (value !== null && other !== null) expect(compare?.change).toBe(value - other);
    }
    const wrong = await bellwether('board', 'risk', '--data', SAMPLE, '--compare', '2026-03-30');
    expect([wrong.code, wrong.err]).toEqual([
      1,
      expect.stringContaining('bad value for --compare: 2026-03-30; one of month'),
    ]);
  });

  it('says which boards there are, and of a card without data what it lacks', async () => {
    const unknown = await bellwether('board', 'riks', '--data', SAMPLE);
    expect([unknown.code, unknown.err]).toEqual([
      1,
      expect.stringMatching(/unknown board: riks; there are overview, risk,/),
    ]);
    expect((await bellwether('board')).err).toBe('bellwether: missing option: ID\n');
    const { out } = await bellwether('board', 'esg', '--data', join(ROOT, 'tests/e2e/fixtures/two-loans'));
    expect(out).toMatch(/^With .*: Portfolio ESG score/m);
  });
});

describe('docs/cards.md', () => {
  it('is what the code says of the sample', async () => {
    const written = readFileSync(join(ROOT, 'docs/cards.md'), 'utf8');
    expect(await cardDocument(await samplePortfolio())).toBe(written);
    // every metric has a place where it is seen
    expect(written).not.toContain('On no board');
  });
});
