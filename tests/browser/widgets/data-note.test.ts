import { flushSync, mount, unmount } from 'svelte';
import { expect, it } from 'vitest';
import FigureCard from '../../../widgets/view/FigureCard.svelte';
import { riskTrend } from '../../widgets/boards.ts';
import { ready } from './describe-board.ts';

it('shows the grade of the data beside a figure that rests on them, with what lies behind it, and nothing for A', async () => {
  const { figures, t } = await ready(riskTrend);
  const [figure] = figures;
  if (!figure) throw new Error('no figure');
  const note = {
    grade: 'C' as const,
    text: '数据C级：谨慎使用',
    tables: ['exposure'],
    lines: ['<b>余额为负</b>：3 项'],
  };
  const target = document.createElement('main');
  document.body.replaceChildren(target);
  const noted = mount(FigureCard, { target, props: { figure, t, note } });
  const plain = mount(FigureCard, { target, props: { figure, t, note: null } });
  flushSync();
  const shown = [...target.querySelectorAll('details.note')];
  expect(shown).toHaveLength(1);
  expect(shown[0]?.querySelector('summary')?.textContent).toBe('数据 C');
  expect(shown[0]?.querySelector('li')?.textContent).toBe('<b>余额为负</b>：3 项');
  expect(shown[0]?.querySelector('ul')?.getAttribute('aria-label')).toBe(note.text);
  await unmount(noted);
  await unmount(plain);
});
