/** How each metric is computed, in words. */
export const formulas = {
  'formula.outstanding-balance': 'sum of outstanding',
  'formula.client-count': 'distinct clients with outstanding ≠ 0',
  'formula.dpd-buckets': 'balance of the bucket / balance of all facilities with a positive balance',
  'formula.overdue-ratio': 'balance with days past due > 0 / balance whose days past due are known',
  'formula.overdue-90-to-npl':
    'balance with days past due > 90 / non-performing balance, days past due known, written-off loans left out',
  'formula.npl-ratio':
    'balance of classes 3 to 5 (else stage 3, else over 90 days past due) / balance whose quality is known',
  'formula.special-mention-ratio': 'balance of class 2 / balance with a reported five-tier class',
  'formula.classification-gap':
    'sum of balance where the reported class is better than the floor (days past due > 360: 5; > 270: 4; > 90, stage 3 or more than 10 % of the debtor non-performing: 3; overdue, misuse of funds or another facility non-performing: 2)',
  'formula.npl-formation':
    'opening balance of performing facilities now non-performing or written off / opening balance of performing facilities',
  'formula.npl-cure':
    'opening balance of non-performing facilities now performing / opening balance of non-performing facilities',
  'formula.normal-loan-migration':
    'min(opening, closing balance) now non-performing / min(opening, closing balance), facilities performing at the opening',
  'formula.hhi': 'sum of (balance of client / balance)², positive balances',
  'formula.hhi-group': 'sum of (balance of group / balance)², positive balances',
  'formula.hhi-sector': 'sum of (balance of sector / balance)², positive balances',
  'formula.hhi-region': 'sum of (balance of region / balance)², positive balances',
  'formula.single-name-concentration': 'balance of the largest client / net capital',
  'formula.limit-utilisation': 'outstanding / limit, facilities with a limit above 0',
  'formula.over-limit-amount': 'sum of max(0, outstanding − limit)',
  'formula.alert-ack-days': 'median(acknowledged − raised)',
  'formula.alert-action-days': 'median(first action − raised)',
  'formula.alert-close-days': 'median(closed − raised)',
  'formula.alert-timely-share': 'alerts acknowledged within target / alerts acknowledged or past their target',
  'formula.open-alerts': 'count of alerts raised and not closed',
  'formula.alert-plan-coverage': 'open red alerts with a plan / open red alerts',
  'formula.review-on-time': 'done on time / due in the period, not waived, done or past due',
  'formula.review-completion': 'done / due in the period, not waived, done or past due',
  'formula.review-overdue': 'count of reviews not done and due before the date',
  'formula.review-overdue-exposure': 'sum of the balance of clients with an overdue review',
  'formula.review-days-late': 'mean(done − due), done late',
  'formula.review-days-late-p90': '90th percentile(done − due), done late',
  'formula.review-cycle-time': 'median(done − start)',
  'formula.review-cycle-time-p90': '90th percentile(done − start)',
  'formula.review-coverage': 'active clients reviewed within the interval / active clients of the tier',
  'formula.review-coverage-exposure':
    'balance of active clients reviewed within the interval / balance of active clients of the tier',
  'formula.first-check-on-time': 'first checks within 15 days / first drawdowns for which that can be told',
  'formula.review-waiver-rate': 'waived / due in the period',
  'formula.onsite-share': 'done on site / done',
  'formula.finding-closure': 'remediation done on time / remediation due',
  'formula.onboarding-approval-rate': 'approved / (approved + rejected)',
  'formula.onboarding-mean-score': 'mean of the assessments’ mean scores',
  'formula.onboarding-weak-approvals': 'count of approvals with a score < 60',
  'formula.onboarding-overrides': 'count of approvals with a mean score < 60',
  'formula.esg-pillar-score':
    '100 × (score − min) / (max − min), turned round where lower is better; Σ balance × score / Σ balance',
  'formula.client-esg-score': 'mean of the pillars present',
  'formula.portfolio-esg-score': 'Σ balance × score / Σ balance, scored clients',
  'formula.esg-coverage': 'balance of scored clients / balance',
  'formula.es-category-mix': 'balance of the category / balance, positive balances',
  'formula.kpi-score':
    '100 × (actual − floor) / (target − floor); above the target 100 + 20 × (actual − target) / (stretch − target); within 0 and 120',
  'formula.manager-total-score': 'Σ weight × points / Σ weight, KPIs present',
  'formula.manager-workload': 'mean of (own load per FTE / mean load per FTE)',
  'formula.manager-rank': 'standard competition rank: 1, 2, 2, 4',
  'formula.manager-percentile': 'others of the grade with a lower total / others of the grade',
} as const;
