import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { monthEnd, addMonths, addDays } from '../../src/lib/dates.ts';
import { at, createRandom } from '../../sample-data/make/random.ts';

const MONTHS = 36;
const FIRST_MONTH = '2023-07';
const SECTORS = [
  '光伏发电',
  '风力发电',
  '高速公路',
  '轨道交通',
  '污水处理',
  '港口物流',
  '化工',
  '钢铁',
  '数据中心',
  '医院',
];
const REGIONS = ['北京', '上海', '江苏', '浙江', '广东', '四川', '湖北', '陕西', '山东', '河南', '云南', '新疆'];
const BRANCHES = ['华东分行', '华南分行', '华北分行', '西南分行', '西北分行', '华中分行'];
const PRODUCTS = ['项目贷款', '固定资产贷款', '流动资金贷款', '银团贷款', '并购贷款'];
const RATINGS = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC'];

/** Files of a made-up book whose exposure table has `rows` rows: canonical headings, canonical values, one seed. */
export async function writeLedgers(rows: number, folder: string): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true });
  const facilities = Math.round(rows / MONTHS);
  const clients = Math.max(5, Math.round(facilities / 2.5));
  const managers = Math.min(400, Math.max(8, Math.round(clients / 25)));
  const files: Record<string, string> = {};
  const write = async (table: string, lines: Iterable<string>) => {
    files[table] = join(folder, `${table}.csv`);
    await writeLines(files[table], lines);
  };
  await write('exposure', exposureLines(rows, clients, managers));
  await write('manager', managerLines(managers));
  await write('review', reviewLines(Math.round(rows / 50), clients, managers));
  await write('alert', alertLines(Math.round(rows / 250), clients));
  await write('esg', esgLines(clients));
  return files;
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const stream = createWriteStream(path);
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < 1_000_000) continue;
    if (!stream.write(chunk)) await once(stream, 'drain');
    chunk = '';
  }
  stream.end(chunk);
  await once(stream, 'finish');
}

const clientId = (index: number) => `C${String(index).padStart(6, '0')}`;
const managerId = (index: number) => `M${String(index).padStart(4, '0')}`;

function* exposureLines(rows: number, clients: number, managers: number): Iterable<string> {
  yield 'as_of_date,facility_id,client_id,client_name,outstanding,limit_amount,days_past_due,overdue_amount,five_tier,ifrs_stage,rating,manager_id,branch,sector,region,undrawn,currency,product,origination_date,maturity_date';
  const random = createRandom(`bench/exposure/${rows}`);
  const facilities = Math.round(rows / MONTHS);
  const classes = Array.from({ length: facilities }, () => 1);
  for (let row = 0; row < rows; row += 1) {
    const facility = row % facilities;
    const client = facility % clients;
    const manager = client % managers;
    const old = at(classes, facility);
    const five = random.chance(0.02) ? Math.min(5, Math.max(1, old + (random.chance(0.6) ? 1 : -1))) : old;
    classes[facility] = five;
    const outstanding = 100_000 + ((facility * 7919) % 90_000_000) * (1 - (row / rows) * 0.4);
    const days = five === 1 ? (random.chance(0.02) ? random.int(1, 30) : 0) : random.int(0, five * 90);
    yield [
      monthEnd(addMonths(FIRST_MONTH, Math.floor(row / facilities) % (MONTHS + 1))),
      `F${String(facility).padStart(7, '0')}`,
      clientId(client),
      `${at(REGIONS, client % REGIONS.length)}第${client}项目有限公司`,
      outstanding.toFixed(2),
      (outstanding * 1.25).toFixed(2),
      days,
      days === 0 ? '0.00' : (outstanding * 0.1).toFixed(2),
      five,
      five === 1 ? 1 : five === 2 ? 2 : 3,
      at(RATINGS, Math.min(RATINGS.length - 1, (client % 4) + five - 1)),
      managerId(manager),
      at(BRANCHES, manager % BRANCHES.length),
      at(SECTORS, client % SECTORS.length),
      at(REGIONS, client % REGIONS.length),
      (outstanding * 0.25).toFixed(2),
      'CNY',
      at(PRODUCTS, facility % PRODUCTS.length),
      addDays('2015-01-01', facility % 3000),
      addDays('2028-01-01', facility % 5000),
    ].join(',');
  }
}

function* managerLines(managers: number): Iterable<string> {
  yield 'manager_id,manager_name,team_id,team_name,branch';
  for (let index = 0; index < managers; index += 1) {
    const team = index % Math.max(2, Math.round(managers / 10));
    yield `${managerId(index)},经理${index},T${team},项目${team}部,${at(BRANCHES, index % BRANCHES.length)}`;
  }
}

function* reviewLines(rows: number, clients: number, managers: number): Iterable<string> {
  yield 'review_id,client_id,manager_id,review_type,risk_tier_at_due,due_date,done_date,method,waived_flag,outcome,findings_count';
  const random = createRandom(`bench/review/${rows}`);
  for (let row = 0; row < rows; row += 1) {
    const client = random.int(0, clients - 1);
    const due = addDays('2023-07-01', random.int(0, 1090));
    const done = random.chance(0.9) ? addDays(due, random.int(-20, 25)) : '';
    const [method, waived] = [random.pick(['onsite', 'offsite']), random.chance(0.02)];
    const outcome = done === '' ? '' : random.pick(['keep', 'keep', 'watch', 'reduce']);
    yield `R${row},${clientId(client)},${managerId(client % managers)},periodic,${random.int(1, 5)},${due},${done},${method},${waived},${outcome},${random.int(0, 3)}`;
  }
}

function* alertLines(rows: number, clients: number): Iterable<string> {
  yield 'alert_id,action_seq,client_id,raised_date,category,severity,ack_date,action_due,action_done,status,closed_date';
  const random = createRandom(`bench/alert/${rows}`);
  for (let row = 0; row < rows; row += 1) {
    const raised = addDays('2023-07-01', random.int(0, 1090));
    const closed = random.chance(0.7) ? addDays(raised, random.int(5, 120)) : '';
    const category = random.pick(['economic', 'financial', 'behavioural', 'legal', 'esg']);
    yield `A${row},0,${clientId(random.int(0, clients - 1))},${raised},${category},${random.int(1, 3)},${addDays(raised, random.int(0, 9))},${addDays(raised, 30)},${closed},${closed === '' ? 'open' : 'closed'},${closed}`;
  }
}

function* esgLines(clients: number): Iterable<string> {
  yield 'subject_type,subject_id,assess_date,e_score,s_score,g_score,ep_category';
  const random = createRandom(`bench/esg/${clients}`);
  for (let client = 0; client < clients; client += 1) {
    const score = () => random.int(20, 95);
    yield `client,${clientId(client)},${addDays('2025-07-01', random.int(0, 360))},${score()},${score()},${score()},${random.pick(['A', 'B', 'C'])}`;
  }
}
