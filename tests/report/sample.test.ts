import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { createReport } from '../../src/report/index.ts';
import { nodeFonts } from '../../src/report/fonts-node.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';
import { boards } from '../../widgets/index.ts';
import { readPdf } from './pdf-text.ts';

const FILES = ['exposure', 'client', 'manager', 'review', 'alert', 'esg', 'parameter'];

describe('report of the sample portfolio', () => {
  it('prints the values the portfolio answers, all four sections, and a name for every metric, in both languages', async () => {
    const engine = await startNodeEngine();
    try {
      const files = FILES.map(async (name) => ({
        name: `${name}.csv`,
        content: new Uint8Array(await readFile(`sample-data/${name}.csv`)),
      }));
      const portfolio = await loadPortfolio(engine, await Promise.all(files));
      for (const language of ['zh-CN', 'en'] as const) {
        const t = createTranslate(language, portfolio.currency);
        const { pages } = await readPdf(
          await createReport({ portfolio, boards, request: {}, t, fonts: await nodeFonts() }),
        );
        const text = pages.join('\n');
        expect(pages[0]).toContain(t('report.note.green'));
        for (const id of ['npl-ratio', 'outstanding-balance', 'review-on-time', 'portfolio-esg-score', 'hhi-sector']) {
          const [row] = await portfolio.ask(id);
          expect(text).toContain(t.format.value(row?.value ?? NaN, row?.unit ?? 'fraction'));
        }
        for (const family of ['risk', 'compliance', 'esg', 'managers'] as const)
          expect(pages.filter((page) => page.startsWith(`${t(`report.family.${family}`)}\n`))).toHaveLength(1);
        const startOf = (title: string) => pages.findIndex((page) => page.startsWith(`${title}\n`));
        expect(startOf(t('report.family.risk'))).toBe(startOf(t('report.summary')) + 1);
        // no slug of a metric is left where its name should be
        expect(METRICS.map(({ id }) => id).filter((id) => id.includes('-') && text.includes(id))).toEqual([]);
      }
    } finally {
      await engine.close();
    }
  });
});
