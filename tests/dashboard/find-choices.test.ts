import { describe, expect, it } from 'vitest';
import { createFinder } from '../../src/dashboard/find-choices.ts';

const CHOICES = [
  { value: '华东分行', label: 'East China branch' },
  { value: '华北分行', label: '华北分行' },
  { value: 'K0101', label: '上海临港 风电有限公司' },
  { value: 'K0102', label: '臺灣高鐵（３号线）' },
  { value: 'K0103', label: 'Müller Wind GmbH' },
  { value: 'unknown', label: 'unknown' },
];
const find = createFinder(CHOICES);
const found = (typed: string) => find(typed).map(({ value }) => value);

describe('the search in a list', () => {
  it.each([
    ['nothing', '', CHOICES.map(({ value }) => value)],
    ['blanks', ' 　', CHOICES.map(({ value }) => value)],
    ['an id in full width and small letters', 'ｋ０１０２', ['K0102']],
    ['half of an id', '010', ['K0101', 'K0102', 'K0103']],
    ['a label in other letters', 'EAST china', ['华东分行']],
    ['a value behind a label in the other language', '华东', ['华东分行']],
    ['words in another order', '有限 临港', ['K0101']],
    ['text across a blank', '临港风电', ['K0101']],
    ['text with a blank of its own', '华 北', ['华北分行']],
    ['half-width for full-width', '(3号', ['K0102']],
    ['simplified for traditional', '台湾', ['K0102']],
    ['traditional for simplified', '華東', ['华东分行']],
    ['initials', 'hdfh', ['华东分行']],
    ['initials in full width', 'ＨＤＦＨ', ['华东分行']],
    ['syllables', 'huabei', ['华北分行']],
    ['syllables with a blank', 'hua bei', ['华北分行']],
    ['syllables of both', 'hua', ['华东分行', '华北分行']],
    ['a word as it stands beside one by its sound', 'K0101 fengdian', ['K0101']],
    ['pinyin of traditional characters', 'taiwan', ['K0102']],
    ['pinyin and a digit', 'gt3hx', ['K0102']],
    ['what nothing has', 'huanan', []],
    ['one word that fits and one that does not', '华东 华南', []],
  ])('finds %s', (_, typed, values) => {
    expect(found(typed)).toEqual(values);
  });

  it('finds what goes by another name in the language of somebody else', () => {
    const clients = [
      { value: 'C1', label: 'Yunling Solar Power', also: ['云岭光伏发电有限公司'] },
      { value: 'C2', label: 'Beichen Expressway', also: [] },
    ];
    const by = (typed: string) => createFinder(clients)(typed).map(({ value }) => value);
    expect([by('云岭'), by('發電'), by('ylgf'), by('solar'), by('北辰')]).toEqual([['C1'], ['C1'], ['C1'], ['C1'], []]);
  });

  it('hands back the choices themselves, with all they carry', () => {
    const choices = [{ value: 'a', label: 'A', within: false }];
    expect(createFinder(choices)('a')[0]).toBe(choices[0]);
  });
});
