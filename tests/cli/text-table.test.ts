import { describe, expect, it } from 'vitest';
import { textTable, textWidth } from '../../src/cli/text-table.ts';

describe('textTable', () => {
  it('counts a Chinese character as two places and an accent as none', () => {
    expect(textWidth('NPL')).toBe(3);
    expect(textWidth('不良率')).toBe(6);
    expect(textWidth('（％）')).toBe(6);
    expect(textWidth('é')).toBe(1); // e and a combining accent
  });

  it('aligns columns that mix Chinese and Latin text, and leaves no blanks at the end of a line', () => {
    const columns = [
      { title: 'sector', align: 'start' },
      { title: 'n', align: 'end' },
    ] as const;
    expect(
      textTable(columns, [
        ['光伏制造', '17'],
        ['Water', '5'],
        ['', ''],
      ]),
    ).toBe('sector     n\n--------  --\n光伏制造  17\nWater      5\n\n');
  });
});
