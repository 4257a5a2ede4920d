import { dondocNamespace, uuidV5 } from './uuid-v5.js';

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('uuid v5', () => {
  it('gives the id of RFC 9562, appendix A.4', () => {
    expect(uuidV5('www.example.com', dns)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('is the same for the same name and another for another name or namespace', () => {
    expect(uuidV5('nhắc việc')).toBe(uuidV5('nhắc việc', dondocNamespace));
    expect(uuidV5('nhắc việc')).not.toBe(uuidV5('nhac viec'));
    expect(uuidV5('nhắc việc')).not.toBe(uuidV5('nhắc việc', dns));
  });

  it('keeps its own namespace for ever', () => {
    expect(dondocNamespace).toBe(uuidV5('https://dondoc.example/ns', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'));
    expect(dondocNamespace).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('takes the namespace in either case and refuses what is none', () => {
    expect(uuidV5('a', dns.toUpperCase())).toBe(uuidV5('a', dns));
    expect(() => uuidV5('a', 'dns')).toThrow(TypeError);
  });
});
