import type { Figure } from '../../../src/charts/figure.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { nodeFonts } from '../../../src/report/fonts-node.ts';
import { createReport } from '../../../src/report/index.ts';
import { boardOf, cell, portfolioOf, tableFigure, trendFigure } from '../fixture.ts';
import { readTagged, type Tagged } from './tagged.ts';

/** A document with all a report has, in a language. */
export interface UaDocument {
  language: 'zh-CN' | 'en';
  bytes: Uint8Array;
  tagged: Tagged;
}

let made: Promise<UaDocument[]> | undefined;

/** The same small report in both languages, made once for all tests. */
export function uaDocuments(): Promise<UaDocument[]> {
  return (made ??= Promise.all((['zh-CN', 'en'] as const).map(documentIn)));
}

async function documentIn(language: UaDocument['language']): Promise<UaDocument> {
  const t = createTranslate(language, 'CNY');
  const tiles = ['a', 'b', 'c'].map((title, at) => ({
    title,
    value: cell(0.01 * at, 'amber', t),
    change: '+0.1',
    spark: [],
  }));
  const narrow = (id: string): Figure => trendFigure(t, { id, table: undefined });
  const figures = [
    trendFigure(t, { id: 'tiles', chart: undefined, table: undefined, tiles }),
    { ...tableFigure(t, 70), brief: 50 },
    narrow('left'),
    narrow('right'),
  ];
  const bytes = await createReport({
    portfolio: portfolioOf(),
    boards: [
      boardOf('overview', figures),
      boardOf('risk', [trendFigure(t, { span: 'full' })]),
      boardOf('esg', [], ['esg']),
    ],
    request: {},
    t,
    fonts: await nodeFonts(),
    title: 'A & B <风险>',
    preparer: '风险管理部 & Co',
  });
  return { language, bytes, tagged: readTagged(bytes) };
}
