/**
 * What can be found in the portfolio; README.md tells where to look.
 * Months are counted from 2023-07 (0) to 2026-06 (35); client numbers are those of the ledger.
 */
export const STORIES = {
  /** A sector that deteriorates over the last year; places are those of its borrowers from the smallest to the largest. */
  sector: { name: '光伏制造', watched: 22, places: [0, 2, 5, 6, 8], firstMissed: [27, 27, 28, 29, 30], standstill: 33, watchFrom: [27, 28] },
  /** A team whose reviews are late from a month on, and one that hardly ever is late. */
  lateTeam: { name: '西南项目二部', from: 18 },
  bestTeam: '华东项目一部',
  /** One manager with far too many clients. */
  overloaded: 'RM16',
  /** One who left at the end of this day, and the one who took over his clients, bad loans included. */
  leaver: { manager: 'RM25', lastDay: '2025-03-31', heir: 'RM26', badFrom: [15, 16] },
  newcomers: ['RM10', 'RM22', 'RM37'],
  /** The largest borrower: the first client of 高速公路. */
  giant: { sector: '高速公路', place: '澜湾', limits: [26000, 24000, 20000, 16000, 14000] },
  /** Receivables turnover falls, the limit is cut: the first client of 水务环保. */
  receivables: {
    sector: '水务环保',
    place: '汇澄',
    amber: '2025-08-20',
    red: '2025-11-18',
    cut: '2025-12-12',
    before: 12000,
    after: 8000,
  },
  /** A polluter whose permit has run out: the first client of 化工新材料. */
  polluter: { sector: '化工新材料', place: '朔原', expired: '2026-03-31', raised: '2026-04-08' },
  /** More than 90 days past due and still reported as special mention: the first client of 产业园区. */
  underClassified: { sector: '产业园区', place: '盈渡', firstMissed: 31 },
} as const;
