import { describe, expect, it } from 'vitest';
import { soundsLike } from '../../src/i18n/pinyin.ts';

const USUAL = [
  'a啊 ai爱 an安 ang昂 ao澳 ba把 bai百 ban办 bang帮 bao报 bei北 ben本 beng泵 bi比 bian变 biao表 bie别 bin宾 bing并 bo波',
  'bu部 ca擦 cai才 can残 cang仓 cao草 ce策 cen岑 ceng层 cha察 chai柴 chan产 chang场 chao超 che彻 chen陈 cheng成 chi持',
  'chong充 chou筹 chu出 chuai踹 chuan川 chuang创 chui吹 chun春 chuo绰 ci次 cong丛 cou凑 cu促 cuan窜 cui催 cun村',
  'cuo措 da达 dai代 dan但 dang当 dao到 de德 dei得 deng等 di第 dia嗲 dian电 diao掉 die跌 ding定 diu丢 dong动 dou斗 du独',
  'duan断 dui对 dun吨 duo多 e额 ei诶 en恩 er而 fa发 fan反 fang方 fei费 fen分 feng风 fo佛 fou否 fu府 ga嘎 gai改 gan干',
  'gang钢 gao高 ge个 gei给 gen根 geng更 gong工 gou构 gu股 gua挂 guai怪 guan关 guang光 gui规 gun滚 guo国 ha哈 hai海',
  'han汉 hang航 hao好 he河 hei黑 hen很 heng衡 hong宏 hou后 hu护 hua花 huai怀 huan环 huang黄 hui回 hun婚 huo活 ji济',
  'jia加 jian建 jiang将 jiao教 jie结 jin进 jing经 jiong窘 jiu就 ju局 juan卷 jue决 jun军 ka喀 kai开 kan看 kang康 kao考',
  'ke可 ken肯 keng坑 kong空 kou口 ku苦 kua跨 kuai快 kuan款 kuang况 kui亏 kun困 kuo扩 la拉 lai来 lan兰 lang浪 lao老',
  'le叻 lei类 leng冷 li理 lia俩 lian联 liang量 liao料 lie列 lin林 ling领 liu流 long龙 lou楼 lu路 luan乱 lun论 luo啰',
  'lv律 lve略 ma马 mai买 man满 mang忙 mao贸 me么 mei美 men们 meng蒙 mi米 mian面 miao苗 mie灭 min民 ming明 miu谬 mo末',
  'mou某 mu目 na纳 nai乃 nan男 nang囊 nao脑 ne讷 nei馁 nen嫩 neng能 ni你 nian年 niang娘 niao鸟 nie聂 nin您 ning凝',
  'niu牛 nong农 nou耨 nu努 nuan暖 nuo诺 nv钕 nve虐 o噢 ou欧 pa怕 pai牌 pan判 pang庞 pao跑 pei配 pen喷 peng鹏 pi批',
  'pian片 piao票 pie瞥 pin品 ping平 po破 pou剖 pu普 qi企 qia恰 qian前 qiang墙 qiao桥 qie切 qin勤 qing情 qiong穷 qiu求',
  'qu去 quan全 que确 qun群 ran然 rang让 rao绕 re热 ren人 reng仍 ri日 rong容 rou肉 ru入 ruan软 rui瑞 run润 ruo弱 sa萨',
  'sai赛 san三 sang桑 sao扫 se色 sen森 seng僧 sha沙 shai筛 shan山 shang上 shao少 she设 shen深 sheng生 shi是 shou收',
  'shu书 shua刷 shuai帅 shuan栓 shuang双 shui水 shun顺 shuo烁 si司 song送 sou艘 su速 suan算 sui随 sun损 suo所 ta他',
  'tai台 tan谈 tang堂 tao套 te特 teng腾 ti体 tian天 tiao条 tie铁 ting听 tong同 tou投 tu土 tuan团 tui推 tun吞 tuo托',
  'wa瓦 wai外 wan完 wang王 wei为 wen文 weng翁 wo我 wu务 xi西 xia下 xian现 xiang向 xiao小 xie协 xin新 xing星 xiong雄',
  'xiu修 xu需 xuan选 xue学 xun讯 ya亚 yan研 yang样 yao要 ye业 yi一 yin因 ying应 yo哟 yong用 you有 yu于 yuan元 yue月',
  'yun运 za杂 zai在 zan赞 zang脏 zao造 ze责 zei贼 zen怎 zeng增 zha炸 zhai债 zhan展 zhang张 zhao照 zhe者 zhen镇',
  'zheng政 zhi制 zhong中 zhou州 zhu主 zhua抓 zhuai拽 zhuan专 zhuang装 zhui坠 zhun准 zhuo桌 zi资 zong总 zou走 zu组',
  'zuan钻 zui最 zun尊 zuo作',
];

describe('Chinese text typed in Latin letters', () => {
  it.each([
    ['华东分行', 'huadongfenhang hdfh hua huad huadongfh hdongfenh h dongf fenhang fhang fh HDFH'],
    ['重庆银行长沙支行', 'chongqing cq yinhang yh changsha cszh chshzhh'],
    ['厦门市都江堰', 'xiamen xm dujiangyan xmsdjy'],
    ['西安', "xi'an xian xa"],
    ['吕梁', 'lvliang lüliang luliang ll'],
    ['聚源徐工', 'juyuan jvyuan xugong jyxg'],
    ['曾单仇解', 'zengshanqiuxie zsqx'],
    ['王堃犇', 'wangkunben wkb'],
    ['ABC（中国）3号项目', 'zg3hxm zhongguo3haoxiangmu haox'],
  ])('finds %s', (text, typed) => {
    for (const each of typed.split(' ')) expect([each, soundsLike(text, each)]).toEqual([each, true]);
  });

  it.each([
    ['华东分行', 'uadong huafen hdhf hdfhh ong dongfang a fenhangh'],
    ['华东分行', '华东 h-d é'],
    ['East Branch', 'e east eb'],
    ['1号', 'y'],
    ['', 'a'],
  ])('does not find %s', (text, typed) => {
    for (const each of typed.split(' ')) expect([each, soundsLike(text, each)]).toEqual([each, false]);
    expect(soundsLike(text, '')).toBe(false);
  });

  it('reads a usual character of every syllable as that, and few also as another', () => {
    const read = USUAL.flatMap((line) => line.split(' ')).map(
      (entry) => [entry.slice(0, -1), entry.slice(-1)] as const,
    );
    const whole = (sign: string, sound: string) => soundsLike(`${sign}。${sign}`, `${sound}${sound}`);
    expect(read.filter(([sound, sign]) => !whole(sign, sound))).toEqual([]);
    const sounds = new Set(read.map(([sound]) => sound));
    expect(sounds.size).toBe(read.length);
    const others = read.flatMap(([own, sign]) =>
      [...sounds]
        .filter((sound) => sound !== own && sound !== own.slice(0, 1) && whole(sign, sound))
        .map((sound) => `${sign} ${sound}`),
    );
    expect(others).toEqual(['得 de', '佛 fu', '否 pi', '给 ge', '给 ji', '律 lu', '钕 nu', '色 shai']);
  });
});
