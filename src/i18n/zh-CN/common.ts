import type { common as en } from '../en/common.ts';

export const common: Record<keyof typeof en, string> = {
  'status.green': '正常',
  'status.amber': '关注',
  'status.red': '超限',
  'status.grey': '无数据',
  'value.none': '无法计算',
};
