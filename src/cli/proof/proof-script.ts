/** The script that goes with a proof: Python 3 and its own library, nothing of ours. */
export const PROOF_SCRIPT = String.raw`#!/usr/bin/env python3
"""Works the answers in expected.json out anew from rows.csv, with Python's own library alone; ends with 1 where one differs."""
import csv
import json
import os
import sys
from decimal import Decimal, getcontext

getcontext().prec = 60
HERE = os.path.dirname(os.path.abspath(__file__))
csv.field_size_limit(2**31 - 1)
PLACES = {'min': 0, 'max': 1, 'median': '0.5', 'p90': '0.9'}

def number(text):
    return None if text == '' else Decimal(text)

def plain(text):
    # without the apostrophe that keeps a spreadsheet from running a text
    return text[1:] if text[:1] == "'" and text.lstrip("'")[:1] in ('=', '+', '-', '@', '\t', '\r') else text

def key(of, period, names):
    return (period,) + tuple(plain(of.get(name) or 'unknown') for name in names)

def numbers(rows, column):
    return [number(row[column]) for row in rows if row.get(column, '') != '']

def total(rows, column):
    return sum(numbers(rows, column), Decimal(0))

def divided(top, below):
    return (top / below if below > 0 else None, top, below)

def quantile(measures, share):
    place = Decimal(share) * (len(measures) - 1)
    low = int(place)
    high = min(low + 1, len(measures) - 1)
    return measures[low] + (measures[high] - measures[low]) * (place - low)

def level(rows, name):
    top = total(rows, name + '_numerator')
    return top / total(rows, name + '_denominator') if name + '_denominator' in rows[0] else top

def by_name(rows):
    sums = {}
    for row in rows:
        sums[row['name']] = sums.get(row['name'], Decimal(0)) + number(row['numerator'])
    return sums

def answer(recipe, rows, whole, held):
    """Value, numerator and denominator of one answer; None where the recipe has none."""
    kind = recipe['kind']
    if kind in ('ratio', 'share'):
        return divided(total(rows, 'numerator'), total(whole, 'denominator'))
    if kind == 'once':
        return divided(total(rows, 'numerator'), max(numbers(whole, 'denominator'), default=Decimal(0)))
    if kind == 'amount':
        top = total(rows, 'numerator')
        return (top, top, total(rows, 'denominator') if recipe['has_denominator'] else None)
    if kind == 'distinct':
        count = Decimal(len({row['measure'] for row in rows if row['measure'] != ''}))
        return (count, count, None)
    if kind in ('relative', 'difference'):
        now, before = level(rows, 'now'), level(rows, 'before')
        return (now - before if kind == 'difference' else now / before - 1, now, before)
    if kind == 'hhi':
        sums = by_name(rows).values()
        return divided(sum(each * each for each in sums), sum(sums) ** 2)
    if kind == 'largest':
        known = sorted((each for name, each in by_name(rows).items() if name != ''), reverse=True)
        return divided(sum(known[: recipe['top']]), held or total(rows, 'numerator'))
    measures = sorted(numbers(rows, 'measure'))
    if kind == 'mean':
        return divided(sum(measures), Decimal(len(measures)))
    return (quantile(measures, PLACES[kind]), None, None)

def counted(rule, rows, whole):
    """What n counts: rows, those of a side, or different values of a column."""
    found = whole if rule['over'] == 'whole' else rows
    found = [row for row in found if not rule['sides'] or row['side'] in rule['sides']]
    return len({row[rule['distinct']] for row in found} - {''}) if rule['distinct'] else len(found)

def same(expected, found):
    return abs(Decimal(expected) - found) <= Decimal('1e-9') * max(1, abs(Decimal(expected)))

def main():
    with open(os.path.join(HERE, 'expected.json'), encoding='utf-8') as file:
        told = json.load(file, parse_float=Decimal)
    with open(os.path.join(HERE, 'rows.csv'), encoding='utf-8-sig', newline='') as file:
        rows = list(csv.DictReader(file))
    cells, wholes = {}, {}
    for row in rows:
        if row['included'] == 'true':
            cells.setdefault(key(row, row['period'], told['cell']), []).append(row)
            wholes.setdefault(key(row, row['period'], told['whole']), []).append(row)
    differ = 0
    for each in told['answers']:
        own = cells.get(key(each['by'], each['period'], told['cell']), [])
        whole = wholes.get(key(each['by'], each['period'], told['whole']), [])
        held = None if each['held_against'] is None else Decimal(each['held_against'])
        found = dict(zip(('value', 'numerator', 'denominator'), answer(told['recipe'], own, whole, held)))
        found['n'] = None if told['n'] is None else Decimal(counted(told['n'], own, whole))
        wrong = [name for name, value in found.items()
                 if each[name] is not None and value is not None and not same(each[name], value)]
        wrong += ['value'] if found['value'] is None else []
        differ += bool(wrong)
        state = 'DIFFERS: ' + ', '.join(wrong) if wrong else 'same'
        print(told['code'], each['period'], *each['by'].values(), found['value'], state)
    print(len(told['answers']), 'answers,', differ, 'differ')
    return 1 if differ else 0

sys.exit(main())
`;
