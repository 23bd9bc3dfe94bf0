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
  clients: number;
  forms: readonly (readonly [string, string])[];
  polluting: boolean;
  tiers: readonly number[];
}

/** The book's sectors. */
export const SECTORS: readonly Sector[] = [
  { name: '光伏发电', clients: 24, forms: [['光伏发电有限公司', 'Solar Power']], polluting: false, tiers: [4, 5, 2] },
  {
    name: '风力发电',
    clients: 26,
    forms: [
      ['风电有限公司', 'Wind Power'],
      ['海上风电有限公司', 'Offshore Wind'],
    ],
    polluting: false,
    tiers: [4, 5, 2],
  },
  {
    name: '光伏制造',
    clients: 20,
    forms: [
      ['光伏材料有限公司', 'PV Materials'],
      ['组件制造有限公司', 'Module Works'],
    ],
    polluting: false,
    tiers: [1, 4, 5],
  },
  { name: '高速公路', clients: 20, forms: [['高速公路有限公司', 'Expressway']], polluting: false, tiers: [6, 4, 1] },
  { name: '轨道交通', clients: 12, forms: [['轨道交通有限公司', 'Rail Transit']], polluting: false, tiers: [6, 4, 1] },
  {
    name: '水务环保',
    clients: 22,
    forms: [
      ['水务有限公司', 'Water'],
      ['环境工程有限公司', 'Environment'],
    ],
    polluting: false,
    tiers: [3, 5, 3],
  },
  {
    name: '固废发电',
    clients: 16,
    forms: [['环保能源有限公司', 'Waste to Energy']],
    polluting: true,
    tiers: [2, 5, 3],
  },
  {
    name: '天然气管网',
    clients: 14,
    forms: [['天然气管网有限公司', 'Gas Network']],
    polluting: false,
    tiers: [4, 5, 1],
  },
  {
    name: '港口物流',
    clients: 16,
    forms: [
      ['港口有限公司', 'Port'],
      ['物流园有限公司', 'Logistics'],
    ],
    polluting: false,
    tiers: [3, 5, 2],
  },
  { name: '数据中心', clients: 16, forms: [['数据中心有限公司', 'Data Centre']], polluting: false, tiers: [2, 5, 3] },
  {
    name: '化工新材料',
    clients: 20,
    forms: [
      ['化工有限公司', 'Chemicals'],
      ['新材料有限公司', 'New Materials'],
    ],
    polluting: true,
    tiers: [1, 4, 5],
  },
  { name: '产业园区', clients: 18, forms: [['产业园有限公司', 'Industrial Park']], polluting: false, tiers: [1, 4, 5] },
  { name: '水利水电', clients: 16, forms: [['水电开发有限公司', 'Hydropower']], polluting: false, tiers: [5, 4, 1] },
];

/** The bank's branches with the provinces they serve and the number of managers of each of their teams. */
export const BRANCHES = [
  { name: '华东分行', short: '华东', provinces: ['浙江', '江苏', '安徽', '上海'], teams: [4, 3, 3] },
  { name: '华南分行', short: '华南', provinces: ['广东', '福建', '广西'], teams: [4, 3] },
  { name: '华北分行', short: '华北', provinces: ['河北', '山东', '山西'], teams: [4, 3] },
  { name: '西南分行', short: '西南', provinces: ['四川', '云南', '贵州'], teams: [3, 3, 3] },
  { name: '西北分行', short: '西北', provinces: ['内蒙古', '甘肃', '陕西'], teams: [4, 3] },
] as const;

export const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'.split('');
export const GIVEN_NAMES = [
  '启明',
  '若溪',
  '思远',
  '雨桐',
  '建国',
  '晓岚',
  '子墨',
  '文博',
  '佳宁',
  '志强',
  '海燕',
  '俊杰',
  '静怡',
  '国栋',
  '欣然',
  '明哲',
  '丽华',
  '浩然',
  '婉清',
  '立新',
  '嘉懿',
  '振宇',
  '梦琪',
  '永康',
  '书瑶',
  '泽宇',
  '秀英',
  '天佑',
  '可欣',
  '宏伟',
  '雅琴',
  '景行',
  '诗涵',
  '卫东',
  '依诺',
  '一鸣',
  '淑敏',
  '绍辉',
  '芳菲',
  '承志',
] as const;

const ORDINALS = ['一', '二', '三'];

/** A team's name, 华东项目一部. */
export function teamName(short: string, index: number): string {
  return `${short}项目${ORDINALS[index] ?? index + 1}部`;
}
