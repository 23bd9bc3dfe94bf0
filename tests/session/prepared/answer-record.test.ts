import { expect, it } from 'vitest';
import { AnswerRecord } from '../../../src/session/prepared/answer-record.ts';
import { fakePortfolio } from '../../widgets/fake-portfolio.ts';

const DATES = ['2026-04-30', '2026-05-31', '2026-06-30'];

async function sizeOf(most?: number): Promise<number> {
  const record = new AnswerRecord(fakePortfolio({}), most);
  for (const asOf of DATES) await record.portfolio.ask('npl-ratio', { asOf });
  return record.size;
}

it('notes no more than it is to keep, and answers all the same', async () => {
  expect(await sizeOf(2)).toBe(2);
  expect(await sizeOf()).toBe(DATES.length);
  expect(await sizeOf(Infinity)).toBe(DATES.length);
});
