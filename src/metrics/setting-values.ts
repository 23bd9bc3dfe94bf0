import type { IsoDate } from '../lib/dates.ts';

/** Settings of the bank as they stand at one period's date. */
export interface PeriodSettings {
  netCapital: number | null;
  tier1Capital?: number | null;
  grace: number;
  /** Days within which a client of tier 1 to 5 must be reviewed. */
  intervals: readonly number[];
  /** Loss given default for loans without one; null: the default. */
  lgd?: number | null;
  /** Part of an undrawn limit that counts as exposure; null: none. */
  ccf?: number | null;
  /** Ratings, best first. */
  ratingOrder?: readonly string[];
  /** All settings early-warning scores follow from, as text: what is kept under one must not be read under another. */
  warningHistory?: string;
  /** Points of early-warning indicators the bank sets otherwise, by code. */
  warningPoints?: Readonly<Record<string, readonly number[]>>;
  /** Yearly rate for forecasts that give none. */
  discountRate?: number | null;
  /** What has come into force by the date, in that order. */
  esgWeights?: readonly SectorWeights[];
  /** The provider of ESG assessments that goes before others; null: the newest counts, whoever made it. */
  esgProvider?: string | null;
  esgReadings?: readonly EsgReading[];
  sectorLimits?: readonly SectorLimit[];
  sectorFlags?: readonly SectorFlag[];
}

/** Weights of the ESG pillars since a date, for a sector in small letters; `''` is all. */
export interface SectorWeights {
  readonly sector: string;
  readonly from: IsoDate;
  readonly e: number;
  readonly s: number;
  readonly g: number;
}

/** How the scores of one source (`EsgSource`) are read since a date. */
export interface EsgReading {
  readonly source: number;
  readonly provider: string;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  /** 0: it goes before others, 1: it stands in where there is none of those; null: it does not count. */
  readonly place: number | null;
  readonly low: number;
  readonly high: number;
  readonly lowerBetter: boolean;
  /** Nobody knows on which scale it is. */
  readonly undecided: boolean;
}

/** Limit of a sector since a date: an amount or a share of the book. */
export interface SectorLimit {
  readonly sector: string;
  readonly from: IsoDate;
  readonly money: number | null;
  readonly share: number | null;
}

/** Flag of a sector since a date: 0 none, 1 amber, 2 red. */
export interface SectorFlag {
  readonly sector: string;
  readonly from: IsoDate;
  readonly level: number;
}
