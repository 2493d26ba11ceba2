/** What the upload routes need to know of a request before they hand it on. */
import { Refusal } from '@/server/platform/errors';

/**
 * The origin by which the sender of a request knows us. It only ever goes back to that sender, so a forged header
 * deceives nobody else.
 */
export function publicOrigin(request: Request, publicUrl: string | undefined): string {
  if (publicUrl) return new URL(publicUrl).origin;
  const url = new URL(request.url);
  const host = first(request.headers.get('x-forwarded-host')) ?? request.headers.get('host') ?? url.host;
  const protocol = first(request.headers.get('x-forwarded-proto')) ?? url.protocol.slice(0, -1);
  try {
    return new URL(`${protocol === 'https' ? 'https' : 'http'}://${host}`).origin;
  } catch {
    return url.origin;
  }
}

function first(header: string | null): string | undefined {
  return header?.split(',')[0]?.trim() || undefined;
}

/** The same request with its body in memory; throws `Refusal` `requestTooLarge` beyond `limit` bytes. */
export async function withBoundedBody(request: Request, limit: number): Promise<Request> {
  if (!request.body) return request;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw new Refusal('tooLarge', 'requestTooLarge', { limit });
    chunks.push(chunk);
  }
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: Buffer.concat(chunks) });
}
