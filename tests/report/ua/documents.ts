import type { Figure } from '../../../src/charts/figure.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { nodeFonts } from '../../../src/report/fonts-node.ts';
import type { Block } from '../../../src/report/blocks.ts';
import type { AppetiteLine } from '../../../src/report/pack/appetite.ts';
import { renderPrints } from '../../../src/report/render.ts';
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

/** What only a board pack has: questions, indicators against limits, points, bands. */
export async function uaPack(language: UaDocument['language']): Promise<UaDocument> {
  const t = createTranslate(language, 'CNY');
  const bands = [{ status: 'red' as const, text: t('report.band.scenario') }];
  const line = (name: string, changes: Partial<AppetiteLine> = {}): AppetiteLine => ({
    ...{ metric: 'npl-ratio', name, now: { text: '2.74%', status: 'amber' }, change: '−0.60 个百分点', limit: '5.00%' },
    ...{ use: { share: 0.55, watch: 0.6 }, course: [0.02, null, 0.03, 0.027], told: '2.00% 至 2.74%', why: '结清' },
    ...changes,
  });
  const lines = [line('不良贷款率'), line('约束条款余量', { use: null, course: [], why: null, now: { text: '1' } })];
  const blocks: Block[] = [
    { kind: 'cover', title: '报告', subtitle: '截至', facts: [['范围', '全部']], notes: [], bands },
    { kind: 'points', title: t('pack.questions'), lines: [t('pack.title.summary'), t('pack.title.change')] },
    { kind: 'question', id: 'summary', title: t('pack.title.summary'), answer: '二项超限。', status: 'red' },
    { kind: 'appetite', lines },
    { kind: 'points', title: t('pack.decide'), lines: [t('pack.decide.nothing')] },
    { kind: 'question', id: 'change', title: t('pack.title.change'), answer: '', status: null },
  ];
  const print = {
    blocks,
    title: 'A & B <风险>',
    author: '风险管理部 & Co',
    asOf: '2026-06-30',
    scope: '全部',
    bands,
    t,
  };
  const bytes = await renderPrints([{ ...print, edition: 'abc' }], await nodeFonts(), () => Promise.resolve());
  return { language, bytes, tagged: readTagged(bytes) };
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
