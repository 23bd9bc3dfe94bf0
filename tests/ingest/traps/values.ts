import { balances, column, DATES, HEADINGS, maturities, STORED, type Traps } from './trap.ts';

/** Cells that say more, or less, than they seem to. */
export const VALUES: Traps = {
  'marks between thousands': {
    file: balances('1,234.50', "1'234.50", '1 234.50', '1\u00a0234.50'),
    rows: [4, 4, 0, 0],
    finds: [STORED, column('1234.50', '1234.50', '1234.50', '1234.50')],
  },
  'a comma before the decimals': {
    file: [`${HEADINGS},授信额度（元）`, '2026-06-30,F1,C1,"12,50",1.000', '2026-06-30,F2,C2,"1.234,50",20.500'],
    rows: [2, 2, 0, 0],
    // the limits alone could be 1 and 20.5; the balances say how this file writes them
    finds: [
      'SELECT CAST(outstanding AS VARCHAR), CAST(limit_amount AS VARCHAR) FROM exposure ORDER BY source_row',
      [
        ['12.50', '1000.00'],
        ['1234.50', '20500.00'],
      ],
    ],
  },
  'numbers in scientific notation, and noise of a computation': {
    file: balances('1.2345E3', '1.2E-10', '-7.45E-09'),
    rows: [3, 3, 0, 0],
    finds: [STORED, column('1234.50', '0.00', '0.00')],
  },
  'brackets and trailing signs for negatives': {
    file: balances('(1,234.50)', '（5）', '7-'),
    rows: [3, 3, 0, 0],
    said: { 'negative-balance': 3 },
    finds: [STORED, column('-1234.50', '-5.00', '-7.00')],
  },
  'full-width digits': {
    file: balances('１，２３４．５０', '－５'),
    rows: [2, 2, 0, 0],
    said: { 'negative-balance': 1 },
    finds: [STORED, column('1234.50', '-5.00')],
  },
  'signs of currency, 万 and 亿 in cells': {
    file: balances('¥5', '￥1,000', '12.5万', '1.2亿元'),
    rows: [4, 4, 0, 0],
    finds: [STORED, column('5.00', '1000.00', '125000.00', '120000000.00')],
  },
  'words for no value, which is not zero': {
    file: [
      `${HEADINGS},减值准备`,
      ...['', '-', '--', '—', 'N/A', 'NA', '#', '无', 'None', 'NULL', '/', '0'].map(
        (word, index) => `2026-06-30,F${index},C1,1,${word}`,
      ),
    ],
    rows: [12, 12, 0, 0],
    finds: ['SELECT count(provision)::INTEGER, CAST(sum(provision) AS VARCHAR) FROM exposure', [[1, '0.00']]],
  },
  'dates in many forms, a period as its last day': {
    file: maturities('2026-03-31', '2017/1/3', '2017-1-3', '202403', '2024年3月', '2024Q1', '31-Mar-2026'),
    rows: [7, 7, 0, 0],
    finds: [
      DATES,
      column('2026-03-31', '2017-01-03', '2017-01-03', '2024-03-31', '2024-03-31', '2024-03-31', '2026-03-31'),
    ],
  },
  'dates with the month first and a clock behind': {
    file: maturities('05/31/2022 12:00:00 AM', '05/06/2022 12:00:00 AM'),
    rows: [2, 2, 0, 0],
    finds: [DATES, column('2022-05-31', '2022-05-06')],
  },
  'dates whose day and month stay in doubt': {
    file: maturities('05/06/2022', '03/04/2022'),
    rows: [2, 2, 0, 0],
    said: { 'bad-date': 2 },
    asked: ['date-order exposure.maturity_date'],
    finds: [DATES, column(null, null)],
  },
  'dates as serial numbers of a spreadsheet': {
    file: maturities('46203', '46112'),
    rows: [2, 2, 0, 0],
    finds: [DATES, column('2026-06-30', '2026-03-31')],
  },
  'dates as day counts of SAS': {
    file: maturities('24287', '24196'),
    options: { dateOrder: { maturity_date: 'sas-days' } },
    rows: [2, 2, 0, 0],
    finds: [DATES, column('2026-06-30', '2026-03-31')],
  },
  'numbers that may count days from 1900 or from 1960': {
    file: maturities('24287', '24196'),
    rows: [2, 2, 0, 0],
    said: { 'bad-date': 2 },
    asked: ['day-count exposure.maturity_date'],
    finds: [DATES, column(null, null)],
  },
  'dates before 1945 and after 2100': {
    file: maturities('1899-12-31', '2150-12-31', '2026-12-31'),
    rows: [3, 3, 0, 0],
    said: { 'odd-date': 2 },
    finds: [DATES, column('1899-12-31', '2150-12-31', '2026-12-31')],
  },
  'entities of HTML': {
    file: [HEADINGS, '2026-06-30,F1,Müller &amp; Söhne &#39;A&#39;,1'],
    rows: [1, 1, 0, 0],
    finds: ['SELECT client_name FROM exposure', column("Müller & Söhne 'A'")],
  },
  'numbers of eighteen digits and with leading zeros that are no numbers': {
    file: [HEADINGS, '2026-06-30,000123,C1,1', '2026-06-30,110101199003071234,C2,2'],
    rows: [2, 2, 0, 0],
    finds: ['SELECT facility_id FROM exposure ORDER BY source_row', column('000123', '110101199003071234')],
  },
  'shares above one without a sign of percent': {
    file: [`${HEADINGS},违约损失率`, '2026-06-30,F1,C1,1,45', '2026-06-30,F2,C2,2,0.4'],
    rows: [2, 2, 0, 0],
    said: { 'percent-open': 1 },
    asked: ['percent exposure.lgd'],
    finds: ['SELECT lgd FROM exposure', column(null, null)],
  },
};
