import { answerLog } from '@/server/legacy/travel/log-files';

export const dynamic = 'force-dynamic';

/** The log of the web process. */
export function GET(request: Request): Promise<Response> {
  return answerLog(request, 'web');
}
