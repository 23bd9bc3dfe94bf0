import { describe, expect, it } from 'vitest';
import { filterWith, filterWithout, groupsOf, isPicked, isSelected } from '../../src/session/picks.ts';

const sector = (value: string) => ({ sector: [value] });

describe('what is selected in a picture', () => {
  it('is the groups a value stands for, not the parts it has of its own', () => {
    expect(groupsOf({ by: { sector: '光伏', dpd_bucket: '1-30' } })).toEqual({ sector: ['光伏'] });
    expect(groupsOf({ by: { dpd_bucket: '1-30' } })).toEqual({});
    expect(groupsOf({ by: { team: 'T1', sector: 'unknown' } })).toEqual({ team: ['T1'], sector: ['unknown'] });
  });

  it('takes the place of what was selected there, and is let go the second time', () => {
    const first = filterWith({ branch: ['B1'] }, sector('光伏'), false);
    expect(first).toEqual({ branch: ['B1'], sector: ['光伏'] });
    expect(filterWith(first, sector('公路'), false)).toEqual({ branch: ['B1'], sector: ['公路'] });
    expect(filterWith(first, sector('光伏'), false)).toEqual({ branch: ['B1'] });
  });

  it('stands beside others with shift, and is taken out of them again', () => {
    const both = filterWith(sector('光伏'), sector('公路'), true);
    expect(both).toEqual({ sector: ['光伏', '公路'] });
    expect(filterWith(both, sector('光伏'), true)).toEqual({ sector: ['公路'] });
    expect(filterWith(both, sector('光伏'), false)).toEqual({ sector: ['光伏'] });
  });

  it('is both groups of a cell', () => {
    const cell = { team: ['T1'], sector: ['光伏'] };
    expect(filterWith({}, cell, false)).toEqual(cell);
    expect(filterWith(cell, cell, false)).toEqual({});
    expect(filterWith(cell, { team: ['T2'], sector: ['光伏'] }, true)).toEqual({
      team: ['T1', 'T2'],
      sector: ['光伏'],
    });
  });

  it('leaves its own card as it was', () => {
    expect(filterWithout({ branch: ['B1'], sector: ['光伏'] }, ['sector'])).toEqual({ branch: ['B1'] });
    expect(isPicked({ sector: ['光伏'] }, { by: { sector: '光伏' } })).toBe(true);
    expect(isPicked({ sector: ['光伏'] }, { by: { sector: '公路' } })).toBe(false);
    expect(isPicked({ sector: ['光伏'] }, { by: {} })).toBe(false);
    expect(isSelected({ groups: { sector: ['光伏'] } }, { sector: ['公路'] })).toBe(true);
    expect(isSelected({ groups: { sector: ['光伏'] } }, { sector: [], team: ['T1'] })).toBe(false);
  });
});
