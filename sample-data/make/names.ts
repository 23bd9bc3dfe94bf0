import { at } from './random.ts';

/** Invented first parts of company names, with their reading. */
export const PLACES = [
  ['云岭', 'Yunling'],
  ['澜湾', 'Lanwan'],
  ['青堰', 'Qingyan'],
  ['瀚泽', 'Hanze'],
  ['启洲', 'Qizhou'],
  ['岚屿', 'Lanyu'],
  ['碧川', 'Bichuan'],
  ['恒屿', 'Hengyu'],
  ['远塘', 'Yuantang'],
  ['禾泰', 'Hetai'],
  ['锦陵', 'Jinling Hill'],
  ['朔原', 'Shuoyuan'],
  ['星澜', 'Xinglan'],
  ['汇澄', 'Huicheng'],
  ['鹭屿', 'Luyu'],
  ['泓安', 'Hongan'],
  ['珩川', 'Hengchuan'],
  ['松涧', 'Songjian'],
  ['雁回', 'Yanhui'],
  ['明堤', 'Mingdi'],
  ['沐岭', 'Muling'],
  ['丹霁', 'Danji'],
  ['槐荫', 'Huaiyin'],
  ['润柏', 'Runbai'],
  ['天屏', 'Tianping'],
  ['望潮', 'Wangchao'],
  ['晴峦', 'Qingluan'],
  ['玉垣', 'Yuyuan'],
  ['砚池', 'Yanchi'],
  ['盈渡', 'Yingdu'],
  ['秋浦岭', 'Qiupuling'],
  ['竹溪湾', 'Zhuxiwan'],
  ['芷江口', 'Zhijiangkou'],
  ['苇泽', 'Weize'],
  ['衡岱', 'Hengdai'],
  ['谷雨', 'Guyu'],
  ['赤岸', 'Chian'],
  ['逐光', 'Zhuguang'],
  ['郁川', 'Yuchuan'],
  ['金汀', 'Jinting'],
  ['长汀湖', 'Changtinghu'],
  ['霁月', 'Jiyue'],
  ['静浦', 'Jingpu'],
  ['飞虹', 'Feihong'],
  ['骊原', 'Liyuan'],
  ['鹿鸣', 'Luming'],
  ['麓山北', 'Lushanbei'],
  ['龙栖', 'Longxi'],
] as const;

/** A sector: how many clients, the second half of their names, whether they pollute, how safe they are (weights of tiers 1 to 3). */
export interface Sector {
  name: string;
  en: string;
  clients: number;
  forms: readonly (readonly [string, string])[];
  polluting: boolean;
  tiers: readonly number[];
}

/** The book's sectors. */
export const SECTORS: readonly Sector[] = [
  { name: '光伏发电', en: 'Solar power', clients: 24, forms: [['光伏发电有限公司', 'Solar Power']], polluting: false, tiers: [4, 5, 2] },
  {
    name: '风力发电', en: 'Wind power',
    clients: 26,
    forms: [
      ['风电有限公司', 'Wind Power'],
      ['海上风电有限公司', 'Offshore Wind'],
    ],
    polluting: false,
    tiers: [4, 5, 2],
  },
  {
    name: '光伏制造', en: 'PV manufacturing',
    clients: 20,
    forms: [
      ['光伏材料有限公司', 'PV Materials'],
      ['组件制造有限公司', 'Module Works'],
    ],
    polluting: false,
    tiers: [1, 4, 5],
  },
  { name: '高速公路', en: 'Expressways', clients: 20, forms: [['高速公路有限公司', 'Expressway']], polluting: false, tiers: [6, 4, 1] },
  { name: '轨道交通', en: 'Rail transit', clients: 12, forms: [['轨道交通有限公司', 'Rail Transit']], polluting: false, tiers: [6, 4, 1] },
  {
    name: '水务环保', en: 'Water and environment',
    clients: 22,
    forms: [
      ['水务有限公司', 'Water'],
      ['环境工程有限公司', 'Environment'],
    ],
    polluting: false,
    tiers: [3, 5, 3],
  },
  {
    name: '固废发电', en: 'Waste to energy',
    clients: 16,
    forms: [['环保能源有限公司', 'Waste to Energy']],
    polluting: true,
    tiers: [2, 5, 3],
  },
  {
    name: '天然气管网', en: 'Gas networks',
    clients: 14,
    forms: [['天然气管网有限公司', 'Gas Network']],
    polluting: false,
    tiers: [4, 5, 1],
  },
  {
    name: '港口物流', en: 'Ports and logistics',
    clients: 16,
    forms: [
      ['港口有限公司', 'Port'],
      ['物流园有限公司', 'Logistics'],
    ],
    polluting: false,
    tiers: [3, 5, 2],
  },
  { name: '数据中心', en: 'Data centres', clients: 16, forms: [['数据中心有限公司', 'Data Centre']], polluting: false, tiers: [2, 5, 3] },
  {
    name: '化工新材料', en: 'Chemicals and new materials',
    clients: 20,
    forms: [
      ['化工有限公司', 'Chemicals'],
      ['新材料有限公司', 'New Materials'],
    ],
    polluting: true,
    tiers: [1, 4, 5],
  },
  { name: '产业园区', en: 'Industrial parks', clients: 18, forms: [['产业园有限公司', 'Industrial Park']], polluting: false, tiers: [1, 4, 5] },
  { name: '水利水电', en: 'Hydropower', clients: 16, forms: [['水电开发有限公司', 'Hydropower']], polluting: false, tiers: [5, 4, 1] },
];

/** The bank's branches with the provinces they serve and the number of managers of each of their teams. */
export const BRANCHES = [
  { name: '华东分行', short: '华东', en: 'East China', provinces: ['浙江', '江苏', '安徽', '上海'], teams: [4, 3, 3] },
  { name: '华南分行', short: '华南', en: 'South China', provinces: ['广东', '福建', '广西'], teams: [4, 3] },
  { name: '华北分行', short: '华北', en: 'North China', provinces: ['河北', '山东', '山西'], teams: [4, 3] },
  { name: '西南分行', short: '西南', en: 'Southwest', provinces: ['四川', '云南', '贵州'], teams: [3, 3, 3] },
  { name: '西北分行', short: '西北', en: 'Northwest', provinces: ['内蒙古', '甘肃', '陕西'], teams: [4, 3] },
] as const;

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'.split('');
const SURNAMES_EN =
  'Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Xu Fu Shen Zeng Peng Lü'.split(
    ' ',
  );
const GIVEN =
  '启明 Qiming 若溪 Ruoxi 思远 Siyuan 雨桐 Yutong 建国 Jianguo 晓岚 Xiaolan 子墨 Zimo 文博 Wenbo 佳宁 Jianing 志强 Zhiqiang 海燕 Haiyan 俊杰 Junjie 静怡 Jingyi 国栋 Guodong 欣然 Xinran 明哲 Mingzhe 丽华 Lihua 浩然 Haoran 婉清 Wanqing 立新 Lixin 嘉懿 Jiayi 振宇 Zhenyu 梦琪 Mengqi 永康 Yongkang 书瑶 Shuyao 泽宇 Zeyu 秀英 Xiuying 天佑 Tianyou 可欣 Kexin 宏伟 Hongwei 雅琴 Yaqin 景行 Jingxing 诗涵 Shihan 卫东 Weidong 依诺 Yinuo 一鸣 Yiming 淑敏 Shumin 绍辉 Shaohui 芳菲 Fangfei 承志 Chengzhi'.split(
    ' ',
  );
const GIVEN_NAMES = GIVEN.filter((_, index) => index % 2 === 0);
const GIVEN_NAMES_EN = GIVEN.filter((_, index) => index % 2 === 1);

/** A person by the places of surname and given name, as it is said in Chinese and in English. */
export function personName(surname: number, given: number): { zh: string; en: string } {
  return {
    zh: at(SURNAMES, surname) + at(GIVEN_NAMES, given),
    en: `${at(SURNAMES_EN, surname)} ${at(GIVEN_NAMES_EN, given)}`,
  };
}

const ORDINALS = ['一', '二', '三'];

/** A team's name, 华东项目一部. */
export function teamName(branch: (typeof BRANCHES)[number], index: number): { zh: string; en: string } {
  return {
    zh: `${branch.short}项目${ORDINALS[index] ?? index + 1}部`,
    en: `${branch.en} Projects ${index + 1}`,
  };
}
