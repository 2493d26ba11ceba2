/**
 * Requests to addresses that somebody else chose. The name is resolved here, every address it has must belong to
 * the open internet, and the connection goes to exactly the address that was looked at (no second resolution that
 * could answer differently). Redirects are followed by hand, each looked at like the first. Bytes and time are
 * limited. `OUTBOUND_ALLOW_HOSTS` names the private hosts that are allowed nevertheless.
 */
import { lookup as resolve } from 'node:dns/promises';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { config } from './config';
import { Refusal } from './errors';
import { isPublicAddress } from './special-addresses';

export interface OutboundRequest {
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** More than this is refused, whatever the headers promised. */
  maxBytes: number;
  /** For everything together: resolving, redirects and the last byte. */
  timeoutMs: number;
  /** 0: none is followed. */
  maxRedirects?: number;
  /** Hosts that may be private, besides OUTBOUND_ALLOW_HOSTS: the operator's own. */
  allowHosts?: readonly string[];
}

export interface OutboundAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Where the answer came from in the end. */
  url: string;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

interface Target {
  url: URL;
  address: string;
  family: number;
}

/** The one address to connect to; throws `Refusal` outboundRefused or outboundFailed. */
async function targetOf(address: string, allowed: ReadonlySet<string>): Promise<Target> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password)
    throw new Refusal('invalid', 'outboundRefused');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const literal = isIP(host);
  const found = literal
    ? [{ address: host, family: literal }]
    : await resolve(host, { all: true, verbatim: true }).catch(() => []);
  const [first] = found;
  if (!first) throw new Refusal('unavailable', 'outboundFailed');
  // One private address among public ones is how rebinding begins: then none of them is trusted.
  if (!allowed.has(host.toLowerCase()) && !found.every((entry) => isPublicAddress(entry.address)))
    throw new Refusal('forbidden', 'outboundRefused');
  return { url, ...first };
}

function connect({ url, address, family }: Target, wanted: OutboundRequest, signal: AbortSignal) {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise<IncomingMessage>((resolved, rejected) => {
    const outgoing = send(url, {
      method: wanted.method ?? 'GET',
      headers: { 'user-agent': 'guangying', 'accept-encoding': 'identity', ...wanted.headers },
      signal,
      agent: false,
      // Whatever the name says by now: this is the address that was looked at. Certificates go by the name.
      lookup: (_host, options, done) =>
        options.all ? done(null, [{ address, family }]) : done(null, address, family),
    });
    outgoing.once('response', resolved).once('error', rejected);
    outgoing.end(wanted.body);
  });
}

async function read(answer: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > limit) {
      answer.destroy();
      throw new Refusal('tooLarge', 'outboundTooLarge', { limit });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A 303, and by custom a 301 or 302 after a POST, asks for the next address without the body. */
function withoutBody(wanted: OutboundRequest, status: number): OutboundRequest {
  const plain = status === 303 || (wanted.method === 'POST' && status < 303);
  return plain ? { ...wanted, method: 'GET', body: undefined, headers: {} } : wanted;
}

async function follow(
  address: string,
  wanted: OutboundRequest,
  left: number,
  allowed: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const target = await targetOf(address, allowed);
  signal.throwIfAborted();
  const answer = await connect(target, wanted, signal);
  const { statusCode: status = 0, headers } = answer;
  if (!REDIRECTS.has(status) || !headers.location || left === 0)
    return { status, headers, body: await read(answer, wanted.maxBytes), url: target.url.href };
  answer.destroy();
  const next = URL.canParse(headers.location, target.url) ? new URL(headers.location, target.url) : null;
  if (!next) throw new Refusal('unavailable', 'outboundFailed');
  const carried = withoutBody(wanted, status);
  // What was meant for one host is not told to another.
  const headersOnward = next.host === target.url.host ? carried.headers : {};
  return follow(next.href, { ...carried, headers: headersOnward }, left - 1, allowed, signal);
}

/**
 * Fetches an address. Throws `Refusal` outboundRefused (not an http address, or not of the open internet),
 * outboundTooLarge {limit} or outboundFailed (not reached, too slow, broken off). Any HTTP status is an answer.
 */
export async function fetchOutbound(address: string, wanted: OutboundRequest): Promise<OutboundAnswer> {
  const hosts = [...config().OUTBOUND_ALLOW_HOSTS, ...(wanted.allowHosts ?? [])];
  const allowed = new Set(hosts.map((host) => host.toLowerCase()));
  const signal = AbortSignal.timeout(wanted.timeoutMs);
  const late = new Promise<never>((_, rejected) => {
    signal.addEventListener('abort', () => rejected(new Refusal('unavailable', 'outboundFailed')), {
      once: true,
    });
  });
  try {
    // The resolver of the system cannot be interrupted; the answer does not wait for it.
    return await Promise.race([follow(address, wanted, wanted.maxRedirects ?? 3, allowed, signal), late]);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('unavailable', 'outboundFailed');
  }
}
