/** Verse and captions as a text track (WebVTT), for players, search and people who cannot see the picture. */
import type { Segment } from './script';
import type { Timeline } from './timeline';

const two = (value: number) => String(value).padStart(2, '0');

function stamp(frame: number, fps: number): string {
  const ms = Math.round((frame * 1000) / fps);
  const [hours, minutes, seconds] = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1000) % 60,
  ];
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(ms % 1000).padStart(3, '0')}`;
}

const plain = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('-->', '→')
    .replace(/\n{2,}/g, '\n')
    .trim();

function textOf({ recipe }: Segment): string {
  const words = recipe.shot.words?.words;
  if (!words) return '';
  const lines =
    words.kind === 'picture'
      ? [words.verse, words.caption]
      : [words.title, words.kind === 'title' ? words.subtitle : ''];
  return plain(lines.filter((line) => line.trim()).join('\n'));
}

/** The track of a film, a cue for each shot that has words. */
export function captionTrack(segments: readonly Segment[], timeline: Timeline): string {
  const cues = segments.map((segment, i) => {
    const text = textOf(segment);
    const slot = timeline.slots[i];
    const span = segment.recipe.shot.words?.span;
    if (!text || !span) return '';
    const { fps } = segment.recipe.format;
    return `${stamp(slot.from + span.from, fps)} --> ${stamp(slot.from + span.until, fps)}\n${text}\n\n`;
  });
  return `WEBVTT\n\n${cues.join('')}`;
}
