/** A new file, or a line put before another in one there is. */
export type Change =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly line: string; readonly before: string };

const LANGUAGES = ['en', 'zh-CN'] as const;

/** A line of words in each language. */
function words(file: string, before: string, line: string): Change[] {
  return LANGUAGES.map((language) => ({ file: `src/i18n/${language}/${file}.ts`, before, line }));
}

const METRIC = `import { defineMetric, sum } from '../definition.ts';
import { positions } from '../relations/position.ts';

/** Balance of class 3 over the balance with a reported five-tier class. */
export const substandardRatio = defineMetric({
  kind: 'ratio',
  id: 'substandard-ratio',
  code: 'R98',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  relation: positions,
  numerator: sum('outstanding', 'five_tier = 3'),
  denominator: sum('outstanding', 'five_tier IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  leftOut: [{ reason: 'class-unknown', when: 'five_tier IS NULL' }],
});
`;

const METRIC_TEST = `import { expect, it } from 'vitest';
import { rowOf } from '../five-loans.ts';

it('is the balance of class 3 over what has a class', async () => {
  const exposure = [{ outstanding: 1, five_tier: '3' }, { outstanding: 3, five_tier: '1' }];
  expect(await rowOf({ exposure }, 'substandard-ratio')).toMatchObject({ value: 0.25 });
});
`;

/** A metric, as a person adds one by the table of docs/developer.md. */
export const A_METRIC: readonly Change[] = [
  { file: 'src/metrics/risk/substandard-ratio.ts', text: METRIC },
  { file: 'tests/metrics/risk/substandard-ratio.test.ts', text: METRIC_TEST },
  {
    file: 'src/metrics/index.ts',
    before: 'const LIST = [',
    line: "import { substandardRatio } from './risk/substandard-ratio.ts';",
  },
  { file: 'src/metrics/index.ts', before: '  specialMentionRatio,', line: '  substandardRatio,' },
  ...words('metrics', "  'metric.special-mention-ratio'", "  'metric.substandard-ratio': 'Substandard 次级',"),
  ...words(
    'definitions',
    "  'definition.special-mention-ratio'",
    "  'definition.substandard-ratio': 'Share of the balance in class 3. 次级占比。',",
  ),
  ...words(
    'formulas',
    "  'formula.special-mention-ratio'",
    "  'formula.substandard-ratio': 'class 3 ÷ classed 次级 ÷ 已分类',",
  ),
  {
    file: 'tests/golden/sheet.csv',
    before: 'special-mention-ratio,usual',
    line: [
      'substandard-ratio,usual,,,300/(1000-10),300,1000-10,8,990/1090,grey,,class 3 over reported classes',
      'substandard-ratio,edge,filter=facility:F10,,NO_DATA,,,0,0,grey,,no reported class',
    ].join('\n'),
  },
  {
    file: 'tests/second-opinion/quality.ts',
    before: "  share('special-mention-ratio'",
    line: "  share('substandard-ratio', ({ five_tier: tier }) => (tier === null ? null : tier === 3)),",
  },
];

/** A card of one metric. */
export const A_CARD: readonly Change[] = [
  {
    file: 'widgets/boards/risk.json',
    before: '    {\n      "card": "trend",\n      "id": "risk-quality"',
    line: '    { "card": "heat:overdue-ratio:team:sector" },',
  },
];

const CARD = `import { askNow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { purpose, type Drawing } from '../kind.ts';

async function dueFigure(context: Context): Promise<Drawing> {
  const [row] = await askNow(context, 'overdue-ratio');
  const headline = valueCell(context, row);
  return { finding: headline.text, status: row?.status ?? 'grey', headline, foot: foot(context, row) };
}

/** What is overdue, as one number. */
export const due = purpose('due', ['overdue-ratio'], dueFigure, { compares: true });
`;

const CARD_TEST = `import { expect, it } from 'vitest';
import { due } from '../../widgets/cards/due.ts';

it('is made of one metric', () => expect(due.metrics({ card: 'due' })).toEqual(['overdue-ratio']));
`;

/** A card with a picture of its own, and its place on a board. */
export const AN_OWN_CARD: readonly Change[] = [
  { file: 'widgets/cards/due.ts', text: CARD },
  { file: 'tests/widgets/due.test.ts', text: CARD_TEST },
  {
    file: 'widgets/cards/index.ts',
    before: "import { ends } from './ends.ts';",
    line: "import { due } from './due.ts';",
  },
  { file: 'widgets/cards/index.ts', before: '  ...[overdue,', line: '  due,' },
  ...words('widgets', "  'risk-trend.gap'", "  'risk-trend.due': 'Due 到期',"),
  {
    file: 'widgets/boards/risk.json',
    before: '    {\n      "card": "trend",\n      "id": "risk-quality"',
    line: '    { "card": "due", "title": "risk-trend.due" },',
  },
];
