import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { ModuleLength } from '../../src/engine/worker/module-length.ts';

const MODULE = readFileSync(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
const HEAD = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

function wholeAfter(bytes: Uint8Array, step: number): boolean {
  const length = new ModuleLength();
  for (let at = 0; at < bytes.length; at += step) length.add(bytes.subarray(at, at + step));
  expect(length.bytes).toBe(bytes.length);
  return length.whole;
}

describe('the length of a module', () => {
  it('knows the whole of the engine’s own from every part of it, however it comes', () => {
    for (const step of [MODULE.length, 65_536, 9_973]) expect(wholeAfter(MODULE, step)).toBe(true);
    for (const part of [0.0001, 0.3, 0.9]) {
      const cut = MODULE.subarray(0, Math.floor(MODULE.length * part));
      expect(wholeAfter(cut, 65_536)).toBe(false);
    }
    expect(wholeAfter(MODULE.subarray(0, -1), 65_536)).toBe(false);
  });

  it('reads lengths of several bytes, byte by byte, and a cut inside one', () => {
    const section = (kind: number, size: number) => [
      kind,
      (size & 0x7f) | 0x80,
      size >> 7,
      ...Array<number>(size).fill(7),
    ];
    const module = Uint8Array.from([...HEAD, ...section(1, 300), 3, 0, ...section(10, 129)]);
    for (const step of [1, 2, 7, module.length]) expect(wholeAfter(module, step)).toBe(true);
    const ends = [HEAD.length, HEAD.length + 303, HEAD.length + 305, module.length];
    const whole = Array.from({ length: module.length + 1 }, (_, size) => size).filter((size) =>
      wholeAfter(module.subarray(0, size), 3),
    );
    // a head alone is no module of ours
    expect(whole).toEqual(ends.slice(1));
  });

  it('takes what begins as something else for no module, cut or not', () => {
    const lengthOf = (text: string) => {
      const length = new ModuleLength();
      for (const byte of new TextEncoder().encode(text)) length.add(Uint8Array.of(byte));
      return length;
    };
    expect(lengthOf('<!doctype html>')).toMatchObject({ isModule: false, whole: false });
    expect(lengthOf('\0as')).toMatchObject({ isModule: true, whole: false });
    expect(lengthOf('\0asM\u0001\0\0\0\u0003\0')).toMatchObject({ isModule: false, whole: false });
  });
});
