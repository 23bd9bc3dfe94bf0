import type { AllowedValue } from './table.ts';
import { words } from './words.ts';

/** The supervisor's five classes of loan quality, 1 Pass to 5 Loss; sub-grades such as 关注2 belong to their class. */
export const FIVE_TIER: readonly AllowedValue[] = [
  tier(1, ['正常', '正常类', '正常贷款', 'Pass', 'Normal', 'Standard']),
  tier(2, ['关注', '关注类', '关注贷款', 'Special Mention', 'Special-Mention', 'Watch', 'Concern', 'SM']),
  tier(3, ['次级', '次级类', '次级贷款', 'Substandard', 'Sub-standard']),
  tier(4, ['可疑', '可疑类', '可疑贷款', 'Doubtful']),
  tier(5, ['损失', '损失类', '损失贷款', 'Loss', 'Bad']),
];

function tier(value: number, words: readonly string[]): AllowedValue {
  const chinese = words[0] ?? '';
  const grades = [1, 2, 3, 4].flatMap((grade) => [
    `${chinese}${grade}`,
    `${chinese}${grade}级`,
    `${chinese}${'一二三四'[grade - 1]}级`,
  ]);
  const signs = ['+', '-'].map((sign) => `${chinese}${sign}`);
  return { value, spellings: [...words, `0${value}`, `${value}类`, ...grades, ...signs] };
}

/** Risk tier of a client, 1 lowest to 5 highest. */
export const RISK_TIER: readonly AllowedValue[] = [1, 2, 3, 4, 5].map((value) => {
  const chinese = '一二三四五'[value - 1] ?? '';
  return {
    value,
    spellings: [`${value}级`, `${chinese}级`, `R${value}`, `Tier ${value}`, `T${value}`, `0${value}`],
  };
});

/** Environmental and social category of a subject; A is the highest risk. */
export const ES_CATEGORY: readonly AllowedValue[] = [
  { value: 'A', spellings: words('A类, A级, A - Significant, Category A, High, 高, 高风险') },
  { value: 'B', spellings: words('B类, B级, B - Limited, Category B, Medium, Moderate, 中, 中风险') },
  { value: 'C', spellings: words('C类, C级, C - No Impact, Category C, Low, 低, 低风险') },
  { value: 'FI-1', spellings: ['FI1', 'FI-1 - Significant'] },
  { value: 'FI-2', spellings: ['FI2', 'FI-2 - Limited'] },
  { value: 'FI-3', spellings: ['FI3', 'FI-3 - No Impact'] },
  { value: 'FI', spellings: ['金融中介'] },
];

/** Severity of a warning: 1 yellow, 2 orange, 3 red. */
export const SEVERITY: readonly AllowedValue[] = [
  { value: 1, spellings: words('黄, 黄色, 黄色预警, 一般, 低, low, yellow, 三级, minor') },
  { value: 2, spellings: words('橙, 橙色, 橙色预警, 较大, 中, medium, orange, 二级, moderate') },
  { value: 3, spellings: words('红, 红色, 红色预警, 重大, 高, high, red, 一级, severe, critical') },
];

/** Spellings of yes and no in flag columns. */
export const FLAG_WORDS = {
  yes: ['是', 'Y', 'Yes', 'T', 'True', '1', '√', '✓', '有', '在', '已'],
  no: ['否', 'N', 'No', 'F', 'False', '0', '×', '✗', 'X', '无', '未'],
} as const;

/** Cells that say "no value", beside the empty one. A blank number is not zero. */
export const NULL_WORDS = [
  '-',
  '--',
  '---',
  '—',
  '——',
  'N/A',
  'NA',
  '#N/A',
  'n.a.',
  '#',
  '无',
  'None',
  'NULL',
  '/',
  'NaN',
] as const;
