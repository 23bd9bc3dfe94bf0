import { LONG_LIST, purpose, type CardKind } from '../kind.ts';
import { breaches } from './breaches.ts';
import { category } from './category.ts';
import { changed } from './changed.ts';
import { coverage } from './coverage.ts';
import { ends } from './ends.ts';
import { headlines } from './headlines.ts';
import { lowest } from './lowest.ts';
import { overdue } from './overdue.ts';
import { pillars } from './pillars.ts';
import { score } from './score.ts';
import { scorecard } from './scorecard.ts';
import { shares } from './shares.ts';
import { ageing, openAlerts } from './stock.ts';
import { tasks } from './tasks.ts';
import { utilisation } from './utilisation.ts';
import { workload } from './workload.ts';

/** One manager’s score card; only the page of a manager shows it. */
const profile = purpose(
  'profile',
  ['manager-workload'],
  async (context) => (await import('./profile.ts')).profileFigure(context),
  { ...LONG_LIST, compares: true },
);

/** How the covenants stand, project by project. */
const covenants = purpose(
  'covenant-matrix',
  ['covenant-standing'],
  async (context) => (await import('./covenant-matrix.ts')).covenantMatrix(context),
  { ...LONG_LIST, compares: 'standings' },
);

/** ESG incidents along the months. */
const incidentLine = purpose(
  'incident-line',
  ['esg-incidents'],
  async (context) => (await import('./incident-line.ts')).incidentLine(context),
  { ...LONG_LIST, compares: true },
);

/** Who received which award, and what speaks for it. */
const awards = purpose(
  'awards',
  ['sla-response', 'csat'],
  async (context) => (await import('./awards.ts')).awardsFigure(context),
  { ...LONG_LIST, compares: 'periods' },
);

/** Cards with a picture or a list of their own. */
export const CARDS: readonly CardKind[] = [
  ...[headlines, breaches, changed, tasks],
  ...[overdue, shares, utilisation, covenants],
  ...[ageing, coverage, openAlerts],
  ...[score, pillars, category, lowest, incidentLine],
  ...[scorecard, ends, workload, profile, awards],
];
