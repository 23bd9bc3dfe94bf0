import { createTranslate } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import { LEVELS } from '../metrics/limit.ts';
import { nodeFonts } from '../report/fonts-node.ts';
import { createPack, createReport } from '../report/index.ts';
import { createDocument } from '../report/thing-document.ts';
import { boards } from '../../widgets/index.ts';
import { packPages, packTasks } from '../../widgets/pack/index.ts';
import { DATA_OPTIONS, decidingFiles, needed, oneOf, readArgs, readDecisions, type Command } from './command.ts';
import { demandKnownValues, readRequest } from './metric-request.ts';
import { seen } from './hide-names.ts';
import { readNotesFile } from './read-notes-file.ts';
import { profileValues, readProfile, type Profile } from './read-profile.ts';
import { readTrials, triedOut } from './trials.ts';
import { boardOfThing, demandRecorded, readDocument, requestOfThing } from './report-document.ts';
import { readLanguages } from './report-languages.ts';
import { PAPER_NAMES } from '../report/sheet.ts';
import { runSummary } from './run-summary.ts';
import { demandTarget, FORCE_OPTION, saveFile } from './write-file.ts';
import { withPortfolio } from './with-portfolio.ts';

const OPTIONS = {
  ...DATA_OPTIONS,
  ...FORCE_OPTION,
  out: { type: 'string' },
  lang: { type: 'string' },
  paper: { type: 'string' },
  'as-of': { type: 'string' },
  filter: { type: 'string', multiple: true },
  title: { type: 'string' },
  preparer: { type: 'string' },
  'hide-names': { type: 'boolean' },
  notes: { type: 'string' },
  document: { type: 'string' },
  id: { type: 'string' },
  profile: { type: 'string' },
  summary: { type: 'string' },
  'fail-on': { type: 'string' },
  set: { type: 'string', multiple: true },
} as const;

const idOf = ({ id }: { id: string }) => id.replace(/^pack-/, '');
/** Pages a profile can choose from; the last one says what is not shown, and is never left out. */
const SECTIONS = packPages.slice(0, -1).map(idOf);

/** The pages of the pack, as chosen. */
function pagesOf({ sections = SECTIONS }: Profile) {
  const chosen = sections.flatMap((id) => packPages.filter((page) => idOf(page) === id));
  return [...chosen, ...packPages.slice(-1)];
}

/** `report --data PATH --out FILE.pdf`: the portfolio as a PDF, or with `--document client --id ID` one client. */
export const report: Command = async (args, streams) => {
  const { out } = streams;
  const { values: said, positionals } = readArgs(args, OPTIONS);
  if (positionals[0] !== undefined) throw new PortfolioError('unknown-option', { option: positionals[0] });
  const profile = said.profile === undefined ? {} : await readProfile(said.profile, SECTIONS);
  const values = { ...profileValues(profile), ...said };
  needed(values.data?.[0], '--data');
  const target = needed(values.out, '--out');
  const document = readDocument(values);
  const [language, second] = readLanguages(values.lang, document);
  const paper = oneOf(values.paper, PAPER_NAMES, '--paper') ?? 'A4';
  const thing = typeof document === 'string' ? null : document;
  const asked = readRequest({ asOf: values['as-of'], filter: values.filter });
  const request = thing ? requestOfThing(thing, asked) : asked;
  const failOn = oneOf(values['fail-on'], LEVELS, '--fail-on');
  const inputs = [...(values.data ?? []), ...decidingFiles(values), values.notes, values.profile];
  for (const written of [target, ...(values.summary === undefined ? [] : [values.summary])])
    await demandTarget(written, { force: values.force, inputs });
  const notes = values.notes === undefined ? [] : await readNotesFile(values.notes);
  const decisions = await readDecisions(values);
  const source = { paths: values.data ?? [], decisions, t: createTranslate(values.lang ? language : 'en'), streams };
  const trials = readTrials(values.set);
  return withPortfolio(source, async (loaded) => {
    const portfolio = await triedOut(loaded, trials);
    const { portfolio: shown, inWords } = await seen(portfolio, values['hide-names']);
    await demandKnownValues(shown, inWords(asked));
    // a client manager goes by a code where names are hidden
    const [id = ''] = (thing && inWords(request).filter?.[thing.kind]) ?? [];
    const of = thing && { kind: thing.kind, id };
    if (of) await demandRecorded(shown, of);
    // text of a note may hold a name
    if (values['hide-names'] && notes.length > 0) streams.err(`${source.t('notes.hidden')}\n`);
    const options = {
      portfolio: shown,
      request: inWords(request),
      notes: values['hide-names'] ? [] : notes,
      t: createTranslate(language, portfolio.currency, portfolio.words),
      ...(second ? { second: createTranslate(second, portfolio.currency, portfolio.words) } : {}),
      paper,
      stamp: profile,
      fonts: await nodeFonts(),
      ...(values.title === undefined ? {} : { title: values.title }),
      ...(values.preparer === undefined ? {} : { preparer: values.preparer }),
    };
    const bytes = of
      ? await createDocument({ ...options, board: boardOfThing(of), thing: of })
      : document === 'board'
        ? await createPack({
            ...options,
            ...(profile.decisions ? { decisions: profile.decisions } : {}),
            pages: pagesOf(profile),
            tasks: packTasks,
          })
        : await createReport({ ...options, boards });
    await saveFile(target, bytes);
    out(`${target}: ${bytes.length} bytes\n`);
    if (values.summary === undefined && failOn === undefined) return 0;
    const summary = await runSummary(shown, inWords(request), { failOn, file: target, bytes });
    if (values.summary !== undefined)
      await saveFile(values.summary, `${JSON.stringify(summary, null, 2)}\n`, '--summary');
    return summary.exit_code;
  });
};
