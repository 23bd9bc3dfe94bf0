import { describe, expect, it } from 'vitest';
import { importTexts, ledger } from '../support/import-text.ts';

const DAYS = 'SELECT days_past_due FROM exposure ORDER BY source_row';

async function load(heading: string, values: readonly string[]) {
  const text = ledger(
    ['贷款余额（元）', heading],
    values.map((value) => ['100', value]),
  );
  const { engine, cells, report } = await importTexts({ 'a.csv': text });
  const days = (await cells(DAYS)).map(([each]) => each);
  const unread = report.issues.filter(({ problem }) => problem === 'unclear-days').map(({ value }) => value);
  const asked = report.questions.flatMap((question) => (question.kind === 'word' ? [question.word] : []));
  await engine.close();
  return { days, unread, asked, said: Object.keys(report.issueCounts).filter((key) => key.startsWith('counts-')) };
}

describe('arrears counted in something else than days', () => {
  it.each(['Current Loan Delinquency Status', 'Months delinquent', 'MONTHS_PAST_DUE'])(
    '%s of a lender is the longest time it may mean',
    async (heading) => {
      expect(await load(heading, ['0', '1', '3', 'RA', ''])).toEqual({
        ...{ days: [0, 59, 119, null, null], unread: ['RA'], asked: ['RA'] },
        said: ['counts-delinquency-status'],
      });
    },
  );

  it('a status of thirty and more is one of days', async () => {
    const { days, said } = await load('Delinquency status', ['0', '30', '95']);
    expect([days, said]).toEqual([[0, 30, 95], []]);
  });

  it.each(['逾期月数', '拖欠月数', '贷款逾期月数'])(
    '%s of three leaves open on which side of 90 days',
    async (heading) => {
      expect(await load(heading, ['0', '2', '3', '4'])).toEqual({
        ...{ days: [0, 89, null, 149], unread: ['3'], asked: ['3'], said: ['counts-months'] },
      });
    },
  );

  it.each(['逾期期数', '欠款期数', 'Missed payments'])('%s say no days but none', async (heading) => {
    expect(await load(heading, ['0', '1', '5'])).toEqual({
      ...{ days: [0, null, null], unread: ['1', '5'], asked: ['1', '5'], said: ['counts-instalments'] },
    });
  });

  it('days win where a file has both', async () => {
    const text = ledger(['贷款余额（元）', '逾期月数', '逾期天数'], [['100', '4', '100']]);
    const { engine, cells, report } = await importTexts({ 'a.csv': text });
    expect([await cells(DAYS), report.issueCounts]).toEqual([[[100]], {}]);
    await engine.close();
  });
});
