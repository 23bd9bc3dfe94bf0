import { createFormat } from './format.ts';

/**
 * Where each syllable begins among characters in the order of their sounds, which every browser knows: a sign stands for itself and all up to
 * the next. The order has one reading a character.
 */
const SYLLABLES = [
  'a吖 ai哎 an安 ang肮 ao凹 ba八 bai挀 ban扳 bang邦 bao勹 bei卑 ben奔 beng伻 bi屄 bian边 biao灬 bie憋 bin汃 bing冫 bo癶 bu峬 ca嚓 cai偲 can参',
  'cang仓 cao撡 ce冊 cen岑 ceng噌 cha叉 chai拆 chan辿 chang伥 chao抄 che车 chen抻 cheng阷 chi吃 chong充 chou抽 chu出 chuai揣 chuan巛 chuang刅',
  'chui吹 chun旾 chuo逴 ci呲 cong匆 cou凑 cu粗 cuan汆 cui崔 cun邨 cuo搓 da咑 dai呆 dan丹 dang当 dao刀 de嘚 deng灯 di氐 dia嗲 dian敁 diao刁 die爹',
  'ding丁 diu丟 dong东 dou吺 du厾 duan耑 dui垖 dun吨 duo多 e妸 ei诶 en奀 er儿 fa发 fan帆 fang匚 fei飞 fen分 feng丰 fo仏 fou紑 fu夫 ga旮 gai侅',
  'gan甘 gang冈 gao皋 ge戈 gen根 geng刯 gong工 gou勾 gu估 gua瓜 guai乖 guan关 guang光 gui归 gun丨 guo呙 ha哈 hai咍 han佄 hang夯 hao茠 he诃 hei黑',
  'hen拫 heng亨 hong叿 hou齁 hu乎 hua花 huai怀 huan欢 huang巟 hui灰 hun昏 huo吙 ji丌 jia加 jian戋 jiang江 jiao艽 jie阶 jin巾 jing坕 jiong冂',
  'jiu丩 ju凥 juan姢 jue噘 jun军 ka咔 kai开 kan刊 kang忼 kao尻 ke匼 ken肎 keng劥 kong空 kou抠 ku扝 kua夸 kuai蒯 kuan宽 kuang匡 kui亏 kun坤 kuo扩',
  'la垃 lai来 lan兰 lang啷 lao捞 le仂 lei雷 leng塄 li哩 lia俩 lian奁 liang良 liao撩 lie毟 lin拎 ling伶 liu溜 long龙 lou瞜 lu噜 lv驴 luan娈 lve掠',
  'lun抡 luo啰 ma妈 mai埋 man嫚 mang牤 mao猫 me嚒 mei呅 men椚 meng擝 mi咪 mian宀 miao喵 mie乜 min民 ming名 miu谬 mo摸 mou哞 mu毪 na拏 nai腉 nan囡',
  'nang囔 nao孬 ne疒 nei娞 nen恁 neng能 ni妮 nian拈 niang娘 niao鸟 nie捏 nin囜 ning宁 niu妞 nong农 nou羺 nu奴 nv女 nuan奻 nve疟 nuo郍 o喔 ou讴',
  'pa妑 pai拍 pan眅 pang乓 pao抛 pei呸 pen喷 peng匉 pi丕 pian囨 piao剽 pie氕 pin姘 ping乒 po钋 pou剖 pu仆 qi七 qia掐 qian千 qiang呛 qiao悄 qie苆',
  'qin亲 qing靑 qiong卭 qiu丘 qu区 quan峑 que炔 qun夋 ran呥 rang穣 rao娆 re惹 ren人 reng扔 ri日 rong戎 rou厹 ru邚 ruan堧 rui婑 run闰 ruo捼 sa仨',
  'sai毢 san三 sang桒 sao掻 se色 sen森 seng僧 sha杀 shai筛 shan山 shang伤 shao弰 she奢 shen申 sheng升 shi尸 shou収 shu书 shua刷 shuai衰',
  'shuan闩 shuang双 shui脽 shun吮 shuo说 si厶 song忪 sou凁 su苏 suan狻 sui夊 sun孙 suo唆 ta他 tai囼 tan坍 tang汤 tao夲 te忑 teng膯 ti剔 tian天',
  'tiao旫 tie帖 ting厅 tong囲 tou偷 tu凸 tuan湍 tui推 tun吞 tuo乇 wa屲 wai歪 wan弯 wang尢 wei危 wen昷 weng翁 wo挝 wu乌 xi夕 xia呷 xian仙 xiang乡',
  'xiao灱 xie些 xin心 xing星 xiong凶 xiu休 xu吁 xuan吅 xue削 xun坃 ya丫 yan恹 yang央 yao幺 ye倻 yi一 yin囙 ying应 yo哟 yong佣 you优 yu扜 yuan囦',
  'yue曰 yun晕 za帀 zai災 zan兂 zang匨 zao傮 ze则 zei贼 zen怎 zeng増 zha扎 zhai夈 zhan沾 zhang张 zhao佋 zhe蜇 zhen贞 zheng凧 zhi之 zhong中',
  'zhou州 zhu朱 zhua抓 zhuai拽 zhuan专 zhuang妆 zhui隹 zhun宒 zhuo拙 zi孜 zong宗 zou邹 zu租 zuan钻 zui厜 zun尊 zuo嘬',
];

/** Further readings of characters that names of banks, places and people are written with. */
const OTHERWISE = [
  '阿e 恶wu 尉yu 蔚yu 伯bai 否pi 秘bi 泌bi 柏bo 薄bo 番pan 槟bing 蚌beng 堡bu,pu 朴piao 冯ping 便pian 扁pian 屏bing 纤qian',
  '查zha 差chai,ci 参shen,cen 莘xin 藏zang 称chen 择zhai 翟zhai 曾zeng 扎za 祭zhai 单shan,chan 禅shan 长chang 朝zhao',
  '召shao 着zhao,zhuo 调tiao 车ju 柜ju 盛cheng 乘sheng 澄deng 晟sheng 省xing 识zhi 什shi 匙chi 期ji 奇ji 稽qi 亟qi 圻yin',
  '俟si 度duo 堕hui 削xiao 重chong 种chong 臭xiu 仇qiu 龟qiu 宿xiu 畜xu 传zhuan 员yun 敦dui 囤tun 区ou 圩xu 浒xu 给gei,ji',
  '枞zong 大dai 弹tan 澹tan 六lu 绿lu 露lou 蓼lu 覃qin 解xie 芥gai 殷yan 铅yan 提di 佃tian 钿tian 术zhu 约yao 钥yue 折she',
  '都du 说shui 乐yue,lao 会kuai 合ge 核hu 盖ge 颉xie 涡guo 券xuan 圈juan 咖ga 伽qie 厦xia 还huan 乾gan 扛gang 强jiang 降xiang',
  '行hang 巷hang 桁hang 红gong 贾gu 落la,lao 壳qiao 卡qia 莞wan 纶guan 万mo 蔓wan 呢ni 炅gui 浚xun 隽jun 角jue 觉jiao',
  '槛jian 没mo 模mu 脉mo 茄qie 犍qian 校jiao 雀qiao 劲jing 亲qing 靓liang 荥ying 率shuai 泷shuang 数shuo 莎suo 谁shui',
  '氏zhi 佛fo 地di 的di 得dei 了liao 洞tong 缪miao,mu 牟mu 茜xi 峙shi 桔ju 句gou 那nei 娜nuo 尿sui 色shai 系ji 血xie 似shi',
  '食si 焯zhuo 沈chen 陆liu 陉jing 漯ta 隗kui 宓fu 郗chi 於wu 垌tong 崴wei 埏yan 阚han 逄feng 侗tong 峒tong 汤shang 郦zhi',
  '泊bo 剥bao 卜bu 埔pu 颤zhan 辟bi 筠jun 曝bao 棱ling 拓tuo 焘dao',
];

const HAN = /\p{Script=Han}/u;

/** Whether Chinese text can be read as what is typed in Latin letters, from any of its characters on: whole syllables, initials, the last one begun. */
export function soundsLike(text: string, typed: string): boolean {
  return soundsOf(typed)(text);
}

/** The same of many texts: what no character of a text can begin with is told without reading on. */
export function soundsOf(typed: string): (text: string) => boolean {
  const wanted = typed.toLowerCase().replaceAll('ü', 'v').replaceAll("'", '');
  if (!/^[a-z0-9]+$/.test(wanted)) return () => false;
  const begins = new Map<string, boolean>();
  const beginsWith = (sign: string) => {
    const known = begins.get(sign);
    if (known !== undefined) return known;
    const can = HAN.test(sign) && partsOf(sign).some((part) => part.startsWith(wanted) || wanted.startsWith(part));
    begins.set(sign, can);
    return can;
  };
  return (text) => {
    let place = 0;
    for (const sign of text) {
      if (beginsWith(sign) && isReadFrom(readable(text.slice(place)), wanted)) return true;
      place += sign.length;
    }
    return false;
  };
}

/** The letters and figures of a text. */
function readable(text: string): string[] {
  return [...text.toLowerCase()].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
}

function isReadFrom(signs: readonly string[], wanted: string): boolean {
  let reached = new Set([wanted]);
  for (const sign of signs) {
    const next = new Set<string>();
    for (const rest of reached)
      for (const part of partsOf(sign)) {
        if (part.startsWith(rest)) return true;
        if (rest.startsWith(part)) next.add(rest.slice(part.length));
      }
    if (next.size === 0) return false;
    reached = next;
  }
  return false;
}

const parts = new Map<string, readonly string[]>();
let first: ((sign: string) => string) | undefined;

/** What may be typed for a character: its syllables, their initials; another sign stands for itself. */
function partsOf(sign: string): readonly string[] {
  const known = parts.get(sign) ?? (HAN.test(sign) ? spoken(sign) : [sign]);
  parts.set(sign, known);
  return known;
}

function spoken(sign: string): string[] {
  first ??= firstReadings();
  const readings = [first(sign), ...(OTHERS.get(sign) ?? [])];
  const written = readings.flatMap((sound) => [sound, sound.replace('v', 'u'), sound.replace(/^([jqxy])u/, '$1v')]);
  const initials = readings.flatMap((sound) => [sound.slice(0, 1), /^[zcs]h/.exec(sound)?.[0] ?? '']);
  return [...new Set([...written, ...initials])].filter(Boolean);
}

const OTHERS: ReadonlyMap<string, readonly string[]> = new Map(
  OTHERWISE.flatMap((line) => line.split(' ')).map((entry) => [entry.slice(0, 1), entry.slice(1).split(',')]),
);

function firstReadings(): (sign: string) => string {
  const { compare } = createFormat('zh-CN', null);
  const steps = SYLLABLES.flatMap((line) => line.split(' '));
  return (sign) => {
    let [from, to] = [0, steps.length];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if (compare(steps[middle]?.slice(-1) ?? '', sign) <= 0) from = middle;
      else to = middle;
    }
    return steps[from]?.slice(0, -1) ?? '';
  };
}
