import { describe } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { engineContract } from './contract.ts';

describe('native engine', () => engineContract(startNodeEngine));
