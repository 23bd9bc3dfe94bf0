import { describe, expect, it } from 'vitest';
import { extractNamed } from '../../../src/ingest/match/named-extract.ts';

describe('the supervisor’s table a file is named after', () => {
  it.each([
    ['T_8_1.csv', '一表通 8.1'],
    ['t_8_13.csv', '一表通 8.13'],
    ['B0001_T_8_15', '一表通 8.15'],
    ['IE_005_504.txt', 'EAST 504'],
    ['EAST5_504_20260630.csv', 'EAST 504'],
    ['ETL_EAST5.0_504.csv', 'EAST 504'],
    ['X-DGXDYWJJB-20260630.txt', 'EAST 504'],
  ])('%s is %s', (file, table) => {
    expect(extractNamed(file)?.name).toBe(table);
  });

  it.each(['T_8_131.csv', 'PART_8_1.csv', 'T_8_1_2.csv', 'IE_005_5041.txt', 'loans-504.csv', 'T_99_9.csv'])(
    '%s is none',
    (file) => {
      expect(extractNamed(file)).toBeNull();
    },
  );
});
