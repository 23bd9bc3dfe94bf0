import { describe, expect, it } from 'vitest';
import { importTexts } from '../support/import-text.ts';

const HEAD = 'subject_type,subject_id,assess_date,e_score,provider';

describe('assessments of one client on one day', () => {
  it('are one a provider; of one provider the last stays', async () => {
    const rows = ['client,C1,2026-06-01,72,Bank', 'client,C1,2026-06-01,20,Agency', 'client,C1,2026-06-01,70,Bank'];
    const { engine, report, cells } = await importTexts({ 'esg.csv': [HEAD, ...rows].join('\n') });
    const kept = await cells('SELECT CAST(provider AS VARCHAR), e_score FROM esg ORDER BY 1');
    expect(kept).toEqual([
      ['Agency', 20],
      ['Bank', 70],
    ]);
    expect(report.issueCounts['key-conflict']).toBe(1);
    await engine.close();
  });
});
