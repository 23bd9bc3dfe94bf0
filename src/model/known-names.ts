/** What everybody calls the same thing in Chinese and in English: provinces, industries of GB/T 4754, kinds of loans, the bank as one who scores. */
const REGIONS: readonly (readonly [zh: string, en: string])[] = [
  ['北京', 'Beijing'],
  ['天津', 'Tianjin'],
  ['河北', 'Hebei'],
  ['山西', 'Shanxi'],
  ['内蒙古', 'Inner Mongolia'],
  ['辽宁', 'Liaoning'],
  ['吉林', 'Jilin'],
  ['黑龙江', 'Heilongjiang'],
  ['上海', 'Shanghai'],
  ['江苏', 'Jiangsu'],
  ['浙江', 'Zhejiang'],
  ['安徽', 'Anhui'],
  ['福建', 'Fujian'],
  ['江西', 'Jiangxi'],
  ['山东', 'Shandong'],
  ['河南', 'Henan'],
  ['湖北', 'Hubei'],
  ['湖南', 'Hunan'],
  ['广东', 'Guangdong'],
  ['广西', 'Guangxi'],
  ['海南', 'Hainan'],
  ['重庆', 'Chongqing'],
  ['四川', 'Sichuan'],
  ['贵州', 'Guizhou'],
  ['云南', 'Yunnan'],
  ['西藏', 'Xizang'],
  ['陕西', 'Shaanxi'],
  ['甘肃', 'Gansu'],
  ['青海', 'Qinghai'],
  ['宁夏', 'Ningxia'],
  ['新疆', 'Xinjiang'],
  ['台湾', 'Taiwan'],
  ['香港', 'Hong Kong'],
  ['澳门', 'Macao'],
];

const SECTORS: typeof REGIONS = [
  ['农、林、牧、渔业', 'Agriculture, forestry and fishing'],
  ['采矿业', 'Mining'],
  ['制造业', 'Manufacturing'],
  ['电力、热力、燃气及水生产和供应业', 'Electricity, heat, gas and water supply'],
  ['建筑业', 'Construction'],
  ['批发和零售业', 'Wholesale and retail trade'],
  ['交通运输、仓储和邮政业', 'Transport, storage and postal services'],
  ['住宿和餐饮业', 'Accommodation and catering'],
  ['信息传输、软件和信息技术服务业', 'Information transmission, software and IT services'],
  ['金融业', 'Finance'],
  ['房地产业', 'Real estate'],
  ['租赁和商务服务业', 'Leasing and business services'],
  ['科学研究和技术服务业', 'Scientific research and technical services'],
  ['水利、环境和公共设施管理业', 'Water, environment and public facilities'],
  ['居民服务、修理和其他服务业', 'Household, repair and other services'],
  ['教育', 'Education'],
  ['卫生和社会工作', 'Health and social work'],
  ['文化、体育和娱乐业', 'Culture, sports and entertainment'],
  ['公共管理、社会保障和社会组织', 'Public administration and social organisations'],
];

const PRODUCTS: typeof REGIONS = [
  ['流动资金贷款', 'Working-capital loan'],
  ['法人账户透支', 'Corporate overdraft'],
  ['项目贷款', 'Project loan'],
  ['项目贷款（银团）', 'Project loan (syndicated)'],
  ['项目融资', 'Project finance'],
  ['银团贷款', 'Syndicated loan'],
  ['固定资产贷款', 'Fixed-asset loan'],
  ['一般固定资产贷款', 'Fixed-asset loan (general)'],
  ['并购贷款', 'Acquisition loan'],
  ['商用房贷款', 'Commercial-property loan'],
  ['票据贴现', 'Bill discounting'],
  ['其他', 'Other'],
];

/** What a bank calls itself among those who score. */
const PROVIDERS: typeof REGIONS = [
  ['行内评估', 'In-house'],
  ['内部评估', 'Internal'],
];

const KNOWN: Readonly<Record<string, typeof REGIONS>> = {
  ...{ region: REGIONS, sector: SECTORS, product: PRODUCTS, provider: PROVIDERS },
};

/** Endings of a province's full name. */
const FULL = /(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/;

/** The usual names of a value of a dimension in both languages, whichever of them it is; null where none is known. */
export function knownNames(dimension: string, value: string): { 'zh-CN': string; en: string } | null {
  const short = dimension === 'region' ? value.replace(FULL, '') : value;
  const lower = short.trim().toLowerCase();
  const found = KNOWN[dimension]?.find(([zh, en]) => zh === lower || en.toLowerCase() === lower);
  if (!found) return null;
  // in its own language the value stays as the bank writes it
  return found[0] === lower ? { 'zh-CN': value, en: found[1] } : { 'zh-CN': found[0], en: value };
}
