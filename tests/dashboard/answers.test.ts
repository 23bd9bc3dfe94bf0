import { describe, expect, it } from 'vitest';
import { withAnswers, withHidden } from '../../src/dashboard/answers.ts';

describe('withHidden', () => {
  it('takes in what one workbook hides, beside what was decided about it', () => {
    const before = { files: { 'a.xlsx': { units: { outstanding: '元' } } } };
    const after = withHidden(before, 'a.xlsx', true);
    expect(after).toEqual({ files: { 'a.xlsx': { units: { outstanding: '元' }, withHidden: true } } });
    expect(withHidden(after, 'a.xlsx', false).files?.['a.xlsx']?.withHidden).toBe(false);
  });
});

describe('withAnswers', () => {
  it('turns each kind of answer into the option that the import reads, for this file alone', () => {
    const answers = withAnswers({}, 'a.csv', [
      { kind: 'column', column: 'outstanding', choice: '余额' },
      { kind: 'unit', column: 'outstanding', choice: '万元' },
      { kind: 'percent', column: 'interest_rate', choice: '%' },
      { kind: 'date-order', column: 'as_of_date', choice: 'day-first' },
    ]);
    expect(answers).toEqual({
      files: {
        'a.csv': {
          mapping: { outstanding: '余额' },
          units: { outstanding: '万元', interest_rate: '%' },
          dateOrder: { as_of_date: 'day-first' },
        },
      },
    });
  });

  it('keeps what words mean, each on its own, and a word that says nothing as an empty value', () => {
    const column = 'exposure.five_tier';
    const first = withAnswers({}, 'a.csv', [{ kind: 'word', column, word: '优', choice: '1' }]);
    const both = withAnswers(first, 'a.csv', [{ kind: 'word', column, word: '未评', choice: 'blank' }]);
    expect(both.files?.['a.csv']).toEqual({ valueMap: { [column]: { 优: '1', 未评: '' } } });
  });

  it('keeps earlier answers and lets later ones win', () => {
    const before = {
      files: { 'a.csv': { units: { outstanding: '元', limit_amount: '元' } }, 'b.csv': { table: 'esg' } },
    };
    const after = withAnswers(before, 'a.csv', [{ kind: 'unit', column: 'outstanding', choice: '万元' }]);
    expect(after.files).toEqual({
      'a.csv': { units: { outstanding: '万元', limit_amount: '元' } },
      'b.csv': { table: 'esg' },
    });
    expect(before.files['a.csv'].units.outstanding).toBe('元');
  });

  it('ignores an order of dates that does not exist', () => {
    const answers = withAnswers({}, 'a.csv', [{ kind: 'date-order', column: 'as_of_date', choice: 'upside-down' }]);
    expect(answers.files?.['a.csv']).toEqual({});
  });
});
