import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** A field for one statement. */
export interface SqlEditor {
  text(): string;
  write(text: string): void;
  /** Marks a line as wrong, counted from 1, and none with null. */
  mark(line: number | null): void;
  focus(): void;
  close(): void;
}

interface EditorOptions {
  readonly text: string;
  /** What a screen reader calls it. */
  readonly label: string;
  /** Columns by table: names it completes. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly onrun: () => void;
}

/** The page's own colours: its tokens reach into the shadow tree. */
const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--bw-surface)', color: 'var(--bw-ink)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--bw-accent)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace', minHeight: '120px', maxHeight: '40vh' },
  '.cm-content': { caretColor: 'var(--bw-ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--bw-ink)' },
  '.cm-gutters': {
    backgroundColor: 'var(--bw-page)',
    color: 'var(--bw-muted)',
    borderRight: '1px solid var(--bw-line)',
  },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--bw-accent-soft) !important' },
  '.cm-wrong': { backgroundColor: 'color-mix(in srgb, var(--bw-red) 16%, transparent)' },
  '.cm-tooltip': { backgroundColor: 'var(--bw-surface)', color: 'var(--bw-ink)', border: '1px solid var(--bw-edge)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--bw-accent)', color: 'var(--bw-surface)' },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--bw-accent)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--bw-green)' },
  { tag: tags.number, color: 'var(--bw-amber)' },
  { tag: tags.comment, color: 'var(--bw-muted)', fontStyle: 'italic' },
]);

const markLine = StateEffect.define<number | null>();
const WRONG = Decoration.line({ class: 'cm-wrong', attributes: { 'aria-invalid': 'true' } });
const wrongLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, { effects, docChanged, state }) {
    const effect = effects.find((each) => each.is(markLine));
    if (!effect) return docChanged ? Decoration.none : before;
    const line = effect.value as number | null;
    if (line === null || line < 1 || line > state.doc.lines) return Decoration.none;
    return Decoration.set([WRONG.range(state.doc.line(line).from)]);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Typing over coloured words is done here: a browser would carry their look on as an inline style, which a strict policy refuses. */
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || event.data === null || event.isComposing) return false;
    if (view.state.selection.main.empty) return false;
    event.preventDefault();
    const change = view.state.replaceSelection(event.data);
    view.dispatch(view.state.update(change, { userEvent: 'input.type', scrollIntoView: true }));
    return true;
  },
});

/**
 * An editor that completes names of tables and columns. It stands in a shadow tree of its own: there it adopts its styles as sheets, where in
 * the page it would add a <style> element that a strict policy refuses.
 */
export function createEditor(place: HTMLElement, { text, label, names, onrun }: EditorOptions): SqlEditor {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
  const run = Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (onrun(), true) }]));
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        run,
        typedOver,
        lineNumbers(),
        history(),
        drawSelection(),
        closeBrackets(),
        autocompletion({ icons: false }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        sql({ dialect: PostgreSQL, schema: names, upperCaseKeywords: true }),
        syntaxHighlighting(COLOURS),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        wrongLine,
        LOOK,
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    write: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    mark(line) {
      view.dispatch({ effects: markLine.of(line) });
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}
