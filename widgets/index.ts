import type { Board } from './card.ts';
import client from './boards/client.json' with { type: 'json' };
import compliance from './boards/compliance.json' with { type: 'json' };
import emissions from './boards/emissions.json' with { type: 'json' };
import esg from './boards/esg.json' with { type: 'json' };
import facility from './boards/facility.json' with { type: 'json' };
import files from './boards/files.json' with { type: 'json' };
import finance from './boards/finance.json' with { type: 'json' };
import manager from './boards/manager.json' with { type: 'json' };
import managers from './boards/managers.json' with { type: 'json' };
import overview from './boards/overview.json' with { type: 'json' };
import project from './boards/project.json' with { type: 'json' };
import provision from './boards/provision.json' with { type: 'json' };
import risk from './boards/risk.json' with { type: 'json' };
import service from './boards/service.json' with { type: 'json' };
import team from './boards/team.json' with { type: 'json' };
import warning from './boards/warning.json' with { type: 'json' };
import { makeBoard, type BoardFile } from './make-board.ts';

const made = (files: readonly unknown[]) => (files as readonly BoardFile[]).map(makeBoard);

/** The boards that the report prints and elements draw, in reading order. The cards they are made of are listed in `cards/` and `kinds/`. */
export const boards: readonly Board[] = made([overview, risk, compliance, esg, managers]);

/** The sections of the page: those, and what goes deeper into each, beside it. */
export const sections: readonly Board[] = withNext(boards, {
  risk: made([provision, warning, finance]),
  compliance: made([files]),
  esg: made([emissions]),
  managers: made([service]),
});

/** Where a name leads: boards about one client, loan, manager … They are no sections of the page and no chapters of the report. */
export const pages: readonly Board[] = made([client, project, facility, manager, team]);

/** Each board followed by those that go deeper into it. */
function withNext(first: readonly Board[], deeper: Readonly<Record<string, readonly Board[]>>): Board[] {
  return first.flatMap((board) => [board, ...(deeper[board.id] ?? [])]);
}
