import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALERT_HEADER, alertRows } from './make/alerts.ts';
import { makeClients } from './make/clients.ts';
import { granted, makeEpisodes } from './make/credit.ts';
import { toCsv } from './make/csv.ts';
import { ESG_HEADER, esgRows } from './make/esg.ts';
import * as documents from './make/documents.ts';
import { EXPOSURE_HEADER, exposureRows } from './make/exposure.ts';
import { makeFacilities } from './make/facilities.ts';
import { makeManagers } from './make/managers.ts';
import * as masters from './make/masters.ts';
import { MESSY, messyReadme } from './make/messy.ts';
import * as projects from './make/projects.ts';
import { REVIEW_HEADER, reviewRows } from './make/reviews.ts';
import * as service from './make/service.ts';
import { FINANCIALS_HEADER, financialsRows } from './make/statements.ts';
import { TARGET_HEADER, targetRows } from './make/targets.ts';
import * as terms from './make/terms.ts';

/** The starter portfolio's files by name, the same text on every machine. */
export function samplePortfolio(): Record<string, string> {
  const managers = makeManagers();
  const clients = makeClients(managers);
  const planned = makeFacilities(clients);
  const episodes = makeEpisodes(clients, planned);
  const facilities = granted(planned, episodes);
  const alerts = alertRows(clients, episodes);
  return {
    'exposure.csv': toCsv(EXPOSURE_HEADER, exposureRows(facilities, episodes)),
    'client.csv': toCsv(masters.CLIENT_HEADER, masters.clientRows(clients, episodes)),
    'manager.csv': toCsv(masters.MANAGER_HEADER, masters.managerRows(managers)),
    'review.csv': toCsv(REVIEW_HEADER, reviewRows(clients, facilities, episodes)),
    'alert.csv': toCsv(ALERT_HEADER, alerts),
    'esg.csv': toCsv(ESG_HEADER, esgRows(clients, facilities)),
    'facility.csv': toCsv(terms.FACILITY_HEADER, terms.facilityRows(facilities)),
    'project.csv': toCsv(projects.PROJECT_HEADER, projects.projectRows(facilities)),
    'financials.csv': toCsv(FINANCIALS_HEADER, financialsRows(clients, episodes)),
    'cashflow.csv': toCsv(projects.CASHFLOW_HEADER, projects.cashflowRows(facilities, episodes)),
    'covenant.csv': toCsv(projects.COVENANT_HEADER, projects.covenantRows(facilities, episodes)),
    'file_item.csv': toCsv(documents.FILE_HEADER, documents.fileRows(clients, facilities)),
    'contact.csv': toCsv(documents.CONTACT_HEADER, documents.contactRows(clients)),
    'credit_action.csv': toCsv(terms.ACTION_HEADER, terms.actionRows(alerts, clients, facilities)),
    'ticket.csv': toCsv(service.TICKET_HEADER, service.ticketRows(clients)),
    'training.csv': toCsv(service.TRAINING_HEADER, service.trainingRows(managers)),
    'kpi.csv': toCsv(service.KPI_HEADER, service.kpiRows(managers)),
    'target.csv': toCsv(TARGET_HEADER, targetRows()),
    'parameter.csv': toCsv(masters.PARAMETER_HEADER, masters.PARAMETER_ROWS),
  };
}

/** Writes the starter portfolio into a folder, with a Frictionless description and the messy files beside it. */
export async function makeSampleData(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = samplePortfolio();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(describe(files), null, 2)}\n`);
  const messy = join(folder, 'messy');
  await mkdir(messy, { recursive: true });
  for (const { name, content } of MESSY) await writeFile(join(messy, name), content);
  await writeFile(join(messy, 'README.md'), messyReadme());
}

function describe(files: Record<string, string>) {
  return {
    profile: 'tabular-data-package',
    name: 'bellwether-sample-portfolio',
    title: 'A project-finance portfolio of a bank that does not exist, 2023-07 to 2026-06',
    licenses: [{ name: 'MIT' }],
    resources: Object.entries(files).map(([path, text]) => ({
      name: path.replace('.csv', ''),
      path,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: Buffer.byteLength(text),
      hash: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await makeSampleData(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)));
}
