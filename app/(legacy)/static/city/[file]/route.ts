/** Document 003: pictures of cities, `/static/city/杭州市.png`; every other name is the picture of nowhere. */
import { cityPng } from '@/server/poetry/city-picture';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const name = file.replace(/\.png$/i, '');
  let city = name;
  try {
    city = decodeURIComponent(name);
  } catch {
    // A percent sign that begins no character: no city is called so.
  }
  const png = await cityPng(city);
  return new Response(new Uint8Array(png), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' },
  });
}
