import type { Translate } from '../i18n/translate.ts';
import { ENGINE_SUPPORT } from '../lib/engine-support.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { Block } from './blocks.ts';

const KINDS = ['duckdb-wasm', 'duckdb-node'] as const;

/** Which database worked the numbers out, and how long its makers stand behind it; the other one beside it. */
export function engineBlocks({ engine }: Pick<Portfolio, 'engine'>, t: Translate): Block[] {
  const titles = ['report.engine', 'report.engine.version', 'report.engine.support', 'report.engine.used'] as const;
  return [
    { kind: 'heading', id: 'data-engines', title: t('report.engines'), bookmark: false },
    {
      kind: 'table',
      table: {
        columns: titles.map((title) => ({ title: t(title), align: 'start' as const })),
        rows: KINDS.map((kind) => {
          const { duckdb, carrier, supportedUntil } = ENGINE_SUPPORT[kind];
          const until = supportedUntil.length > 7 ? t.format.date(supportedUntil) : t.format.month(supportedUntil);
          return [
            t(`report.engine.${kind}`),
            `DuckDB ${duckdb} (${carrier})`,
            t('report.engine.until', { date: until }),
            kind === engine.kind ? t('report.engine.this') : t('report.engine.other'),
          ].map((text) => ({ text }));
        }),
      },
    },
  ];
}
