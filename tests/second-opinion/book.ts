/** Rows of the canonical tables as plain objects, with the columns the second opinion reads. */
export type Exposure = {
  as_of_date: string;
  facility_id: string;
  client_id: string;
  outstanding: number;
  limit_amount: number | null;
  undrawn: number | null;
  days_past_due: number | null;
  five_tier: number | null;
  ifrs_stage: number | null;
  rating: string | null;
  pd_12m: number | null;
  pd_life: number | null;
  lgd: number | null;
  ead: number | null;
  provision: number | null;
  collateral_value: number | null;
  watchlist_flag: boolean | null;
  forborne_flag: boolean | null;
  loan_status: string | null;
  manager_id: string | null;
  region: string | null;
  product: string | null;
  project_id: string | null;
  origination_date: string | null;
  maturity_date: string | null;
};

export type Client = {
  client_id: string;
  group_id: string | null;
  sector: string | null;
  risk_tier: number | null;
  high_pollution_flag: boolean | null;
  onboard_date: string | null;
  status: string | null;
};

export type Manager = {
  manager_id: string;
  team_id: string | null;
  grade: string | null;
  active_from: string | null;
  active_to: string | null;
  fte: number | null;
};

export type Facility = {
  facility_id: string;
  client_id: string;
  approved_limit: number | null;
  maturity_date: string | null;
  green_flag: boolean | null;
};

export type Project = {
  project_id: string;
  client_id: string;
  ep_category: string | null;
  equity: number | null;
  debt_total: number | null;
  discount_rate: number | null;
  public_benefit_flag: boolean | null;
};

export type CashFlow = {
  project_id: string;
  scenario: string;
  version_date: string | null;
  period_end: string;
  period_months: number;
  revenue: number | null;
  opex: number | null;
  tax: number | null;
  wc_change: number | null;
  maintenance_capex: number | null;
  cfads: number | null;
  interest_due: number;
  principal_due: number;
  fees_due: number | null;
  debt_open: number | null;
  rate_period: number | null;
  dsra_balance: number | null;
  dsra_target: number | null;
};

export type Statement = {
  client_id: string;
  period_end: string;
  basis: string;
  months_covered: number | null;
  revenue: number | null;
  ebit: number | null;
  interest_expense: number | null;
  total_assets: number | null;
  total_liabilities: number | null;
  total_debt: number | null;
  equity: number | null;
  current_assets: number | null;
  current_liabilities: number | null;
  inventory: number | null;
  accounts_receivable: number | null;
  reported_date: string | null;
};

export type Covenant = {
  covenant_id: string;
  test_date: string;
  client_id: string | null;
  operator: string;
  threshold: number | null;
  actual: number | null;
  status: string | null;
  certificate_due: string | null;
  certificate_received: string | null;
};

export type Review = {
  review_id: string;
  client_id: string;
  manager_id: string | null;
  review_type: string;
  due_date: string | null;
  start_date: string | null;
  done_date: string | null;
  method: string | null;
  waived_flag: boolean | null;
  outcome: string | null;
  remediation_due: string | null;
  remediation_done: string | null;
};

export type FileItem = {
  item_id: string;
  client_id: string;
  doc_type: string;
  last_updated: string | null;
  refresh_days: number | null;
  expiry_date: string | null;
  status: string | null;
};

export type Alert = {
  alert_id: string;
  action_seq: number;
  client_id: string;
  raised_date: string;
  category: string;
  indicator_code: string | null;
  severity: number | null;
  ack_date: string | null;
  plan_flag: boolean | null;
  plan_date: string | null;
  status: string;
  closed_date: string | null;
};

export type Assessment = {
  subject_type: string;
  subject_id: string;
  assess_date: string;
  provider: string;
  e_score: number | null;
  s_score: number | null;
  g_score: number | null;
  scale_min: number | null;
  scale_max: number | null;
  direction: string | null;
  total_score: number | null;
  ep_category: string | null;
  esap_open: number | null;
  esap_overdue: number | null;
  scope1: number | null;
  scope2: number | null;
  pcaf_score: number | null;
  denominator: number | null;
};

export type Ticket = {
  ticket_id: string;
  client_id: string;
  manager_id: string | null;
  opened_at: string;
  first_response_at: string | null;
  resolved_at: string | null;
  sla_response_h: number | null;
  csat: number | null;
  nps: number | null;
  complaint_flag: boolean | null;
  reopened_flag: boolean | null;
};

export type Training = {
  manager_id: string;
  course_id: string;
  completion_date: string | null;
  topic: string;
  hours: number | null;
  required_flag: boolean | null;
  due_date: string | null;
  passed: boolean | null;
};

export type CreditAction = {
  action_id: string;
  client_id: string;
  action_date: string;
  action_type: string;
  before_value: number | null;
  after_value: number | null;
};

export type Parameter = { key: string; value: string; unit: string | null; effective_from: string | null };

/** A portfolio as nothing but rows. */
export type Book = {
  exposure: Exposure[];
  client: Client[];
  manager: Manager[];
  facility: Facility[];
  project: Project[];
  cashflow: CashFlow[];
  financials: Statement[];
  covenant: Covenant[];
  review: Review[];
  file_item: FileItem[];
  alert: Alert[];
  credit_action: CreditAction[];
  esg: Assessment[];
  ticket: Ticket[];
  training: Training[];
  parameter: Parameter[];
};
