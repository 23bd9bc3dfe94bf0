import { expect, it } from 'vitest';
import { riskTrend } from '../../../widgets/risk-trend/risk-trend.widget.ts';
import { draw, ready } from './describe-widget.ts';

it('shows the grade of the data beside the figures that rest on them, with what lies behind it, and nothing for A', async () => {
  const props = await ready(riskTrend);
  const [first] = props.figures;
  const note = {
    grade: 'C' as const,
    text: '数据C级：谨慎使用',
    tables: ['exposure'],
    lines: ['<b>余额为负</b>：3 项'],
  };
  const target = draw(riskTrend, { ...props, noteOf: (figure) => (figure === first ? note : null) });
  const shown = [...target.querySelectorAll('details.note')];
  expect(shown).toHaveLength(1);
  expect(shown[0]?.closest('article')?.dataset['figure']).toBe(first?.id);
  expect(shown[0]?.querySelector('summary')?.textContent).toBe('数据 C');
  expect(shown[0]?.querySelector('li')?.textContent).toBe('<b>余额为负</b>：3 项');
  expect(shown[0]?.querySelector('ul')?.getAttribute('aria-label')).toBe(note.text);
});
