import { ModuleLength } from './module-length.ts';
import { asMessage, type StartNotice } from './notices.ts';

/*
 * DuckDB's worker says nothing where its module cannot be had: it only never answers. This stands before it and tells the
 * page what the browser says of the module.
 */

/** Milliseconds between two words that bytes come. */
const PACE_MS = 250;

const tell = (notice: StartNotice) => self.postMessage(asMessage(notice));

self.addEventListener('securitypolicyviolation', ({ effectiveDirective, violatedDirective }) =>
  tell({ kind: 'refused', directive: effectiveDirective || violatedDirective }),
);
self.addEventListener('unhandledrejection', ({ reason }) => tell({ kind: 'failed', message: messageOf(reason) }));

const native = WebAssembly.instantiateStreaming?.bind(WebAssembly);
if (native) {
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const length = new ModuleLength();
    let ended = false;
    let told = 0;
    const passing = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, next) {
        length.add(chunk);
        next.enqueue(chunk);
        if (Date.now() - told < PACE_MS) return;
        told = Date.now();
        tell({ kind: 'bytes' });
      },
      flush() {
        ended = true;
        tell({ kind: 'read' });
      },
    });
    try {
      const response = await source;
      return await native(new Response(response.body?.pipeThrough(passing), response), imports);
    } catch (cause) {
      const cut = length.isModule && (ended ? !length.whole : length.bytes > 0 && isNetwork(cause));
      tell(faultOf(cause, { bytes: length.bytes, cut }));
      throw cause;
    }
  };
}

function faultOf(cause: unknown, { bytes, cut }: { bytes: number; cut: boolean }): StartNotice {
  const message = messageOf(cause);
  if (/content security policy|unsafe-eval/i.test(message)) return { kind: 'refused', directive: 'script-src' };
  return cut ? { kind: 'cut', bytes } : { kind: 'failed', message };
}

/** A stream that breaks off rejects as a network does, a module that is wrong as a compiler. */
function isNetwork(cause: unknown): boolean {
  return !(cause instanceof WebAssembly.CompileError || cause instanceof WebAssembly.LinkError);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
