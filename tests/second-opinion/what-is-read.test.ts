import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import { OPINIONS } from './opinions.ts';

/** Metrics made of metrics that `derived.test.ts` reads a second time. */
const DERIVED = ['kpi-score', 'manager-total-score', 'manager-rank', 'shrunk-rate', 'review-backlog', 'review-wait'];

/** Metrics nobody has read a second time yet: they are held by the golden sheet alone. The list may only become shorter. */
const UNREAD: readonly string[] = [
  ...['adjusted-npl-formation', 'alert-action-days', 'client-count', 'cost-overrun'],
  ...['cover-check-failures', 'dscr-aggregate', 'dscr-average', 'dscr-forward', 'dscr-minimum'],
  ...['es-risk-class', 'esap-overdue', 'esg-incident-exposure', 'esg-mix-effect', 'esg-pillar-score'],
  ...['esg-reassessment', 'esg-total-change', 'esg-trained-share', 'ewi-band', 'ewi-clients'],
  ...['ewi-list-clients', 'ewi-list-entries', 'ewi-list-exits', 'ewi-points', 'file-age'],
  ...['financed-chain-emissions', 'first-check-on-time', 'group-concentration', 'group-exposure'],
  ...['indicator-precision', 'interest-cover-ebitda', 'llcr-with-reserve', 'manager-percentile'],
  ...['manager-workload', 'margin-change', 'missing-files-exposure', 'net-debt-to-ebitda'],
  ...['obligation-completion', 'obligation-days-late', 'obligation-on-time', 'obligation-overdue'],
  ...['obligation-waiver-rate', 'onboarding-mean-score', 'onboarding-overrides'],
  ...['onboarding-weak-approvals', 'operating-cash-flow-change', 'pay-band', 'permit-status', 'plcr'],
  ...['progress-gap', 'project-delay', 'rating-downgrade-share', 'rating-downgrades-per-upgrade'],
  ...['rating-migration', 'rating-migration-count', 'rating-stable-share', 'rating-upgrade-share'],
  ...['revenue-change', 'review-arrivals', 'review-coverage-exposure', 'review-cycle-time-p90'],
  ...['review-interval', 'review-overdue-exposure', 'roll-rate-3m', 'score-change', 'score-contribution'],
  ...['screening-quality', 'sector-limit-use', 'sector-share', 'single-name-exposure', 'sla-resolution'],
  ...['stage-migration', 'stale-valuations', 'update-to-terms', 'vintage', 'watch-list-clients'],
  ...['watch-list-days', 'watch-list-entries', 'watch-list-exits'],
];

describe('the second opinion', () => {
  const read = [...OPINIONS.map(({ metric }) => metric), ...DERIVED];

  it('has one opinion on a metric, and only on metrics there are', () => {
    const known = new Set<string>(METRICS.map(({ id }) => id));
    expect(read.filter((metric, index) => !known.has(metric) || read.indexOf(metric) !== index)).toEqual([]);
  });

  it('says which metrics it has none on', () => {
    expect(
      METRICS.map(({ id }) => id as string)
        .filter((id) => !read.includes(id))
        .sort(),
    ).toEqual(UNREAD);
  });
});
