/** Lists of codes of 一表通 and words of EAST, by the column of ours they fill; '' where one says nothing we keep. */
type Codes = Readonly<Record<string, string>>;

function numbered(words: string, first = 1): Record<string, string> {
  return Object.fromEntries(
    words.split(' ').map((word, index) => [String(index + first).padStart(2, '0'), word === '-' ? '' : word]),
  );
}

/** 00 is not classed yet. */
export const CLASSES: Codes = { ...numbered('1 2 3 4 5'), '00': '', 未分级: '' };

/** 02 is written off here, and special mention among the classes. */
export const STATUSES: Codes = { ...numbered('active written_off transferred settled active -'), '00': '' };

/** Banks differ from 16 on, so those stay codes. */
export const PRODUCTS: Codes = {
  ...numbered(
    '流动资金贷款 法人账户透支 项目贷款 项目贷款（银团） 一般固定资产贷款 住房按揭贷款 住房按揭贷款 个人经营性商用房贷款 商用房贷款 汽车贷款 助学贷款 消费贷款 个人经营性贷款 票据贴现 买断式转贴现',
  ),
  '00': '其他',
};

export const FACILITY_TYPES: Codes = {
  ...numbered('working_capital - project_finance syndicated fixed_asset - - - - - - - - - - - - - - - -'),
  '00': 'other',
};

export const SECURITY: Codes = {
  ...numbered('pledged mortgaged guaranteed unsecured mixed mixed mixed mixed'),
  '00': '',
};

/** Only a rate on LPR says how it moves. */
export const RATE_BASES: Codes = { ...numbered('- floating - - - - - - -'), '00': '' };

/** Companies by size; government, institutions and the like have none. */
export const SIZES: Codes = { ...numbered('large medium small micro - - - - - -'), '00': '' };
export const SIZE_WORDS: Codes = {
  政府机关: '',
  事业单位: '',
  社会团体: '',
  境外机构: '',
  其他组织: '',
  个体工商户: '',
};

export const PROJECT_KINDS: Codes = {
  ...numbered('基础设施建设项目 房地产项目 技术改造项目 科技开发项目 并购贷款'),
  '00': '其他',
};

/** 非LPR may be fixed and may float. */
export const RATE_WORDS: Codes = { 非LPR: '' };
