import { connect, type Socket } from 'node:net';

/**
 * One keep-alive connection that sends one request after the other and reads no more of an answer than its length and status: a
 * caller that costs as little as possible beside the server that is measured.
 */
export class HttpConnection {
  private readonly socket: Socket;
  private pending = '';
  private answered: ((status: number) => void) | undefined;

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (chunk: string) => this.take(chunk));
    this.socket.on('error', () => this.settle(0));
    this.socket.on('close', () => this.settle(0));
  }

  /** The answer's status; 0 when the connection broke. */
  send(request: string): Promise<number> {
    return new Promise((resolve) => {
      this.answered = resolve;
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: string): void {
    this.pending += chunk;
    const head = this.pending.indexOf('\r\n\r\n');
    if (head === -1) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.pending.slice(0, head))?.[1] ?? 0);
    if (this.pending.length < head + 4 + length) return;
    const status = Number(this.pending.slice(9, 12));
    this.pending = '';
    this.settle(status);
  }

  private settle(status: number): void {
    const { answered } = this;
    this.answered = undefined;
    answered?.(status);
  }
}
