import type { Translate } from '../i18n/translate.ts';
import { ENGINE_SUPPORT } from '../lib/engine-support.ts';
import type { Block } from './blocks.ts';

const KINDS = ['duckdb-wasm', 'duckdb-node'] as const;

/** The databases that work numbers out, and how long their makers stand behind each; which it was does not change a report. */
export function engineBlocks(t: Translate): Block[] {
  const titles = ['report.engine', 'report.engine.version', 'report.engine.support'] as const;
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
          ].map((text) => ({ text }));
        }),
      },
    },
  ];
}
