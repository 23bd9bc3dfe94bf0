import type { keeping as en } from '../en/keeping.ts';

/** 在本机保存文件。 */
export const keeping: Record<keyof typeof en, string> = {
  'keeping.title': '保存在本机',
  'keeping.note':
    '未经您要求，不保存任何内容。保存的是各批次的原始文件、您对文件所作的确认，以及您在页面上设定的阈值和权重，存放在本浏览器的专用存储中：能使用此浏览器账户的人都可以打开。',
  'keeping.keep': '保存在本机',
  'keeping.again': '改为保存当前载入的文件',
  'keeping.working': '正在处理…',
  'keeping.done': '已保存。',
  'keeping.cleared': '已清除：本机未保存任何内容。',
  'keeping.none': '请先载入您自己的文件；示例数据不保存。',
  'keeping.insecure': '此处无法保存：浏览器只允许通过 https 或 localhost 打开的页面存储文件。',
  'keeping.missing': '此处无法保存：本浏览器或无痕窗口不允许页面存储文件。请使用新版浏览器的普通窗口。',
  'keeping.list': '保存于 {at}：{count}，{size}；连同上一版本共占用 {taken}',
  'keeping.count': '{count} 个文件',
  'keeping.file': '{name}（{size}）',
  'keeping.settings': '在页面上设定的阈值和权重：{count} 项',
  'keeping.wipe': '清除本机保存的内容…',
  'keeping.wipe.sure': '确定从本机清除 {taken}？原处的文件不受影响。',
  'keeping.wipe.yes': '清除',
  'keeping.wipe.no': '保留',
};
