/** The process answers. Nothing else is asked: restarting us would not mend a lost worker. */
export const dynamic = 'force-dynamic';

export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } });
}
