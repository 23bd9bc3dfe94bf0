import type { evidence as en } from '../en/evidence.ts';

export const evidence: Record<keyof typeof en, string> = {
  'excluded.not-concerned': '不属于该指标的统计对象',
  'evidence.report': '溯源明细',
  'evidence.version': '口径版本',
  'evidence.numerator-rows': '其中 {count} 行计入分子',
  'evidence.left-out': '未计入的行（{total}）',
  'evidence.column.side': '计入',
  'evidence.column.reason': '未计入原因',
  'evidence.column.included': '是否计入',
  'evidence.column.period': '期间',
  'part.side.both': '分子、分母',
  'part.side.numerator': '分子',
  'part.side.denominator': '分母',
  'evidence.recompute.ratio': '按分组和分项：included = true 的行，numerator 合计 ÷ denominator 合计。',
  'evidence.recompute.share':
    '按分组：included = true 的行，该分项 numerator 合计 ÷ 全部行（矩阵为 from 相同的行）denominator 合计。',
  'evidence.recompute.once':
    '按分组和分项：included = true 的行，numerator 合计 ÷ 最大的 denominator；各行的 denominator 相同。',
  'evidence.recompute.amount': '按分组和分项：included = true 的行，numerator 合计。',
  'evidence.recompute.distinct': '按分组和分项：included = true 的行，measure 不重复的个数。',
  'evidence.recompute.mean': '按分组和分项：included = true 的行，measure 的平均值。',
  'evidence.recompute.median': '按分组和分项：included = true 的行，measure 的中位数。',
  'evidence.recompute.p90': '按分组和分项：included = true 的行，measure 的 90 分位数，两值之间按比例内插。',
  'evidence.recompute.min': '按分组和分项：included = true 的行，measure 的最小值。',
  'evidence.recompute.max': '按分组和分项：included = true 的行，measure 的最大值。',
  'evidence.recompute.relative':
    '按分组和分项：（now_numerator ÷ now_denominator）÷（before_numerator ÷ before_denominator）− 1，各为 included = true 的行的合计；未列出的分母为 1。',
  'evidence.recompute.difference':
    '按分组和分项：now_numerator ÷ now_denominator − before_numerator ÷ before_denominator，各为 included = true 的行的合计；未列出的分母为 1。',
  'evidence.recompute.hhi': '按分组：included = true 的行，numerator 按 name 汇总后平方求和 ÷ 总额的平方。',
  'evidence.recompute.largest':
    '按分组：included = true 的行，numerator 按已知 name 汇总的最大值 ÷ 该值的分母（有效资本净额，没有时为 numerator 合计）。',
  'evidence.recompute.derived': '由所列各值按公式得出；各值另有自己的溯源明细。',
};
