/**
 * Pages of any site may use document 001, credentials included, as its server allowed (flask-cors with
 * supports_credentials). Our cookies do not ride on it: see `callerOf`.
 */
export function corsHeaders(request: Request): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === null) return { vary: 'Origin' };
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Retry-After',
    vary: 'Origin',
  };
}

/** The answer to OPTIONS. */
export function preflight(request: Request, methods: string): Response {
  const asked = request.headers.get('access-control-request-headers');
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(request),
      allow: methods,
      'access-control-allow-methods': methods,
      ...(asked === null ? {} : { 'access-control-allow-headers': asked }),
      'access-control-max-age': '600',
    },
  });
}
