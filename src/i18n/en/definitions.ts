/** What each metric says, in one sentence. */
export const definitions = {
  'definition.outstanding-balance':
    'Sum of the outstanding principal of all facilities at the snapshot, negative balances included.',
  'definition.client-count': 'Number of clients whose facilities have a balance other than 0 at the snapshot.',
  'definition.dpd-buckets':
    'Share of the balance in each bucket of days past due; facilities whose days are not known are a bucket of their own.',
  'definition.overdue-ratio':
    'Share of the balance with any day past due; the whole balance of an overdue facility counts, not only the overdue instalment.',
  'definition.overdue-90-to-npl':
    'Balance more than 90 days past due against the non-performing balance; above 100 % long arrears are not classified as non-performing.',
  'definition.par-1': 'Share of the balance in loans at least 1 day past due; the whole loan counts.',
  'definition.par-30': 'Share of the balance in loans 30 or more days past due; the whole loan counts.',
  'definition.par-60': 'Share of the balance in loans 60 or more days past due; the whole loan counts.',
  'definition.par-90': 'Share of the balance in loans 90 or more days past due; the whole loan counts.',
  'definition.forborne-exposure': 'Balance of the loans restructured or extended because the debtor was in difficulty.',
  'definition.forborne-share': 'Share of the balance restructured or extended because the debtor was in difficulty.',
  'definition.npl-ratio':
    'Share of the balance that is non-performing, over the balance whose quality is known; loans written off, transferred or settled are off the book.',
  'definition.special-mention-ratio': 'Share of the balance reported in class 2.',
  'definition.classification-gap':
    'Balance reported in a better class than the floor the classification rules allow; a floor, not a classification.',
  'definition.npl-formation':
    'Share of the performing balance of the month before that is non-performing or written off now.',
  'definition.npl-cure': 'Share of the non-performing balance of the month before that performs now.',
  'definition.normal-loan-migration':
    'Of what was pass or special mention at the end of last year and is still there, the part that is non-performing now.',
  'definition.hhi': 'Sum of the squared shares of the clients in the balance; 1 is a single client.',
  'definition.hhi-group':
    'Sum of the squared shares of groups of connected clients in the balance; a client without a group stands for itself.',
  'definition.hhi-sector': 'Sum of the squared shares of the sectors in the balance; unknown sectors are one group.',
  'definition.hhi-region': 'Sum of the squared shares of the regions in the balance; unknown regions are one group.',
  'definition.single-name-concentration':
    'Loans to the largest client against the net capital in force; without that parameter against the portfolio.',
  'definition.limit-utilisation': 'How much of the approved limits is drawn, over facilities with a limit.',
  'definition.over-limit-amount': 'What stands above the limit, facility by facility.',
  'definition.alert-ack-days':
    'Median days from an alert being raised to its acknowledgement, for alerts acknowledged in the period.',
  'definition.alert-action-days':
    'Median days from an alert being raised to the first action done, for first actions of the period.',
  'definition.alert-close-days':
    'Median days from an alert being raised to its closing, for alerts closed in the period.',
  'definition.alert-timely-share':
    'Share of alerts acknowledged within their target, 2 days for red ones and 5 for others, among those whose target day lies in the period; never acknowledged is a miss.',
  'definition.open-alerts': 'Alerts open at the date by severity and days open; false alarms left out.',
  'definition.alert-plan-coverage':
    'Share of the open red alerts that have a contingency plan at the date; a plan without a date counts from the start.',
  'definition.review-on-time':
    'Share of the reviews due in the period that were done by their due date, among those whose outcome can be told: done, or past due.',
  'definition.review-completion': 'Share of the reviews due in the period that were done, on time or not.',
  'definition.review-overdue':
    'Reviews past their due date and not done at the date, of whatever period, by age and all together.',
  'definition.review-overdue-exposure':
    'Balance of the clients with an overdue review, each client once, in the bucket of its oldest.',
  'definition.review-days-late': 'Mean days from due date to done, over the reviews done late in the period.',
  'definition.review-days-late-p90': 'Nine in ten reviews done late in the period were at most this many days late.',
  'definition.review-cycle-time': 'Median days from start to done of the reviews done in the period.',
  'definition.review-cycle-time-p90': 'Nine in ten reviews done in the period took at most this many days.',
  'definition.review-coverage':
    'Share of the active clients of a risk tier with a review done within the interval of that tier.',
  'definition.review-coverage-exposure':
    'Share of the balance of the active clients of a risk tier whose client was reviewed within the interval of that tier.',
  'definition.first-check-on-time':
    'Share of the facilities first drawn in the period that had their first check within 15 days.',
  'definition.review-waiver-rate': 'Share of the reviews due in the period that were waived.',
  'definition.onsite-share': 'Share of the reviews done in the period that were done on site.',
  'definition.finding-closure': 'Share of the remediations due in the period that were done by then.',
  'definition.onboarding-approval-rate':
    'Share of the onboarding decisions of the period that were approvals; deferred ones are not decided.',
  'definition.onboarding-mean-score': 'Mean score of the onboarding assessments over the four dimensions.',
  'definition.onboarding-weak-approvals': 'Approvals of the period although one of the four scores is below 60.',
  'definition.onboarding-overrides': 'Approvals of the period although the mean score is below 60.',
  'definition.esg-pillar-score':
    'Environmental, social and governance score on 0 to 100 from the newest assessment, where providers differ in scale from that of the preferred one; for groups weighted by balance.',
  'definition.client-esg-score':
    'Mean of the pillar scores present, two at least, of the preferred provider where providers differ in scale; weighted by balance where several clients are asked for.',
  'definition.portfolio-esg-score':
    'Balance-weighted ESG score of the scored clients; suppressed below 25 % coverage, indicative below 50 %.',
  'definition.esg-coverage':
    'Share of the balance whose client has an ESG score, of the preferred provider where providers differ in scale.',
  'definition.es-category-mix':
    'Share of the balance by environmental and social category, of the project for project loans, else of the client.',
  'definition.kpi-score': 'Points of each KPI: 0 at the floor, 100 at the target, up to 120 beyond.',
  'definition.manager-total-score':
    'Weighted mean of the KPI points that are present, weights renormalised; for teams weighted by full-time equivalents. A code that stands in the ledger alone has none.',
  'definition.manager-workload':
    'Clients, balance, reviews due and open alerts per full-time equivalent, each over the mean of all managers, averaged; 1 is the mean.',
  'definition.manager-rank':
    'Rank on the total score rounded to two decimals over all managers that can be ranked; for management review, not an automatic pay decision.',
  'definition.manager-percentile': 'Share of the other ranked managers of the same grade with a lower total score.',
} as const;
