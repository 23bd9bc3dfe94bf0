import type { thresholds as en } from '../en/thresholds.ts';

/** 阈值：来源、修改、问题提示与情景试算。 */
export const thresholds: Record<keyof typeof en, string> = {
  'problem.limit-bad-key': '{key} 不是有效的阈值参数',
  'problem.limit-unknown-metric': '{key} 所指的指标不存在',
  'problem.limit-bad-scope': '“{scope}”不是有效的适用范围',
  'problem.limit-no-direction': '{key}：该指标无优劣之分，不设阈值',
  'problem.limit-not-a-number': '{key}：“{value}”不是数字',
  'problem.limit-as-percent': '{key}：{value} 将超过 100%',
  'problem.limit-amber-beyond-red': '{key}：关注线超出了限额线',
  'problem.weight-unknown-measure': '{key} 不是考核卡中的指标',
  'problem.weight-not-a-share': '{key}：“{value}”不是 0 至 100% 的权重',
  'problem.esg-weights-unreadable': '“{value}”无法识别为 E、S、G 权重',
  'hint.limit-bad-key': '请写成 threshold:指标:amber 或 threshold:指标:red；该阈值未采用',
  'hint.limit-unknown-metric': '请填写 `bellwether metric --list` 所列的指标名或编号；该阈值未采用',
  'hint.limit-bad-scope': '请填写 portfolio、sector:…、client:… 或 facility:…；该阈值未采用',
  'hint.limit-no-direction': '请删除该行；未采用',
  'hint.limit-not-a-number': '请填写数字；该阈值未采用',
  'hint.limit-as-percent': '百分之五请写 5% 或 0.05；该阈值未采用',
  'hint.limit-amber-beyond-red': '请调整其中之一；在此之前两级均按限额线判定',
  'hint.weight-unknown-measure': '请填写考核卡指标的名称或编号；该权重未采用',
  'hint.weight-not-a-share': '请写 15% 或 0.15；该权重未采用',
  'hint.esg-weights-unreadable': '请写成 E 0.4, S 0.3, G 0.3；该权重未采用',
};
