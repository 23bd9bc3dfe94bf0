import type { Translate } from '../i18n/translate.ts';
import type { MetricRow, Remark } from '../metrics/metric.ts';

/** What stands beside a value, one text a remark: `negative balances: 1, −CNY 400,000`. */
export function remarkTexts(t: Translate, { remarks = [] }: Pick<MetricRow, 'remarks'>): string[] {
  return remarks.map((remark) => remarkText(t, remark));
}

function remarkText(t: Translate, { what, n, amount, on }: Remark): string {
  switch (what) {
    case 'negative-balance':
    case 'other-provider':
    case 'scale-unknown':
      return t(`remark.${what}`, { n, amount: t.format.value(amount ?? 0, 'money') });
    case 'no-debt-service':
      return t('remark.no-debt-service', { n });
    case 'pending-test':
      return on === null
        ? t('remark.pending-test', { n })
        : t('remark.pending-test-due', { n, date: t.format.date(on) });
  }
}
