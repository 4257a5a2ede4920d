import { isMappingFault, mapHeader, readMapping } from './column-mapping.js';
import { REQUIRED_TASK_COLUMNS, TASK_COLUMNS } from './columns.js';

function mapping(...pairs: string[]) {
  const read = readMapping(pairs, TASK_COLUMNS);
  if (isMappingFault(read)) throw new Error(`${read.fault} ${read.text}`);
  return read;
}

describe('a mapping of columns', () => {
  it('names a column by any of its names, in either language', () => {
    expect(mapping('nhiệm vụ=Nội dung chỉ đạo', 'Lead agency = Đầu mối', 'deadline=a=b')).toEqual([
      { column: 'work', heading: 'Nội dung chỉ đạo' },
      { column: 'lead', heading: 'Đầu mối' },
      { column: 'deadline', heading: 'a=b' },
    ]);
  });

  it.each([
    ['nhiệm vụ', 'not-a-pair', []],
    ['=Nội dung', 'not-a-pair', []],
    ['nhiệm vụ cụ tể=Nội dung', 'unknown-column', ['nhiệm vụ cụ thể', 'tên nhiệm vụ']],
    ['xyz=Nội dung', 'unknown-column', []],
  ])('refuses "%s"', (pair, fault, proposals) => {
    expect(readMapping([pair], TASK_COLUMNS)).toMatchObject({ fault, proposals });
  });

  it('refuses a column that is mapped twice', () => {
    expect(readMapping(['task=A', 'nhiệm vụ=B'], TASK_COLUMNS)).toMatchObject({ fault: 'column-twice' });
  });
});

describe('the header of a table with a mapping', () => {
  const headings = ['STT', 'Nội dung chỉ đạo', 'Nhiệm vụ', 'Đầu mối', 'Thời hạn'];

  it('takes mapped columns from where the mapping says, also where a known heading stands elsewhere', () => {
    const header = mapHeader(
      headings,
      TASK_COLUMNS,
      REQUIRED_TASK_COLUMNS,
      mapping('work=nội dung  CHỈ đạo', 'lead=cột D'),
    );
    expect(header).toMatchObject({ at: { ordinal: 0, work: 1, lead: 3, deadline: 4 }, missing: [], absent: [] });
    expect(header.unknown).toEqual(['Nhiệm vụ']);
  });

  it('proposes the heading that a missing column may be', () => {
    const header = mapHeader(['Nhiệm vụ', 'Đơn vị chủ trì thực hiện', 'Thời hạn'], TASK_COLUMNS, REQUIRED_TASK_COLUMNS);
    expect(header).toMatchObject({ missing: ['lead'], proposals: { lead: ['Đơn vị chủ trì thực hiện'] } });
  });

  it('says which mapped heading the table does not have', () => {
    const header = mapHeader(
      headings,
      TASK_COLUMNS,
      REQUIRED_TASK_COLUMNS,
      mapping('lead=Đầu mối chính', 'deadline=cột Z'),
    );
    expect(header.absent).toEqual([
      { column: 'lead', heading: 'Đầu mối chính', proposals: ['Đầu mối'] },
      { column: 'deadline', heading: 'cột Z', proposals: [] },
    ]);
  });

  it('lets a mapping choose between two columns of a kind', () => {
    const twice = ['Nhiệm vụ', 'Nội dung', 'Chủ trì', 'Thời hạn'];
    expect(mapHeader(twice, TASK_COLUMNS, REQUIRED_TASK_COLUMNS).repeated).toEqual(['Nội dung']);
    const chosen = mapHeader(twice, TASK_COLUMNS, REQUIRED_TASK_COLUMNS, mapping('work=Nội dung'));
    expect(chosen).toMatchObject({ at: { work: 1 }, repeated: [], unknown: ['Nhiệm vụ'] });
  });
});
