import { describe, expect, it } from 'vitest';
import { isInWords, readDaysPastDue } from '../../../src/ingest/match/days-in-words.ts';

function days(words: readonly string[]) {
  return Object.fromEntries(words.map((word) => [word, readDaysPastDue(word)]));
}

describe('days past due in words', () => {
  it('are none where nothing is overdue', () => {
    const words = [
      ...['未逾期', '没有逾期', '没逾期', '不逾期', '无', '无逾期', '逾期无', ' 未逾期 ', '0天'],
      ...['Current', 'not past due', 'Not Overdue', 'never overdue', 'no arrears', 'not delinquent', 'Up to date'],
    ];
    expect(days(words)).toEqual(Object.fromEntries(words.map((word) => [word, 0])));
  });

  it('are not none because a word for that stands in what is said', () => {
    for (const word of [
      ...[
        '曾无逾期',
        '未逾期30天以上',
        '从未逾期后逾期',
        '逾期无法收回',
        '无力偿还',
        '有无',
        '逾期有无',
        '无逾期后逾期',
      ],
      ...[
        'was not overdue',
        'not overdue until May',
        'concurrent',
        'currently late',
        'never up to date',
        'up to date no more',
      ],
    ])
      expect(readDaysPastDue(word), word).toBeUndefined();
  });

  it('are the number beside their unit or name', () => {
    expect(
      days([
        '45',
        '45天',
        '逾期45天',
        '逾期 45 天',
        '４５日',
        '45 days',
        'DPD 45',
        '30DPD',
        '45 days past due',
        '本金逾期45天',
      ]),
    ).toEqual({
      ...{
        '45': 45,
        '45天': 45,
        逾期45天: 45,
        '逾期 45 天': 45,
        '４５日': 45,
        '45 days': 45,
        'DPD 45': 45,
        '30DPD': 30,
      },
      ...{ '45 days past due': 45, 本金逾期45天: 45 },
    });
  });

  it('are the longest of a range, so that no loan looks better than it may be', () => {
    expect(
      days(['1-30天', '31～60', '61至90天', '30-59 days', '91-180', 'Late (16-30 days)', '30天以内', '≤90天']),
    ).toEqual({
      ...{ '1-30天': 30, '31～60': 60, '61至90天': 90, '30-59 days': 59, '91-180': 180, 'Late (16-30 days)': 30 },
      ...{ '30天以内': 30, '≤90天': 90 },
    });
  });

  it('may be a range of one day, or one that begins at 90', () => {
    expect(days(['30-30天', '90-180天'])).toEqual({ '30-30天': 30, '90-180天': 180 });
  });

  it('are left open by a range on both sides of 90 days, and by one turned round', () => {
    expect(days(['61-180天', '1-91', '180天以内', '30-1'])).toEqual({
      ...{ '61-180天': undefined, '1-91': undefined, '180天以内': undefined, '30-1': undefined },
    });
  });

  it('are more than the number that is passed, and the number itself where it is included', () => {
    expect(
      days([
        '90天以上',
        '90+',
        '>90',
        '＞90天',
        '超过90天',
        'over 90 days',
        '120+ DPD',
        '90天及以上',
        '>=90',
        '90天（含）以上',
      ]),
    ).toEqual({
      ...{ '90天以上': 91, '90+': 91, '>90': 91, '＞90天': 91, 超过90天: 91, 'over 90 days': 91, '120+ DPD': 121 },
      ...{ '90天及以上': 90, '>=90': 90, '90天（含）以上': 90 },
    });
  });

  it('follow the months of M0 to M6+', () => {
    expect(days(['M0', 'M1', 'm3', 'M3+', 'M12'])).toEqual({ M0: 0, M1: 30, m3: 90, 'M3+': 91, M12: 360 });
    for (const word of ['PM1', 'M3++', 'M1-M3', 'M123']) expect(readDaysPastDue(word), word).toBeUndefined();
  });

  it('are not made of instalments, months or anything else', () => {
    for (const word of ['3期', '逾期3期', '3个月', 'RA', '逾期', 'soon', '-', '', '1/2', '45.5', '2026-06-30'])
      expect(readDaysPastDue(word), word).toBeUndefined();
  });
});

describe('a cell of days', () => {
  it.each(['45', ' -45 ', '+1,234', '45.', '45.25', '４５', '12 '])('%j is a number', (cell) => {
    expect(isInWords(cell)).toBe(false);
  });

  it.each(['45天', 'M1', 'x 45', '45 x', '45.2.1', '--45', '4 5', '', '90+'])('%j is more than a number', (cell) => {
    expect(isInWords(cell)).toBe(true);
  });
});
