/** What the server (or the page itself) says when something cannot be done; `code` is a key of `errors.*`. */
export interface RefusalView {
  code: string;
  detail: Readonly<Record<string, string | number>>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The refusal that our tRPC error formatter puts into `data.refusal`, or null for anything unexpected. */
function sentRefusal(error: unknown): RefusalView | null {
  if (!isRecord(error) || !isRecord(error.data) || !isRecord(error.data.refusal)) return null;
  const { code, detail } = error.data.refusal;
  if (typeof code !== 'string') return null;
  return { code, detail: isRecord(detail) ? (detail as RefusalView['detail']) : {} };
}

export function isRefused(error: unknown): boolean {
  return sentRefusal(error) !== null;
}

/** Turns whatever a call threw into something that can be said to a person. */
export function refusalOf(error: unknown): RefusalView {
  const sent = sentRefusal(error);
  if (sent) return sent;
  const data = isRecord(error) && isRecord(error.data) ? error.data : null;
  // Without `data` the answer never came from our server: the connection is what failed.
  if (!data) return { code: 'connectionLost', detail: {} };
  const requestId = typeof data.requestId === 'string' ? data.requestId : '–';
  return { code: 'unexpected', detail: { requestId } };
}
