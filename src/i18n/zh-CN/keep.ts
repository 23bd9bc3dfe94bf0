import type { keep as en } from '../en/keep.ts';

export const keep: Record<keyof typeof en, string> = {
  'keep.change': '新增 {added} 行，减少 {removed} 行，重述 {restated} 行，不变 {unchanged} 行',
  'keep.amount': '{column} {before} → {after}',
  'keep.key': '主键',
  'keep.kind': '变化',
  'keep.column': '列',
  'keep.from': '原值',
  'keep.to': '新值',
  'keep.kind.added': '新增',
  'keep.kind.removed': '减少',
  'keep.kind.restated': '重述',
  'keep.load': '第 {number} 次导入',
  'keep.replaced': '替换了此前导入的 {count} 行',
  'keep.beside': '与已有数据并列',
  'keep.apart': '{table} {month}：被替换的数据与新数据没有任何相同主键；若是同一月份的不同部分，请放入同一文件夹',
  'keep.none': '没有差异',
  'keep.rowsHidden': '……另有 {count} 处变化',
};
