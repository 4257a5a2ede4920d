import 'reflect-metadata';
import { CheckedPipe } from '../http/checked.pipe.js';
import { ApiProblem } from '../http/api.problem.js';
import {
  DayField,
  HashField,
  IdField,
  IdsField,
  OneOfField,
  QueryNumberField,
  TextField,
  WholeNumberField,
} from './fields.js';

class Everything {
  @TextField({ about: 'Chữ · Text', max: 10 })
  readonly text?: string;
  @IdField({ about: 'Mã · Id', optional: true })
  readonly id?: string;
  @IdsField({ about: 'Các mã · Ids', max: 2, optional: true })
  readonly ids?: string[];
  @DayField({ about: 'Ngày · Day', optional: true, nullable: true })
  readonly day?: string | null;
  @WholeNumberField({ about: 'Số · Number', min: 0, max: 100, optional: true })
  readonly percent?: number;
  @OneOfField({ about: 'Một trong · One of', values: ['a', 'b'], optional: true })
  readonly kind?: string;
  @HashField({ about: 'Băm · Hash', optional: true })
  readonly sha256?: string;
}

class Asked {
  @QueryNumberField({ about: 'Số · Number', min: 1, max: 200, optional: true })
  readonly limit?: number;
}

const one = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const two = '3f2504e0-4f89-41d3-9a0c-0305e82c3302';

/** Pointers and codes of what is wrong; empty when nothing is. */
function faultsOf(value: object, metatype: new () => object = Everything, type: 'body' | 'query' = 'body'): string[] {
  try {
    new CheckedPipe().transform(value, { type, metatype });
    return [];
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return (error.facts.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

describe('the fields of a request', () => {
  it.each([
    [{ text: 'Đôn đốc' }],
    [{ text: 'hai\ndòng' }],
    [{ text: 'x', id: one, ids: [one, two], day: '2024-02-29', percent: 0, kind: 'b', sha256: 'a'.repeat(64) }],
    [{ text: 'x', day: null }],
    [{ text: '👍' }],
  ])('take %j', (value) => expect(faultsOf(value)).toEqual([]));

  it.each([
    [{}, '/text text'],
    [{ text: null }, '/text text'],
    [{ text: '   ' }, '/text text'],
    [{ text: 'x'.repeat(11) }, '/text text'],
    [{ text: 'a\u0000b' }, '/text text'],
    [{ text: '\u202egnp' }, '/text text'],
    [{ text: '\ud800' }, '/text text'],
    [{ text: 'x', id: one.toUpperCase() }, '/id uuid'],
    [{ text: 'x', id: null }, '/id uuid'],
    [{ text: 'x', ids: [one, one] }, '/ids uuids'],
    [{ text: 'x', ids: [one, two, one] }, '/ids uuids'],
    [{ text: 'x', day: '2023-02-29' }, '/day day'],
    [{ text: 'x', day: '2025-2-1' }, '/day day'],
    [{ text: 'x', day: '1899-12-31' }, '/day day'],
    [{ text: 'x', percent: 1.5 }, '/percent whole-number'],
    [{ text: 'x', percent: '50' }, '/percent whole-number'],
    [{ text: 'x', percent: 101 }, '/percent whole-number'],
    [{ text: 'x', kind: 'toString' }, '/kind one-of'],
    [{ text: 'x', sha256: 'A'.repeat(64) }, '/sha256 sha256'],
    [{ text: 'x', 'a/b~c': 1 }, '/a~1b~0c unknown'],
    [JSON.parse('{"text":"x","__proto__":{}}') as object, '/__proto__ unknown'],
    [{ text: 'x', id: { constructor: 1 } }, '/id/constructor unknown'],
  ])('refuse %j', (value, fault) => expect(faultsOf(value)).toEqual([fault]));

  it('take numbers of the query from digits alone', () => {
    expect(faultsOf({ limit: '200' }, Asked, 'query')).toEqual([]);
    for (const limit of ['201', '0', '-1', '1e2', '0x10', ' 5', '', ['1', '2']]) {
      expect(faultsOf({ limit }, Asked, 'query')).toEqual(['?limit whole-number']);
    }
  });
});
