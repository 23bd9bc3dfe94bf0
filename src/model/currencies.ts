import { simplified } from '../lib/simplified.ts';

/** Codes of ISO 4217, letters and digits. */
const ISO = [
  'AED784 AFN971 ALL008 AMD051 AOA973 ARS032 AUD036 AWG533 AZN944 BAM977 BBD052 BDT050 BGN975 BHD048 BIF108',
  'BMD060 BND096 BOB068 BRL986 BSD044 BTN064 BWP072 BYN933 BZD084 CAD124 CDF976 CHF756 CLP152 CNY156',
  'COP170 CRC188 CUP192 CVE132 CZK203 DJF262 DKK208 DOP214 DZD012 EGP818 ERN232 ETB230 EUR978 FJD242',
  'FKP238 GBP826 GEL981 GHS936 GIP292 GMD270 GNF324 GTQ320 GYD328 HKD344 HNL340 HRK191 HTG332 HUF348 IDR360',
  'ILS376 INR356 IQD368 IRR364 ISK352 JMD388 JOD400 JPY392 KES404 KGS417 KHR116 KMF174 KPW408 KRW410',
  'KWD414 KYD136 KZT398 LAK418 LBP422 LKR144 LRD430 LSL426 LYD434 MAD504 MDL498 MGA969 MKD807 MMK104',
  'MNT496 MOP446 MRU929 MUR480 MVR462 MWK454 MXN484 MYR458 MZN943 NAD516 NGN566 NIO558 NOK578 NPR524',
  'NZD554 OMR512 PAB590 PEN604 PGK598 PHP608 PKR586 PLN985 PYG600 QAR634 RON946 RSD941 RUB643 RWF646',
  'SAR682 SBD090 SCR690 SDG938 SEK752 SGD702 SHP654 SLE925 SOS706 SRD968 SSP728 STN930 SVC222 SYP760',
  'SZL748 THB764 TJS972 TMT934 TND788 TOP776 TRY949 TTD780 TWD901 TZS834 UAH980 UGX800 USD840 UYU858',
  'UZS860 VED926 VES928 VND704 VUV548 WST882 XAF950 XCD951 XCG532 XDR960 XOF952 XPF953 YER886 ZAR710',
  'ZMW967 ZWG924',
]
  .join(' ')
  .split(' ')
  .map((pair) => [pair.slice(0, 3), pair.slice(3)] as const);

/** Further words of the currencies that banks deal in; the first is the one bankers use. */
const WORDS: Readonly<Record<string, string>> = {
  CNY: '人民币 人民币元 RMB CNH RENMINBI YUAN 中国元 本币 元 01 001',
  USD: '美元 美金 US$ USDOLLAR USDOLLARS DOLLAR DOLLARS 014',
  EUR: '欧元 € EURO EUROS 038',
  HKD: '港元 港币 港纸 HK$ 013',
  JPY: '日元 日圆 日币 YEN JP¥ 027',
  GBP: '英镑 £ POUND POUNDS STERLING POUNDSTERLING',
  AUD: '澳元 澳大利亚元 澳币 A$ AU$ 029',
  CAD: '加元 加拿大元 加币 C$ CA$ 028',
  CHF: '瑞士法郎 瑞郎 015',
  SGD: '新加坡元 新元 新币 坡币 S$ SG$ 018',
  NZD: '新西兰元 纽元 纽币 NZ$',
  TWD: '新台币 台币 台湾元 NT$ NTD',
  MOP: '澳门元 澳门币 MOP$',
  KRW: '韩元 韩圆 韩币 ₩',
  THB: '泰铢 ฿',
  MYR: '林吉特 马来西亚林吉特 马币 RM',
  IDR: '印尼盾 印度尼西亚卢比 RP',
  PHP: '菲律宾比索 ₱',
  VND: '越南盾 ₫',
  INR: '印度卢比 卢比 ₹ RS',
  RUB: '卢布 俄罗斯卢布 ₽ RUR',
  KZT: '坚戈 哈萨克斯坦坚戈 ₸',
  PKR: '巴基斯坦卢比',
  BRL: '雷亚尔 巴西雷亚尔 R$',
  ZAR: '兰特 南非兰特',
  AED: '迪拉姆 阿联酋迪拉姆',
  SAR: '沙特里亚尔 里亚尔',
  TRY: '土耳其里拉 里拉 ₺',
  SEK: '瑞典克朗',
  NOK: '挪威克朗',
  DKK: '丹麦克朗',
  PLN: '波兰兹罗提 兹罗提',
  MXN: '墨西哥比索',
  KES: '肯尼亚先令 KSH',
  NGN: '奈拉 尼日利亚奈拉 ₦',
  ILS: '以色列新谢克尔 谢克尔 ₪',
  UAH: '格里夫纳 乌克兰格里夫纳 ₴',
  XDR: '特别提款权 SDR',
};

/** Signs that several currencies are written with, the usual one first. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'AUD', 'CAD', 'HKD', 'SGD', 'NZD', 'TWD', 'MXN', 'MOP'],
  '¥': ['CNY', 'JPY'],
};

const BY_WORD: ReadonlyMap<string, string> = new Map([
  ...ISO.flatMap(([letters, digits]) => [[letters, letters] as const, [digits, letters] as const]),
  ...Object.entries(WORDS).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const)),
  ...Object.entries(SIGNS).map(([sign, [usual = '']]) => [sign, usual] as const),
]);

/** Codes that are currencies. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(ISO.map(([letters]) => letters));

/** Words that mean something else in a heading: a manager, a kind of account, `all`. */
const UNLIKE = new Set(['RM', 'RS', 'RP', 'ALL', 'TOP', '元', '本币']);

/** Every word and sign that can name a currency in a heading, the longest first. */
export const CURRENCY_WORDS: readonly string[] = [...BY_WORD.keys()]
  .filter((word) => !/^\d+$/.test(word) && !UNLIKE.has(word))
  .toSorted((one, other) => other.length - one.length);

/**
 * The ISO code of a currency by its code, number, name or sign; undefined where nobody knows the word. `156`, `RMB`, `￥`
 * and 人民币 are CNY, and so is `人民币(CNY)`, which says it twice.
 */
export function readCurrency(text: string): string | undefined {
  const word = plain(text);
  const known = BY_WORD.get(word) ?? BY_WORD.get(digitsOf(word));
  if (known !== undefined) return known;
  const parts = word.split(/[()（）\-–—/:：,，;_|[\]]+/).filter((part) => part !== '');
  const codes = new Set(parts.map((part) => BY_WORD.get(part) ?? BY_WORD.get(digitsOf(part))));
  const [only] = codes;
  return parts.length > 1 && codes.size === 1 ? only : undefined;
}

/** What a word of a heading can mean, the usual currency first: `$` is the dollar of several countries. */
export function currenciesNamed(word: string): readonly string[] {
  const code = readCurrency(word);
  return code === undefined ? [] : (SIGNS[plain(word)] ?? [code]);
}

function plain(text: string): string {
  return simplified(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s.'’]/g, '');
}

/** `36` is 036 without the nought a spreadsheet takes away; `12` is one currency by ISO and another to Chinese banks, and stays open. */
function digitsOf(word: string): string {
  return /^\d{2}$/.test(word) && word !== '12' && word !== '01' ? word.padStart(3, '0') : word;
}
