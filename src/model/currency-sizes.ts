/**
 * Roughly what one unit of a currency has been worth in US dollars since about 2010, lowest and highest, rounded outward; of those that
 * fell a long way, since about 2017. Only for telling a rate that cannot be right: 712 for 7.12, or one the wrong way round.
 */
const IN_DOLLARS = [
  'USD 1-1, CNY 0.135-0.166, EUR 0.95-1.5, HKD 0.127-0.13, JPY 0.006-0.0135, GBP 1.05-1.75, AUD 0.55-1.11, CAD 0.67-1.07',
  'CHF 0.85-1.4, SGD 0.66-0.84, NZD 0.53-0.89, TWD 0.029-0.036, MOP 0.122-0.127, KRW 0.00064-0.00099, THB 0.026-0.036',
  'MYR 0.2-0.35, IDR 0.000055-0.00012, PHP 0.016-0.025, VND 0.000037-0.000053, INR 0.011-0.023, RUB 0.0075-0.036',
  'KZT 0.0018-0.007, PKR 0.0032-0.012, BRL 0.16-0.65, ZAR 0.05-0.15, AED 0.27-0.274, SAR 0.26-0.27, TRY 0.018-0.29',
  'SEK 0.088-0.165, NOK 0.085-0.19, DKK 0.125-0.2, PLN 0.2-0.38, MXN 0.04-0.09, KES 0.006-0.013, ILS 0.24-0.34',
  'UAH 0.022-0.13, XDR 1.25-1.65, KWD 3.1-3.7, QAR 0.27-0.28, BHD 2.6-2.7, OMR 2.5-2.7, JOD 1.4-1.42, CZK 0.038-0.063',
  'HUF 0.0022-0.0057, RON 0.2-0.36, BGN 0.48-0.77, BDT 0.0075-0.0145, LKR 0.0026-0.0093, KHR 0.00023-0.00027',
  'MNT 0.00027-0.0009, KGS 0.01-0.023, GEL 0.3-0.62, AZN 0.55-1.3, ISK 0.0065-0.01, CLP 0.00095-0.0022, COP 0.0002-0.00058',
  'PEN 0.23-0.4, UYU 0.021-0.056, MAD 0.088-0.13, TND 0.28-0.75, DZD 0.0066-0.015, TZS 0.00035-0.0008, UGX 0.00025-0.00055',
  'XAF 0.0014-0.0023, XOF 0.0014-0.0023, NGN 0.0005-0.0035, EGP 0.018-0.065, BND 0.66-0.84, XPF 0.0078-0.0126',
].join(', ');

const SIZES: ReadonlyMap<string, readonly [low: number, high: number]> = new Map(
  IN_DOLLARS.split(', ').map((entry) => {
    const [currency = '', low = NaN, high = NaN] = entry.split(/[ -]/);
    return [currency, [Number(low), Number(high)]];
  }),
);

/** What one unit of a currency can be worth in another, at the least and at the most; null where one of them is not known. */
export function usualRate(currency: string, base: string): { readonly low: number; readonly high: number } | null {
  const [one, other] = [SIZES.get(currency), SIZES.get(base)];
  return one && other ? { low: one[0] / other[1], high: one[1] / other[0] } : null;
}
