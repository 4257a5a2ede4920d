/** A receiver of webhooks on a loopback address: a real HTTP server that keeps what it is sent and answers as it is told. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface ReceivedWebhook {
  readonly path: string;
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebhookReceiver {
  /** http://127.0.0.1:port/hook */
  readonly url: string;
  /** `address:port`, as the allow-list of tests has it. */
  readonly target: string;
  readonly port: number;
  readonly received: readonly ReceivedWebhook[];
  /** Default: 204. */
  answer: (response: ServerResponse, webhook: ReceivedWebhook) => void;
  close(): Promise<void>;
}

export interface ReceiverOptions {
  /** Default 127.0.0.1. */
  readonly address?: string;
  /** Default: a free one. */
  readonly port?: number;
}

export async function openReceiver({
  address = '127.0.0.1',
  port = 0,
}: ReceiverOptions = {}): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { headers, url: path = '' } = request;
    const webhook = { path, host: headers.host ?? '', headers, body: await text(request) };
    received.push(webhook);
    receiver.answer(response, webhook);
  };
  const server = createServer((request, response) => {
    void receive(request, response);
  });
  server.listen(port, address);
  await once(server, 'listening');
  const bound = (server.address() as AddressInfo).port;
  const receiver: WebhookReceiver = {
    url: `http://${address}:${bound}/hook`,
    target: `${address}:${bound}`,
    port: bound,
    received,
    answer: (response) => void response.writeHead(204).end(),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
