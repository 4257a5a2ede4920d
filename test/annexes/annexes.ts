/**
 * `npm run -s annexes [-- --count N --seed N --json]`: makes annexes of known meaning (500, from seed 1), reads each from its file as the
 * import does, and prints how well. Exit code 0 when nothing was silently wrong, 1 when something was, 2 for a wrong call.
 */
import { parseArgs } from 'node:util';
import { readAnnex } from './annex.reader.js';
import { measureAnnexes } from './measure-annexes.js';
import type { Figures, Measurement } from './measurement.js';

const SHOWN = 20;

function wholeNumber(text: string): number | null {
  return /^\d{1,7}$/.test(text) ? Number(text) : null;
}

function callOf(
  args: readonly string[],
): { readonly count: number; readonly seed: number; readonly json: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        count: { type: 'string', default: '500' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    const [count, seed] = [wholeNumber(values.count), wholeNumber(values.seed)];
    return count === null || count === 0 || seed === null ? null : { count, seed, json: values.json };
  } catch {
    // The usage line below says what a right call is.
    return null;
  }
}

function line(name: string, { precision, recall, taken, readable }: Figures): string {
  return `${name.padEnd(20)}precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  (${taken} taken, ${readable} readable)`;
}

function render({
  annexes,
  rows,
  leads,
  relations,
  deadlines,
  proposed,
  clean,
  silentlyWrong,
  wrong,
}: Measurement): string {
  return [
    `${annexes} phụ lục / annexes, ${rows} dòng / rows`,
    line('chủ trì / leads', leads),
    line('quan hệ / relations', relations),
    line('thời hạn / deadlines', deadlines),
    `misspelt leads: ${proposed.right} of ${proposed.of} proposed rightly first (${proposed.share})`,
    `rows with nothing to ask: ${clean.rows}, asked about all the same: ${clean.asked}`,
    ...wrong
      .slice(0, SHOWN)
      .map(
        ({ seed, row, column, text, read }) =>
          `  seed ${seed} row ${row} ${column}: ${JSON.stringify(text)} read as ${read}`,
      ),
    `sai mà không báo / silently wrong: ${silentlyWrong}`,
  ].join('\n');
}

const call = callOf(process.argv.slice(2));
if (call === null) {
  console.error('usage: npm run -s annexes [-- --count N --seed N --json]');
  process.exitCode = 2;
} else {
  const measured = await measureAnnexes(call, readAnnex, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done}/${call.count}${done === call.count ? '\n' : ''}`);
  });
  console.log(
    call.json
      ? JSON.stringify({
          seed: call.seed,
          ...measured,
          wrong: measured.wrong.slice(0, SHOWN),
          needless: measured.needless.slice(0, SHOWN),
        })
      : render(measured),
  );
  process.exitCode = measured.silentlyWrong === 0 ? 0 : 1;
}
