import type { Board } from './card.ts';
import client from './boards/client.json' with { type: 'json' };
import compliance from './boards/compliance.json' with { type: 'json' };
import esg from './boards/esg.json' with { type: 'json' };
import managers from './boards/managers.json' with { type: 'json' };
import overview from './boards/overview.json' with { type: 'json' };
import risk from './boards/risk.json' with { type: 'json' };
import { makeBoard, type BoardFile } from './make-board.ts';

const FILES = [overview, risk, compliance, esg, managers] as readonly unknown[] as readonly BoardFile[];

/** Where a name leads: boards about one client … They are no sections of the page and no chapters of the report. */
export const pages: readonly Board[] = ([client] as readonly unknown[] as readonly BoardFile[]).map(makeBoard);

/** The boards of the page and the report, in reading order. The cards they are made of are listed in `cards/` and `kinds/`. */
export const boards: readonly Board[] = FILES.map(makeBoard);
