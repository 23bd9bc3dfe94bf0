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
  'definition.onboarding-funnel':
    'Onboarding assessments of the trailing twelve months by how far they have come: due, assessed, approved or rejected, approved, and with a loan of the client in the ledger.',
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
  'definition.obligation-waiver-rate': 'Waived obligations of all due in the period, by kind.',
  'definition.file-freshness':
    'Share of the required documents that are there, valid and renewed in time; the last day of validity is still valid.',
  'definition.file-age':
    'Age of the documents over their renewal interval, weighted by the balance of their clients; 1 is just due.',
  'definition.missing-files': 'Required documents that are not there, by kind of document.',
  'definition.missing-files-exposure':
    'Balance of the clients a document is missing of, each client once for each kind of document.',
  'definition.expiring-files':
    'Documents whose last valid day is today or within 30 days; the day after it they are expired.',
  'definition.expiring-files-60': 'Documents whose last valid day is today or within 60 days.',
  'definition.expiring-files-90': 'Documents whose last valid day is today or within 90 days.',
  'definition.update-to-terms':
    'Rate cuts and limit increases of the period that followed a patent valuation or progress report of the 90 days before.',
  'definition.sla-response':
    'Share of the requests whose first answer was due in the period and came in time; an open request past its limit is a miss. Calendar hours.',
  'definition.sla-resolution':
    'Share of the requests due to be solved in the period that were solved in time; an open request past its limit is a miss. Calendar hours.',
  'definition.csat':
    'Share of the marks of the period that are 4 or 5; coverage is the share of requests that were rated.',
  'definition.csat-mean': 'Mean mark the clients gave in the period, 1 to 5.',
  'definition.nps': 'Promoters (9 and 10) less detractors (0 to 6) in percent of those who answered.',
  'definition.complaints': 'Complaints that came in the period for every hundred active clients.',
  'definition.reopened': 'Share of the requests solved in the period that were opened again.',
  'definition.training-hours':
    'Training hours for each full-time year in post over the last twelve months; the target of 90 hours is a setting, not a quoted rule. A code that stands in the ledger alone has no post.',
  'definition.required-training': 'Share of the required courses due in the period that were passed by their due date.',
  'definition.esg-trained-share': 'Share of the managers in post who passed a course on ESG in the last twelve months.',
  'definition.esg-score-change':
    'Change over twelve months of the score of the clients that were in the book and scored at both dates, weighted by the balances of the later one.',
  'definition.esg-total-change': 'Change over twelve months of the balance-weighted score of the whole portfolio.',
  'definition.esg-mix-effect':
    'Part of the change of the score that comes from clients joining, leaving or owing more or less.',
  'definition.es-risk-class':
    'Share of the balance by environmental and social risk class, of the project for project loans, else of the client.',
  'definition.esg-reassessment':
    'Share of the ESG reassessments due in the period that were made by their due date; without a date twelve months after the last one, six for category A and high pollution.',
  'definition.esap-overdue':
    'Share of the open items of environmental and social action plans that are overdue, for clients and projects with a balance.',
  'definition.financed-emissions':
    'Emissions of scope 1 and 2 the loans finance, in tonnes of CO₂ equivalent a year; coverage is the balance they are known for.',
  'definition.financed-chain-emissions':
    'Emissions of scope 3 the loans finance, in tonnes of CO₂ equivalent a year, shown apart.',
  'definition.emissions-quality':
    'Quality score of the emissions data, 1 best to 5, weighted by balance over the loans of the financed emissions.',
  'definition.emission-intensity':
    'Financed emissions for every million of the balance they are known for, in tonnes of CO₂ equivalent.',
  'definition.esg-incidents':
    'Environmental, social and governance incidents raised in the last twelve months, by severity and all together; false alarms left out.',
  'definition.esg-incident-exposure':
    'Balance of the clients with a red ESG incident open at the date, each client once.',
  'definition.permit-status':
    'Required environmental permits by state: valid, expiring within 60 days, expired, missing.',
  'definition.pollution-diligence':
    'Share of the balance of highly polluting clients with an assessment of at most twelve months, valid permits and no red incident open.',
  'definition.green-share':
    'Share of the balance that is green by the facility table; what is green is defined by whoever supplies the data.',
  'definition.public-benefit-share': 'Share of the balance lent to projects of public benefit.',
  'definition.portfolio-quality':
    'Balance that became non-performing over what the book’s rates for the same risk tiers and sectors let expect; 1 is as good as the book. What was taken over less than twelve months before is left out.',
  'definition.adjusted-npl-formation': 'NPL formation a manager would have with the mix of the whole book.',
  'definition.screening-quality':
    'Of the clients taken on twelve to thirty-six months ago, the share that was special mention or worse within twelve months of the first drawdown.',
  'definition.shrunk-rate':
    'Rates of each manager with those of few cases moved towards the rate of all; the own rate and that of all stay beside it.',
  'definition.score-contribution': 'Points of the total score each KPI gives; they add up to the score.',
  'definition.pay-band':
    'Band of the total score with its gates; off unless switched on, for management review, not an automatic pay decision.',
  'definition.score-change':
    'Change of the total score against the month before, by KPI; what comes from measures that came, went or weigh otherwise stands apart.',
  'definition.review-backlog':
    'Reviews expected to be open this month and after each of the next three, from what falls due and what the last three full months got done.',
  'definition.review-wait': 'Months it will take to work the backlog off at the pace of the last three full months.',
  'definition.review-arrivals':
    'Reviews overdue or due this month and in each of the next three; where a client has none scheduled, the next one its interval asks for.',
  'definition.review-completions': 'Reviews done in each of the last three full months.',
  'definition.review-interval':
    'Days within which active clients must be reviewed: the smallest that tier, five-tier class and tenor ask for.',
  'definition.obligation-on-time':
    'Share of what was due in the period that was done by its due date: reviews, visits, certificates, actions on alerts, required training, ESG reassessments.',
  'definition.obligation-completion': 'Share of what was due in the period that was done, on time or not.',
  'definition.obligation-overdue':
    'What is past its due date and not done, of whatever period; documents to be renewed as well.',
  'definition.obligation-days-late': 'Mean days from due date to done, over what was done late in the period.',
  'definition.dscr':
    'Cash available for debt service against debt service, last twelve months of actual cash flows; projects without debt service in them are left out.',
  'definition.dscr-minimum': 'The lowest loan year of the newest forecast, by scenario.',
  'definition.dscr-average': 'Mean over the loan years of the newest forecast, by scenario.',
  'definition.dscr-aggregate':
    'Cash available against debt service over all loan years of the newest forecast, by scenario.',
  'definition.dscr-forward':
    'Cash available for debt service against debt service, next twelve months of the newest base forecast.',
  'definition.llcr': 'Present value of the cash available while debt is open against the debt, newest base forecast.',
  'definition.plcr': 'Present value of all cash available in the newest base forecast against the debt.',
  'definition.interest-cover': 'Earnings before interest and tax against interest expense, newest statement known.',
  'definition.interest-cover-ebitda':
    'Earnings before interest, tax, depreciation and amortisation against interest expense.',
  'definition.receivables-turnover': 'How often a year receivables are turned into revenue.',
  'definition.receivables-turnover-change': 'Receivables turnover against that of the same months a year before.',
  'definition.debt-to-equity': 'Interest-bearing debt against equity; equity at or below 0 is a breach.',
  'definition.liabilities-to-assets': 'Liabilities against assets.',
  'definition.net-debt-to-ebitda':
    'Debt less cash against earnings before interest, tax, depreciation and amortisation; earnings at or below 0 are a breach.',
  'definition.current-ratio': 'Current assets against current liabilities.',
  'definition.quick-ratio': 'Current assets less inventory against current liabilities.',
  'definition.revenue-change': 'Revenue of twelve months against that of the same months a year before.',
  'definition.margin-change': 'Net margin less that of a year before.',
  'definition.operating-cash-flow-change':
    'Operating cash flow of twelve months against that of the same months a year before.',
  'definition.progress-gap': 'Planned less actual progress, mean over the projects in construction.',
  'definition.cost-overrun': 'Cost above budget to date, projects in construction.',
  'definition.project-delay':
    'Days since the planned start of operation, mean over the projects in construction that are due.',
  'definition.covenant-headroom':
    'Distance of the tightest covenant from its limit, newest decided tests; pending ones stand beside it.',
  'definition.covenant-standing':
    'How each covenant stands at the date: breached; certificate late (no result yet, and its certificate past due); waived; at risk (met with less than 10 % headroom, or beyond its lock-up level); cured; waiting for a result; met. The newest decided test counts, and beside it a newer one that waits for a result.',
  'definition.covenant-breach-rate': 'Share of the tests with a result that were breaches, waived ones included.',
  'definition.covenant-waiver-rate': 'Share of the breaches that were waived.',
  'definition.late-certificates': 'Share of the certificates due in the period that came late or are missing.',
  'definition.impairment-stage':
    'IFRS 9 stage as reported, by the backstop rules where blank; of a group, the worst of its facilities.',
  'definition.stage-mix': 'Share of the balance in each IFRS 9 stage, reported or by the backstop rules.',
  'definition.maturity-ladder':
    'Share of the balance by the time to its final maturity; a loan stands whole at its last day, instalments before it are not spread.',
  'definition.expected-loss': 'Expected credit loss of the facilities whose probability of default is known.',
  'definition.expected-loss-rate': 'Expected credit loss against the exposure at default it was told from.',
  'definition.expected-loss-coverage': 'Booked provisions against the expected loss of the same facilities.',
  'definition.provision-coverage':
    'Booked provisions of all loans against the non-performing balance; where the provision of a non-performing loan is blank it has none.',
  'definition.loan-provision-ratio': 'Booked provisions against the balance of all loans.',
  'definition.collateral-cover': 'Value of the collateral against the balance of the secured facilities.',
  'definition.migration-matrix':
    'What the balance of each five-tier class became in twelve months, with what was repaid (EXIT) and what is new (NEW).',
  'definition.migration-retained':
    'What the balance of each five-tier class became in twelve months, over what is there at both dates.',
  'definition.migration-count': 'What the facilities of each five-tier class became in twelve months, by number.',
  'definition.rating-migration': 'What the balance of each rating became in twelve months.',
  'definition.rating-migration-count': 'What the facilities of each rating became in twelve months, by number.',
  'definition.stage-migration': 'What the balance of each reported IFRS 9 stage became in twelve months.',
  'definition.upgrade-share': 'Share of the opening balance in a better five-tier class twelve months later.',
  'definition.downgrade-share': 'Share of the opening balance in a worse five-tier class twelve months later.',
  'definition.stable-share': 'Share of the opening balance in the same five-tier class twelve months later.',
  'definition.downgrades-per-upgrade': 'Downgraded against upgraded opening balance, by five-tier class.',
  'definition.rating-upgrade-share': 'Share of the opening balance with a better rating twelve months later.',
  'definition.rating-downgrade-share': 'Share of the opening balance with a worse rating twelve months later.',
  'definition.rating-stable-share': 'Share of the opening balance with the same rating twelve months later.',
  'definition.rating-downgrades-per-upgrade': 'Downgraded against upgraded opening balance, by rating.',
  'definition.class-migration':
    'Of what was in a class at the end of last year and is still there, the part in any worse class now.',
  'definition.roll-rate':
    'Share of each bucket’s opening balance that is in a worse bucket or written off a month later; repaid loans stay in.',
  'definition.roll-cure': 'Share of each bucket’s opening balance that is in a better bucket a month later.',
  'definition.roll-stay': 'Share of each bucket’s opening balance that is in the same bucket a month later.',
  'definition.roll-rate-3m': 'Roll rate of the last three months together.',
  'definition.vintage':
    'Share of a quarter’s originations that was ever more than 90 days past due, non-performing or written off by a month on book.',
  'definition.vintage-count': 'Share of a quarter’s facilities that were ever bad by a month on book.',
  'definition.sector-limit-use': 'Balance of a sector against its limit in force.',
  'definition.sector-share': 'Share of each sector in the balance.',
  'definition.watch-list-clients': 'Clients with a facility marked as on the watch list.',
  'definition.watch-list-balance': 'Balance of the facilities marked as on the watch list.',
  'definition.watch-list-share': 'Share of the balance that is on the watch list.',
  'definition.watch-list-entries': 'Clients on the watch list now that were not at the opening of the period.',
  'definition.watch-list-exits': 'Clients on the watch list at the opening of the period that are not now.',
  'definition.watch-list-days': 'Median days since the present stay on the watch list began.',
  'definition.ewi-score':
    'Points of the warning indicators of a client, of each its highest trigger, and a bonus where kinds of indicators come together; of several clients the mean. For a person to look at, not a decision.',
  'definition.ewi-band':
    'Share of the balance by the warning band of its client: low to 2 points, medium to 5, high to 8, critical from 9 or by an override.',
  'definition.ewi-coverage':
    'Points the indicators that can be computed could give, against all points; below half of them a score is partial.',
  'definition.ewi-points': 'Points of each warning indicator, the mean over the clients for which it can be computed.',
  'definition.ewi-clients': 'Clients with a balance by warning band.',
  'definition.ewi-list-clients':
    'Clients the early-warning rule has on the watch list: on from 6 points or an override, off after two ends of quarters at 2 points or fewer.',
  'definition.ewi-list-entries':
    'Clients the early-warning rule put on the watch list since the opening of the period.',
  'definition.ewi-list-exits':
    'Clients the early-warning rule took off the watch list since the opening of the period, those that left the book included.',
  'definition.alert-action-share':
    "Red alerts followed by a change of the client's limits or terms within 30 days; an alert counts in the period in which its 30 days end.",
  'definition.alert-precision':
    'Alerts followed by a downgrade of the client within six months, of those whose six months ended in the last twelve.',
  'definition.alert-recall':
    'Downgrades of the last twelve months with an alert on the client in the six months before.',
  'definition.indicator-precision':
    'For each indicator, its alerts followed by a downgrade of the client within six months.',
  'definition.llcr-with-reserve':
    'LLCR with the balance of the debt service reserve account added to the cash; projects whose account is known.',
  'definition.reserve-funding':
    'Balance of the debt service reserve accounts over what the contracts ask for, the newest actual period of each project; projects without a target are left out.',
  'definition.cover-check-failures':
    'Projects whose forecast contradicts itself: LLCR and DSCR differ in the last period with debt, or over the life of a loan repaid in step with its cash.',
  'definition.stale-valuations':
    "Balance of secured loans whose client's newest collateral valuation is too old, of those with a valuation on file.",
  'definition.group-concentration': 'Loans to the largest group of connected clients against net capital.',
  'definition.single-name-exposure': 'Exposure to the largest client against tier-1 capital.',
  'definition.group-exposure': 'Exposure to the largest group of connected clients against tier-1 capital.',
  'definition.top-name-share': 'Balance of the largest client in the portfolio.',
  'definition.top-five-share': 'Balance of the five largest clients in the portfolio.',
  'definition.top-ten-share': 'Balance of the ten largest clients in the portfolio.',
  'definition.due-items':
    'What is late at the date or falls due in the 90 days after it: planned reviews that are not done, permits and licences (business licence, environmental and construction permits) and other documents by their last valid day, certificates of covenants that have not come. A kind of which nothing is recorded has no value.',
  'definition.open-tasks':
    'What somebody has to do at the date: overdue reviews, open alerts nobody has acknowledged (due after 2 days if red, else 5), open red alerts without a contingency plan at the date (due the day they are raised), expired environmental permits, certificates past due. A kind of which nothing is recorded has no value.',
} as const;
