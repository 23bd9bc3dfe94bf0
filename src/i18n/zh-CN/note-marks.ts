import type { noteMarkTexts as english } from '../en/note-marks.ts';

/** 看板上批注标记的用语。 */
export const noteMarkTexts: Record<keyof typeof english, string> = {
  'notes.open': '批注',
  'notes.none': '无批注',
  'notes.waiting': '…',
  'notes.later': '{files} 中的批注将在所属组合载入后读入。',
  'notes.later.forget': '不读入',
  'notes.status.seen': '已阅',
  'notes.status.in-hand': '处理中',
  'notes.status.done': '已办结',
  'notes.count': '{status}（{count}）',
  'notes.mark': '{name}的批注：{mark}',
  'notes.printed': '{status}，{who}，{at}：{text}',
  'notes.printed.plain': '{status}，{who}，{at}',
};
