import { readTableOf, type SourceFile, TableFault } from '#platform';
import { REQUIRED_TASK_COLUMNS, TASK_COLUMNS } from './columns.js';
import { columnsOf, readColumns, readTableWith } from './read-columns.js';

function file(content: string): SourceFile {
  return { name: 'phu-luc.csv', bytes: Buffer.from(content) };
}

async function faultOf(reading: Promise<unknown>): Promise<TableFault> {
  const fault: unknown = await reading.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(fault instanceof TableFault)) throw new Error(`expected a fault, got ${String(fault)}`);
  return fault;
}

describe('the columns of a table', () => {
  it('are found by their headings, under titles and in any order', async () => {
    const table = await readTableWith(
      file('PHỤ LỤC,,,\nThời hạn,Nhiệm vụ,STT,Cơ quan chủ trì\n2025,Ban hành,1,Sở Nội vụ\n'),
      { names: TASK_COLUMNS },
    );
    expect(columnsOf(table, TASK_COLUMNS, REQUIRED_TASK_COLUMNS).at).toEqual({
      deadline: 0,
      work: 1,
      ordinal: 2,
      lead: 3,
    });
  });

  it('names the headings that would do for a missing column', async () => {
    const table = await readTableOf(file('stt,nhiệm vụ,ghi chú\n1,a,b\n'));
    const fault = await faultOf(Promise.resolve().then(() => columnsOf(table, TASK_COLUMNS, REQUIRED_TASK_COLUMNS)));
    expect(fault).toMatchObject({ code: 'columns-missing' });
    expect(fault.message).toContain('"cơ quan chủ trì"');
    expect(fault.message).toContain('"deadline"');
  });

  it('refuses a table with two columns of the same kind', async () => {
    const table = await readTableOf(file('task,nhiệm vụ,lead,deadline\na,b,c,d\n'));
    const fault = await faultOf(Promise.resolve().then(() => columnsOf(table, TASK_COLUMNS, REQUIRED_TASK_COLUMNS)));
    expect(fault).toMatchObject({ code: 'columns-repeated', place: { detail: 'nhiệm vụ (B)' } });
  });
});

describe('a mapping on the call', () => {
  const reading = (content: string, ...map: string[]) =>
    readColumns(file(content), { names: TASK_COLUMNS, required: REQUIRED_TASK_COLUMNS }, { map });

  it('finds the line of headings and the columns by its words', async () => {
    const { table, header } = await reading(
      'Năm 2025,,\nNội dung chỉ đạo,Đầu mối,Mốc\nBan hành,Sở Nội vụ,2025\n',
      'nhiệm vụ=nội dung chỉ đạo',
      'lead=Đầu mối',
      'thời hạn=cột C',
    );
    expect([table.headerLine, header.at]).toEqual([2, { work: 0, lead: 1, deadline: 2 }]);
  });

  it('names what it does not find and the nearest heading', async () => {
    const absent = await faultOf(reading('Nhiệm vụ,Đầu mối,Thời hạn\na,b,c\n', 'lead=Đầu mối chính'));
    expect(absent).toMatchObject({ code: 'mapping-absent', place: { line: 1 } });
    expect(absent.message).toContain('"Đầu mối"?');
    expect(await faultOf(reading('a,b\n1,2\n', 'nhiem vụ'))).toMatchObject({ code: 'mapping-unclear' });
  });

  it('is proposed for a missing column', async () => {
    const fault = await faultOf(reading('Nhiệm vụ,Đơn vị chủ trì thực hiện,Thời hạn\na,b,c\n'));
    expect(fault.code).toBe('columns-missing');
    expect(fault.message).toContain('"Đơn vị chủ trì thực hiện"?');
  });
});
