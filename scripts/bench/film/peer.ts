/** The slideshow that everybody's script makes: zoompan on every picture, xfade between them. */
import type { FilmFormat } from '@/server/films/render/formats';
import { runFfmpeg } from '@/server/films/ffmpeg/run';

const FADE_SECONDS = 1;
const ZOOM = 0.12;

/** Shows each picture for `seconds`; no words, no music. Same encoder settings as ours. */
export async function zoompanFilm(
  pictures: readonly string[],
  seconds: number,
  { width, height, fps }: FilmFormat,
  target: string,
): Promise<void> {
  const frames = Math.round((seconds + FADE_SECONDS) * fps);
  const scenes = pictures.map(
    (_, i) =>
      `[${i}:v]scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height},` +
      `zoompan=z='1+${ZOOM}*on/${frames}':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2':d=${frames}:s=${width}x${height}:fps=${fps},` +
      `format=yuv420p[s${i}]`,
  );
  const fades = pictures.slice(1).map((_, i) => {
    const before = i === 0 ? '[s0]' : `[x${i}]`;
    return `${before}[s${i + 1}]xfade=transition=fade:duration=${FADE_SECONDS}:offset=${(i + 1) * seconds}[x${i + 1}]`;
  });
  const last = pictures.length > 1 ? `[x${pictures.length - 1}]` : '[s0]';
  await runFfmpeg([
    ...[
      '-v',
      'error',
      ...pictures.flatMap((file) => ['-i', file]),
      '-filter_complex',
      [...scenes, ...fades].join(';'),
    ],
    ...['-map', last, '-an', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-threads', '2', target],
  ]);
}
