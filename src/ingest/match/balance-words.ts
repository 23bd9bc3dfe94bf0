import { simplified } from '../../lib/simplified.ts';

const BALANCE = /余额|敞口|结欠|(?<![a-z])(?:balances?|outstanding|exposures?|upb)(?![a-z])/i;
/** Balances of something else than a loan. */
const OF_OTHERS =
  /存款|保证金|理财|账户|日均|月均|平均|欠息|利息|授信|额度|deposit|margin|average|interest|dsra|limit/i;

/** True for a heading that can be what is owed on a loan: `敞口（万元）`, `6月末余额`, `Net exposure`. */
export function speaksOfBalance(header: string): boolean {
  const plain = simplified(header.normalize('NFKC'));
  return BALANCE.test(plain) && !OF_OTHERS.test(plain);
}
