/** For tests: requests byte for byte over a socket, as no client of today writes them. */
import { connect } from 'node:net';

/** Sends a request as it is and answers all that came back until the server closed. */
export async function exchange(
  { origin }: { origin: string },
  head: string[],
  body: Buffer = Buffer.alloc(0),
): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const lines = [...head, 'Connection: close'];
  if (!head.some((line) => /^host:/i.test(line))) lines.push(`Host: ${hostname}:${port}`);
  if (body.length > 0) lines.push(`Content-Length: ${body.length}`);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  socket.write(body);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}
