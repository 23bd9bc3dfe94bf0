import { describe, expect, it } from 'vitest';
import { readView, writeView, type View } from '../../src/dashboard/address.ts';

const NOTHING: View = { board: null, asOf: null, filter: {}, compare: null, months: null, language: null, panel: null };

describe('an address', () => {
  it('says board, date, filter, language and panel, and gives them back', () => {
    const view: View = {
      board: 'risk',
      asOf: '2026-06-30',
      filter: { sector: ['光伏', 'R&D = 50%'], branch: ['华东分行'] },
      compare: '2026-03-31',
      months: '2026-01..2026-06',
      language: 'en',
      panel: 'limits',
    };
    const address = writeView(view);
    expect(readView(address)).toEqual(view);
    expect(address).toContain('&months=2026-01..2026-06&');
    expect(address).toContain('board=risk&as-of=2026-06-30&branch=');
    expect(decodeURIComponent(address)).toContain('sector=光伏|R&D');
  });

  it('with nothing but one client opens the page of that client; beside a board a client is the filter', () => {
    const page: View = { ...NOTHING, board: 'client', filter: { client: ['C1'] } };
    expect(readView('?client=C1')).toEqual(page);
    expect(readView('?board=client&client=C1&as-of=2026-06-30')).toEqual({ ...page, asOf: '2026-06-30' });
    expect(writeView({ ...page, language: 'en' })).toBe('?client=C1&lang=en');
    expect(readView('?board=risk&client=C1')).toEqual({ ...page, board: 'risk' });
    for (const filter of ['client=C1|C2', 'client=C1&sector=x', 'sector=x'])
      expect(readView(`?${filter}`).board).toBeNull();
    for (const filter of [{ client: ['C1', 'C2'] }, { client: ['C1'], sector: ['x'] }, {}]) {
      const several: View = { ...page, filter };
      expect(readView(writeView(several))).toEqual(several);
    }
  });

  it('with nothing but one project, facility, manager or team opens its page, and with a branch none', () => {
    for (const kind of ['project', 'facility', 'manager', 'team'] as const) {
      const page: View = { ...NOTHING, board: kind, filter: { [kind]: ['X 1'] } };
      expect(readView(`?${kind}=X+1`)).toEqual(page);
      expect(writeView({ ...page, asOf: '2026-06-30' })).toBe(`?as-of=2026-06-30&${kind}=X+1`);
      expect(readView(`?${kind}=X|Y`).board).toBeNull();
      expect(readView(`?board=overview&${kind}=X`).board).toBe('overview');
    }
    expect(readView('?branch=X').board).toBeNull();
    expect(readView('?manager=unknown').board).toBeNull();
  });

  it('is empty for what is only as it always is', () => {
    expect(writeView(NOTHING)).toBe('');
    expect(readView('')).toEqual(NOTHING);
  });

  it('leaves alone what says nothing of the view', () => {
    expect(writeView({ ...NOTHING, board: 'esg' }, '?token=7&board=risk&sector=x')).toBe('?token=7&board=esg');
  });

  it('takes nothing it does not understand', () => {
    expect(readView('?as-of=2026-13-45&lang=fr&panel=../../etc&planet=mars&sector=&board=')).toEqual(NOTHING);
    expect(readView('?sector=a|a|&sector=b').filter).toEqual({ sector: ['a', 'b'] });
    expect(readView('?__proto__=x&client=<img onerror=1>').filter).toEqual({ client: ['<img onerror=1>'] });
  });
});
