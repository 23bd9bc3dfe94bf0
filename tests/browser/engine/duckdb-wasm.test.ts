import { describe } from 'vitest';
import { startWasmEngine } from '../../../src/engine/duckdb-wasm.ts';
import { engineContract } from '../../engine/contract.ts';

describe('engine in the page', () => engineContract(startWasmEngine));
