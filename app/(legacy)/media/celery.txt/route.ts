import { answerLog } from '@/server/legacy/travel/log-files';

export const dynamic = 'force-dynamic';

/** The log of the worker, which the document knew by the name of its queue. */
export function GET(request: Request): Promise<Response> {
  return answerLog(request, 'worker');
}
