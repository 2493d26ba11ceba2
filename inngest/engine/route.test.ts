import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { GET, POST, PUT } from '@/app/api/inngest/route';

test.each([
  ['GET', GET],
  ['POST', POST],
  ['PUT', PUT],
])('404: with the embedded engine nobody runs functions through %s /api/inngest', async (method, handler) => {
  const request = new NextRequest('http://localhost/api/inngest?fnId=guangying-enhance&stepId=step', {
    method,
  });
  expect((await handler(request, {})).status).toBe(404);
});
