/** A progress bar on standard error: redrawn in place on a terminal, one line a quarter elsewhere, silent when asked. */
export interface Progress {
  to(done: number, note?: string): void;
  end(note?: string): void;
}

const WIDTH = 28;

export function progress(label: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  let quarter = -1;
  const bar = (done: number) => {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const full = Math.round(share * WIDTH);
    return `${label} [${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${done}/${total}`;
  };
  const draw = (done: number, note: string) => {
    if (stream.isTTY) {
      stream.write(`\r\x1b[2K${bar(done)} ${note}`);
      return;
    }
    const now = total === 0 ? 4 : Math.floor((done / total) * 4);
    if (now > quarter) {
      quarter = now;
      stream.write(`${bar(done)} ${note}\n`);
    }
  };
  return {
    to: (done, note = '') => draw(done, note),
    end: (note = '') => {
      if (!stream.isTTY) return;
      draw(total, note);
      stream.write('\n');
    },
  };
}

export type ProgressMaker = (label: string, total: number) => Progress;

export const silent: Progress = { to: () => undefined, end: () => undefined };
