import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly text: string;
}

/** A mail server that speaks SMTP on a socket, and answers otherwise when it is told to. */
export interface SmtpDouble extends AsyncDisposable {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Answers the next command that begins so with this line; null hangs up. */
  misbehave(command: string, line: string | null): void;
}

export async function startSmtpDouble(): Promise<SmtpDouble> {
  const mails: ReceivedMail[] = [];
  const odd: { command: string; line: string | null }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    talk(socket, { mails, odd });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    misbehave: (command, line) => void odd.push({ command, line }),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Desk {
  readonly mails: ReceivedMail[];
  readonly odd: { command: string; line: string | null }[];
}

function talk(socket: Socket, { mails, odd }: Desk): void {
  let text = '';
  let to: string[] = [];
  let inData = false;

  function reply(command: string, line: string): void {
    const at = odd.findIndex((one) => command.toUpperCase().startsWith(one.command));
    const other = at === -1 ? undefined : odd.splice(at, 1)[0];
    if (other?.line === null) return void socket.destroy();
    socket.write(`${other?.line ?? line}\r\n`);
  }

  function hear(line: string): void {
    const command = line.toUpperCase();
    if (command.startsWith('RCPT TO')) to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
    inData = command === 'DATA';
    if (command === 'QUIT') return void socket.end('221 bye\r\n');
    reply(line, inData ? '354 go on' : '250 fine');
  }

  socket.write('220 double ready\r\n');
  socket.on('data', (data) => {
    text += data.toString('utf8');
    for (;;) {
      const end = text.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end === -1) return;
      const part = text.slice(0, end);
      text = text.slice(end + (inData ? 5 : 2));
      if (!inData) hear(part);
      else {
        inData = false;
        mails.push({ to, text: part });
        to = [];
        reply('.', '250 taken');
      }
    }
  });
}

/** What somebody reads who opens the mail: its text, decoded, with its lines joined again. */
export function readMail({ text }: ReceivedMail): string {
  const body = text.slice(text.indexOf('\r\n\r\n'));
  const plain = /base64/i.test(text)
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replaceAll('=\r\n', '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          ),
        'latin1',
      );
  return plain.toString('utf8').replaceAll('\r\n', '\n');
}
