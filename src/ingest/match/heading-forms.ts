import type { Column } from '../../model/table.ts';
import { fold, parseHeading } from './units.ts';

/** A heading brought to its core, and how many words had to be taken away for it. */
export interface Form {
  core: string;
  cost: number;
}

/**
 * Words that change what is meant: the value before, an average, a running total, interest, a part, a plan, somebody else's.
 * A heading with one of them is only what a heading of ours says word for word.
 */
const OTHERWISE = new RegExp(
  [
    '原(?!币|因)|上[一]?[期月年季笔次]|前[一]?[期次]|[年月期季]初|历史|变更前|调整前|核销前',
    '月均|日均|年均|平均|均值|累[计积]|最[高低大小](?!逾期)|峰值',
    '利息|欠息|罚息|复利|正常(?=本金|余额|贷款)|未到期|未逾期',
    '计划|预[计测]|目标|应[收付]|拟',
    '登记|审批|批准|申请|创建|录入|更新|修改|操作|复核|担保人|保证人|抵押人|共同|联系人|配偶|股东|法定|实际控制',
    '合同(?=起始|生效|开始|签订|状态)|协议(?=状态|签订)|账户(?=状态|类型)|利率类型|币种类型',
    '是否(?!(?:为|属于|属)?(?:不良|重组|展期|预警|绿色|两高|高污染|高耗能|合并|豁免))',
  ].join('|'),
);
const OTHERWISE_WORDS = new Set(
  'original orig initial previous prior former opening average avg mean cumulative accrued interest scheduled target expected planned minimum maximum min max guarantor co next last first second approval application requested parent'.split(
    ' ',
  ),
);

/** Qualifiers that leave the meaning as it is, before a Chinese name; the fitter a word is for managers, the earlier it stands. */
const BEFORE =
  /^(?:管户|主办|主管|经办|主(?!要|管|办|合)|主(?=合同)|本期末?|期末|月末|年末|季末|当前|最新|目前|现有|实际|本次|本行|我行|当期|新(?!增)|合同|借据|贷款|信贷|授信|客户|借款人|借款企业|企业|对公|资产|业务|账户|账面|账务|所属|归属|上报|银行|内部|核心|统一|ecif|本)/;
/** Words behind a name that say only what kind of cell it is; for columns of words and codes. */
const BEHIND: readonly (readonly [RegExp, number])[] = [
  [/(?:名)$/, 1],
  [/(?:状态|结果|情况|说明)$/, 1],
  [/(?:号|标志)$/, 2],
];
/** What is left must still say what it is: `客户状态` is not the status of a loan. */
const BARE = new Set(
  '状态 名 号 类型 类别 种类 分类 级别 等级 日 金额 客户 用途 期限 阶段 方式 标志 人 结果 比例 品种 序号 地址 id name status date amount type code number category grade level class value flag customer client loan account description'.split(
    ' ',
  ),
);
const BEFORE_WORDS = new Set(
  'current latest actual closing ending present loan facility account client customer borrower obligor company counterparty the'.split(
    ' ',
  ),
);
const BEHIND_WORDS = new Set('code name status indicator flag id no number nbr num description desc'.split(' '));

const MOST_STEPS = 3;
const known = new Map<string, readonly Form[]>();

/** The cores a heading can be brought to by its qualifiers, the nearest first; the heading's own core has cost 0. */
export function formsOf(heading: string): readonly Form[] {
  const folded = fold(heading);
  const found = known.get(heading) ?? (OTHERWISE.test(folded) ? [] : reduce(canonical(folded), wordsOf(heading)));
  if (known.size > 20_000) known.clear();
  known.set(heading, found);
  return found;
}

/** One way of writing for what is written in many: 编号, 代码, ID; 日期, 日; 名称, 姓名; 标识, 是否…. */
export function canonical(folded: string): string {
  return folded
    .replace(/贷款台账|贷款台帐/, '台账')
    .replace(/借款(?!人|企业|单位|方|主体|户)/, '贷款')
    .replace(/(?:日期|时间)$/, '日')
    .replace(/(?:统一)?(?:编号|代码|编码|号码|流水号|唯一码|内码|识别码|(?<=[\p{Script=Han}])id)$/u, '号')
    .replace(/(?<=..)工号$/, '号')
    .replace(/(?:名称|姓名|中文名称|中文名|全称|简称)$/, '名')
    .replace(/(?:标识|标记)$/, '标志')
    .replace(/^是否(?:为|属于|属)?(.+?)(?:标志)?$/, '$1标志');
}

function wordsOf(heading: string): string[] {
  return heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9%+&']+/)
    .filter((word) => word !== '');
}

function reduce(core: string, words: readonly string[]): Form[] {
  const forms = new Map([[core, 0]]);
  const add = (text: string, cost: number) => {
    if (text !== '' && !forms.has(text)) forms.set(text, cost);
  };
  for (let step = 1; step <= MOST_STEPS; step += 1)
    for (const [text, cost] of [...forms]) {
      const head = BEFORE.exec(text)?.[0] ?? '';
      if (head !== '' && text.length > head.length) add(canonical(text.slice(head.length)), cost + headCost(head));
    }
  for (const form of reduceWords(words)) add(form.core, form.cost);
  return [...forms]
    .filter(([text, cost]) => cost === 0 || !BARE.has(text))
    .map(([text, cost]) => ({ core: text, cost }))
    .toSorted((a, b) => a.cost - b.cost);
}

/** 管户 before 主办 before 经办. */
function headCost(head: string): number {
  return head === '经办' ? 3 : head.startsWith('主') ? 2 : 1;
}

function reduceWords(words: readonly string[]): Form[] {
  if (words.length < 2 || words.some((word) => OTHERWISE_WORDS.has(word))) return [];
  const start = words.findIndex((word) => !BEFORE_WORDS.has(word));
  if (start === -1) return [];
  return Array.from({ length: start }, (_, at) => ({ core: fold(words.slice(at + 1).join(' ')), cost: at + 1 }));
}

/** How far a heading is from a column's own headings: 0 for one of them but for its way of writing, null for none of them. */
export function distance(
  column: Column,
  heading: string,
  wanted: readonly string[],
): { place: number; cost: number } | null {
  const peels = isOfWords(column);
  let best: { place: number; cost: number } | null = null;
  const consider = (core: string, cost: number) => {
    const place = cost > 0 && BARE.has(core) ? -1 : wanted.indexOf(core);
    if (place !== -1 && (!best || cost < best.cost)) best = { place, cost };
  };
  for (const { core, cost } of formsOf(heading)) {
    consider(core, cost);
    if (!peels) continue;
    for (const [behind, more] of BEHIND) if (behind.test(core)) consider(core.replace(behind, ''), cost + more);
    const tail = [...BEHIND_WORDS].find((word) => core.endsWith(word) && wordsOf(heading).at(-1) === word);
    if (tail) consider(core.slice(0, -tail.length), cost + 1);
  }
  return best;
}

/** Columns whose cells are words or codes: `行业代码` and `行业名称` say what 行业 says. */
function isOfWords({ type, name }: Column): boolean {
  return type === 'category' || type === 'code' || name === 'group_id';
}

const cores = new WeakMap<readonly string[], readonly string[]>();

/** Headings in their one way of writing, in the same order. */
export function coresOf(headings: readonly string[]): readonly string[] {
  const found = cores.get(headings) ?? headings.map((heading) => canonical(parseHeading(heading).folded));
  cores.set(headings, found);
  return found;
}
