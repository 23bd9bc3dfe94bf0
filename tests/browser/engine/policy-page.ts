import { startWasmEngine } from '../../../src/engine/duckdb-wasm.ts';

const violations: string[] = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  violations.push(`${violatedDirective} ${blockedURI}`);
});

try {
  const engine = await startWasmEngine({ startTimeoutMs: 5000 });
  const { rows } = await engine.query('SELECT 42');
  parent.postMessage({ rows, violations }, '*');
  await engine.close();
} catch (error) {
  parent.postMessage(
    { error: error instanceof Error && 'code' in error ? error.code : String(error), violations },
    '*',
  );
}
