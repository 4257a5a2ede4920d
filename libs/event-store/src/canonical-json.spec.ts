import { canonicalJson, NotCanonical } from './canonical-json.js';

describe('canonical JSON', () => {
  it.each([
    // Section 3.2.2 of RFC 8785: numbers as ECMAScript writes them.
    [
      [JSON.parse('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      '[333333333.3333333,1e+30,4.5,0.002,1e-27]',
    ],
    [-0, '0'],
    [[1e21, 1e20, 1e-6, 1e-7], '[1e+21,100000000000000000000,0.000001,1e-7]'],
    // Short escapes where JSON has them, \\u00xx in lower case elsewhere, nothing else escaped.
    ['€$\u000f\nA\'B"\\"/\u007f\u2028', '"€$\\u000f\\nA\'B\\"\\\\\\"/\u007f\u2028"'],
    ['\b\t\n\f\r', '"\\b\\t\\n\\f\\r"'],
    ['đôn đốc 😀', '"đôn đốc 😀"'],
    // Members sort by UTF-16 code units: an emoji (d83d) before the Hebrew letter (fb33).
    [{ '\ufb33': 1, '😀': 2, é: 3, '\r': 4, '1': 5, '': 6 }, '{"":6,"\\r":4,"1":5,"é":3,"😀":2,"\ufb33":1}'],
    [{ b: [{ d: 1, c: 2 }], a: {} }, '{"a":{},"b":[{"c":2,"d":1}]}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [Object.assign(Object.create(null) as object, { a: 1 }), '{"a":1}'],
    [JSON.parse('{"__proto__":{"x":1}}'), '{"__proto__":{"x":1}}'],
  ])('writes %p', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    ['half a pair', { a: 'x\udc00' }, 'a holds half of a surrogate pair'],
    ['half a pair in a name', { 'x\ud800': 1 }, 'x\ud800 holds half of a surrogate pair'],
    ['NaN', [Number.NaN], '[0] is NaN, which JSON cannot say'],
    ['an infinity', { a: -Infinity }, 'a is -Infinity, which JSON cannot say'],
    ['a hole', { a: [1, undefined] }, 'a[1] is a undefined, which JSON does not have'],
    ['a sparse array', Array.from({ length: 1 }), '[0] is a undefined, which JSON does not have'],
    ['nothing', undefined, 'the value is a undefined, which JSON does not have'],
    ['a bigint', 1n, 'the value is a bigint, which JSON does not have'],
    ['a function', { toJSON: (): number => 1 }, 'toJSON is a function, which JSON does not have'],
    ['a symbol', Symbol('x'), 'the value is a symbol, which JSON does not have'],
    ['a date', { a: { b: new Date(0) } }, 'a.b is an object with a class; events hold plain data only'],
    ['a map', new Map(), 'the value is an object with a class; events hold plain data only'],
    ['bytes', Buffer.from('x'), 'the value is an object with a class; events hold plain data only'],
  ])('refuses %s', (_, value, reason) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical);
    expect(() => canonicalJson(value)).toThrow(reason);
  });

  it('refuses a value that contains itself, and one nested too deep', () => {
    const itself: { me?: object } = {};
    itself.me = itself;
    expect(() => canonicalJson(itself)).toThrow('contains itself');
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(canonicalJson(nested(64))).toHaveLength(129);
    expect(() => canonicalJson(nested(65))).toThrow(NotCanonical);
  });
});
