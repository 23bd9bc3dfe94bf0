import { createTranslate } from '../i18n/translate.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { EVERY_BOARD } from '../../widgets/every-board.ts';
import { heardCards } from './heard-cards.ts';

const ZH = createTranslate('zh-CN');
const EN = createTranslate('en');
/** A card that asks for more is made of the whole catalogue: it is said how many. */
const NAMED = 12;

/** Which metrics each card asks for of a portfolio, and where each metric is seen, as Markdown. */
export async function cardDocument(portfolio: Portfolio): Promise<string> {
  const seen = new Map<string, string[]>(portfolio.catalogue.metrics.map(({ id }) => [id, []]));
  const sections: string[] = [];
  for (const board of EVERY_BOARD) {
    // a board about one client is about the first there is
    const first = board.about ? (await portfolio.values(board.about))[0]?.value : undefined;
    const request = board.about && first !== undefined ? { filter: { [board.about]: [first] } } : {};
    const lines = (await heardCards(board, portfolio, request, EN)).map(({ card, rows }) => {
      const asked = new Set([...card.metrics, ...rows.map(({ metric }) => metric)]);
      const metrics = [...seen.keys()].filter((metric) => asked.has(metric));
      for (const metric of metrics) seen.get(metric)?.push(`${board.id}/${card.id}`);
      return `| \`${card.id}\` | ${card.title(ZH)} | ${card.title(EN)} | ${metricsText(metrics)} |`;
    });
    const name = [ZH, EN].map((t) => board.title(t)).join(' · ');
    const head = ['| card | 卡片 | title | metrics |', '|---|---|---|---|'];
    sections.push('', `## ${name} (\`${board.id}\`)`, '', ...head, ...lines);
  }
  const unseen = [...seen].filter(([, places]) => places.length === 0).map(([metric]) => metric);
  return [
    '# The cards · 卡片目录',
    '',
    '<!-- Made by `npm run docs`; a test holds it against the code. -->',
    '',
    'What each card of each board asks for of the sample (`bellwether boards --list`, `bellwether board ID --data PATH`), and where each metric',
    'is seen. Every metric can also be shown by itself: as a card `trend:METRIC`, `ranked:METRIC:DIMENSION` …, or as an element `<bw-metric>`.',
    ...sections,
    '',
    '## Where each metric is seen',
    '',
    '| metric | places |',
    '|---|---|',
    ...[...seen].flatMap(([metric, places]) =>
      places.length > 0 ? [`| \`${metric}\` | ${[...new Set(places)].join(', ')} |`] : [],
    ),
    '',
    ...(unseen.length > 0
      ? [`On no board (${unseen.length}): ${unseen.map((metric) => `\`${metric}\``).join(', ')}.`, '']
      : []),
  ].join('\n');
}

function metricsText(metrics: readonly string[]): string {
  if (metrics.length > NAMED) return `${metrics.length} metrics`;
  return metrics.map((metric) => `\`${metric}\``).join(' ');
}
