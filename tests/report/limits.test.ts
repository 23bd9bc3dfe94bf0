import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { dataBlocks } from '../../src/report/data-section.ts';
import { definitionBlocks } from '../../src/report/definitions.ts';
import { withSetting } from '../../src/session/settings/setting-edits.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const t = createTranslate('en');
const exposure = [{ facility_id: 'F1', client_id: 'C1', outstanding: 100, five_tier: 1 }];

describe('limits in the report', () => {
  it('are those in force, with whom there are others for, and the changes made on the page', async () => {
    const parameter = [{ key: 'threshold:npl-ratio:red', scope: 'client:C1', value: '2%' }];
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      const setting = { key: 'threshold:npl-ratio:red', scope: 'portfolio', value: '4%', from: null };
      const edited = portfolio.withParameters(withSetting(portfolio, setting, '2026-07-01T10:00:00Z'));
      const rows = await edited.ask('npl-ratio');
      const definition = definitionBlocks(rows, { portfolio: edited, request: {}, t }).at(-1);
      expect(JSON.stringify(definition)).toContain('■ breach > 4.00%; source: set by the bank (BANK)');
      expect(JSON.stringify(definition)).toContain('limits of their own: client C1');
      const texts = dataBlocks(edited, rows, { quality: [], t }).flatMap((block) =>
        block.kind === 'paragraph' ? [block.text] : [],
      );
      expect(texts).toContain(
        '2026-07-01 10:00 UTC · NPL ratio (R12): breach, the whole portfolio: 5.00% → 4%, at all dates',
      );
      const before = dataBlocks(portfolio, rows, { quality: [], t });
      expect(before.some((block) => block.kind === 'heading' && block.id === 'data-limits')).toBe(false);
    });
  });
});
