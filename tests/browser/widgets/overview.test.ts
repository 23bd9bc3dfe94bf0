import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { ValueRef } from '../../../src/charts/figure.ts';
import { describeBoard, draw, ready } from './describe-board.ts';
import { overview } from '../../widgets/boards.ts';
import { eventually } from '../../support/eventually.ts';

describeBoard(overview, { cards: 4 });

describe('the list of breaches', () => {
  const list = async (onevidence?: (ref: ValueRef) => void) => {
    const props = await ready(overview, { language: 'en', ...(onevidence ? { onevidence } : {}) });
    const card = (await draw(overview, props)).querySelector<HTMLElement>('[data-figure="overview-breaches"]');
    if (!card) throw new Error('no list');
    return { card, figure: props.figures.find(({ id }) => id === 'overview-breaches') };
  };

  it('says on its element how many checks it stands for and what came of them', async () => {
    const { card, figure } = await list();
    const { checks, breaches, watch, unchecked } = card.dataset;
    expect(Number(breaches)).toBeGreaterThan(0);
    expect({ checks, breaches, watch, unchecked }).toEqual({
      checks: String(figure?.counts?.checks),
      breaches: String(figure?.counts?.breaches),
      watch: String(figure?.counts?.watch),
      unchecked: String(figure?.counts?.unchecked),
    });
  });

  it('is folded where it is long and whole when somebody asks for it', async () => {
    const { card, figure } = await list();
    const all = figure?.table?.rows.length ?? 0;
    expect(all).toBeGreaterThan(100);
    expect(card.querySelectorAll('tbody tr')).toHaveLength(100);
    const button = [...card.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Show all'));
    button?.click();
    flushSync();
    // a long list stands in its place whole, and draws the rows in sight
    await eventually(() =>
      expect(card.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount')).toBe(String(all + 1)),
    );
    expect(card.textContent).not.toContain('Show all');
  });

  it('leads from each row to its evidence', async () => {
    const asked: ValueRef[] = [];
    const { card, figure } = await list((ref) => asked.push(ref));
    card.querySelector<HTMLButtonElement>('tbody tr button')?.click();
    expect(asked[0]?.row).toEqual(figure?.table?.rows[0]?.[2]?.ref?.row);
    expect(asked).toHaveLength(1);
  });
});

describe('the list of tasks', () => {
  it('shows every task and leads from each to its evidence', async () => {
    const asked: ValueRef[] = [];
    const props = await ready(overview, { language: 'en', onevidence: (ref: ValueRef) => asked.push(ref) });
    const card = (await draw(overview, props)).querySelector<HTMLElement>('[data-figure="overview-tasks"]');
    const rows = props.figures.find(({ id }) => id === 'overview-tasks')?.table?.rows ?? [];
    expect(rows.length).toBeGreaterThan(0);
    expect(card?.querySelectorAll('tbody tr')).toHaveLength(rows.length);
    card?.querySelectorAll<HTMLButtonElement>('tbody tr button').forEach((button) => button.click());
    expect(asked.map(({ row }) => row)).toEqual(rows.map((cells) => cells.at(-1)?.ref?.row));
  });
});
