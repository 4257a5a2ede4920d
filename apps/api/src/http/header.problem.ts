import { ApiProblem } from './api.problem.js';

const texts = {
  uuid: { vi: 'Phải là một UUID.', en: 'It must be a UUID.' },
  'entity-tag': { vi: 'Phải là ETag đã đọc, ví dụ "3".', en: 'It must be the ETag that was read, e.g. "3".' },
  position: {
    vi: 'Phải là một vị trí của sổ ghi: số nguyên không âm.',
    en: 'It must be a log position: a whole number.',
  },
} as const;

/** A header whose value has the wrong form. `pointer` of the field problem is `#Header-Name`. */
export function headerProblem(header: string, code: keyof typeof texts): ApiProblem {
  const text = texts[code];
  return new ApiProblem('request-invalid', {
    errors: [{ pointer: `#${header}`, code, detail: text.vi, detailEn: text.en }],
  });
}

/** A log position from a header or query parameter; undefined when absent. Throws the header's problem. */
export function positionFrom(value: string | undefined, header: string): number | undefined {
  if (value === undefined || value === '') return undefined;
  if (!/^\d{1,15}$/.test(value)) throw headerProblem(header, 'position');
  return Number(value);
}
