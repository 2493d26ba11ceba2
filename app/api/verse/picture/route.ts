/** A quatrain as a PNG: `?lines=…|…|…|…&title=…&look=light|dark`. */
import { drawPoem, pictureWish } from '@/server/poetry/picture';
import { clientAddress } from '@/server/platform/http';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';

const plain = (status: number, text: string, headers: Record<string, string> = {}) =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });

export async function GET(request: Request): Promise<Response> {
  try {
    await consumeTry('see', clientAddress(request.headers.get('x-forwarded-for')) ?? 'unknown');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return plain(error.status, 'too many requests', { 'retry-after': String(error.detail.seconds) });
  }
  const { lines = '', ...rest } = Object.fromEntries(new URL(request.url).searchParams);
  const wish = pictureWish.safeParse({ ...rest, lines: lines.split('|') });
  if (!wish.success) return plain(400, 'four lines of five or seven Chinese characters, separated by |');
  return new Response(new Uint8Array(await drawPoem(wish.data)), {
    headers: {
      'content-type': 'image/png',
      'content-disposition': 'inline; filename="verse.png"',
      'cache-control': 'public, max-age=86400',
    },
  });
}
