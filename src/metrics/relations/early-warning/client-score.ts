import { DIMENSIONS } from '../../metric.ts';
import { clientDimensions, clientPlaces } from '../place.ts';
import { CATEGORIES, INDICATORS, type Indicator } from './indicators.ts';
import { LEVELS_OF_POINTS, mostPoints, POINT_COLUMNS, pointColumn } from './indicator-points.ts';
import { REPORTS } from './reports.ts';
import * as sources from './sources.ts';

/** Manual alerts merge with what was computed: the higher level counts, once. */
function level({ code, level: computed }: Indicator): string {
  return `greatest(CAST(${computed} AS TINYINT), CAST(said_${code} AS TINYINT)) AS ${code}`;
}

function points({ code }: Indicator): string {
  return `CASE ${code} WHEN 0 THEN 0 ${LEVELS_OF_POINTS.map((level) => `WHEN ${level} THEN ${pointColumn(code, level)}`).join(' ')} END`;
}

const total = INDICATORS.map((indicator) => `coalesce(${points(indicator)}, 0)`).join(' + ');
const available = INDICATORS.map(({ code }) => `CASE WHEN ${code} IS NULL THEN 0 ELSE ${mostPoints(code)} END`).join(
  ' + ',
);
/** All points there are. */
const allPoints = INDICATORS.map(({ code }) => mostPoints(code)).join(' + ');
const overrides = INDICATORS.filter(({ override }) => override).map(({ code }) => `coalesce(${code} >= 2, FALSE)`);
const categories = CATEGORIES.map((category) => ({
  category,
  hit: INDICATORS.filter((indicator) => indicator.category === category)
    .map(({ code }) => `coalesce(${code} > 0, FALSE)`)
    .join(' OR '),
}));

const joined = (rows: string, alias: string) =>
  `LEFT JOIN (${rows}) AS ${alias} ON ${alias}.at_no = d.at_no AND ${alias}.owner = d.owner`;

/** What is kept of a client beside its indicators, and the columns of its largest facility that takes. */
interface Kept {
  readonly columns: string;
  readonly place: readonly string[];
  /** When the largest facility is looked for at all. */
  readonly when?: string;
}

const everything: Kept = {
  columns: `${clientDimensions({ client: 'd.owner' })},
      coalesce(b.balance, 0) AS balance,
      CAST(b.place.source_file AS VARCHAR) AS source_file,
      b.place.source_row AS source_row`,
  place: [...DIMENSIONS, 'source_file', 'source_row'],
};

// the sector is for flags of sectors alone
const itsName: Kept = {
  columns: 'd.owner AS client',
  place: ['sector'],
  when: 'EXISTS (SELECT 1 FROM sector_flag)',
};

/** Every client with a balance at each period's snapshot, with the level of each indicator. */
function levels({ columns, place, when }: Kept): string {
  return `SELECT
      q.seen_at AS ewi_on,
      q.warning_history AS kept_under,
      ${POINT_COLUMNS.map((name) => `q.${name}`).join(', ')},
      ${columns},
      ${INDICATORS.map(level).join(',\n      ')}
    FROM (
      SELECT *, coalesce((SELECT min(raised_date) FROM bw_alert) <= day, FALSE) AS reporting, at_no IN (SELECT at_no FROM sector_flag) AS flagging
      FROM (${sources.BOOK}) JOIN (SELECT period_no AS day_no, seen_at AS day FROM period) ON day_no = at_no
    ) AS d
    JOIN period AS q ON q.period_no = d.at_no
    LEFT JOIN (${clientPlaces(place, when)}) AS b ON b.snap = q.window_snap AND b.client = d.owner
    LEFT JOIN bw_client AS k ON k.client = d.owner
    ${joined(sources.FINANCES, 'f')}
    ${joined(sources.COVERS, 'c')}
    ${joined(sources.RESERVES, 'r')}
    ${joined(sources.DELIVERY, 'p')}
    ${joined(sources.COVENANTS, 'v')}
    ${joined(sources.EXTENSIONS, 'x')}
    ${joined(sources.PERMITS, 'l')}
    ${joined(sources.REVIEWS, 'w')}
    ${joined(REPORTS, 'a')}
    LEFT JOIN sector_flag AS g ON g.at_no = d.at_no AND g.flagged_sector = lower(CAST(coalesce(b.place.sector, k.sector) AS VARCHAR))`;
}

function scored(kept: Kept): string {
  return `WITH base AS (${sources.BASES}),
  sector_flag AS (${sources.SECTORS}),
  levels AS (${levels(kept)}),
  scored AS (
    SELECT
      *,
      CAST(${categories.map(({ hit }) => `CAST(${hit} AS TINYINT)`).join(' + ')} AS TINYINT) AS categories,
      ${triggered('financial')} AND ${triggered('operational')} AS governance,
      ${overrides.join(' OR ')} AS overridden,
      CAST(${total} AS SMALLINT) AS points,
      CAST(${available} AS SMALLINT) AS available,
      CAST(${allPoints} AS SMALLINT) AS all_points
    FROM levels
  ),
  awarded AS (SELECT *, CAST(CASE WHEN categories >= 3 THEN 3 WHEN governance THEN 2 ELSE 0 END AS TINYINT) AS bonus FROM scored)`;
}

/**
 * Early-warning scores of every client with a balance at each period's snapshot, a row a client and day. Bonus: 3 points for three
 * categories or more, else 2 when financial and operational indicators are triggered together. An override makes the band critical and
 * leaves the points as they are. Indicator columns hold points; null: it cannot be computed.
 */
export const SCORES = `${scored(everything)}
  SELECT
    ewi_on,
    kept_under,
    ${DIMENSIONS.join(', ')},
    balance,
    CAST(points + bonus AS SMALLINT) AS score,
    bonus,
    categories,
    overridden,
    CASE WHEN overridden OR points + bonus >= 9 THEN 'critical' WHEN points + bonus >= 6 THEN 'high' WHEN points + bonus >= 3 THEN 'medium' ELSE 'low' END AS band,
    available,
    all_points,
    ${INDICATORS.map((indicator) => `CAST(${points(indicator)} AS TINYINT) AS ${indicator.code}`).join(',\n    ')},
    ${
      overrides.length > 0
        ? `concat_ws(' ', ${INDICATORS.filter(({ override }) => override)
            .map(({ code }) => `CASE WHEN ${code} >= 2 THEN '${code}' END`)
            .join(', ')})`
        : "''"
    } AS override,
    source_file,
    source_row
  FROM awarded`;

/** The scores alone, for the many days a list is told from: a tenth of what the whole rows would take. */
export const PAST_SCORES = `${scored(itsName)}
  SELECT ewi_on, kept_under, client, CAST(points + bonus AS SMALLINT) AS score, overridden
  FROM awarded`;

function triggered(wanted: string): string {
  return `(${categories.find(({ category }) => category === wanted)?.hit ?? 'FALSE'})`;
}
