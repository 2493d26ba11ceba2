import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getImageProps } from 'next/image';
import { cache } from 'react';
import type { Sample } from './sample';

/** An entry of public/samples/samples.json, which scripts/samples writes. */
interface SampleEntry {
  id: string;
  title: Sample['title'];
  /** `old`: a damaged print. */
  kind: string;
  full: string;
  /** A picture that is worth enlarging; not every sample has one. */
  small: string | null;
  width: number;
  height: number;
}

/** The first is shown at full width, the others a third as wide; on a phone two stand side by side. */
const SIZES = [
  '(min-width: 64rem) 55vw, (min-width: 40rem) 100vw, 50vw',
  '(min-width: 64rem) 18vw, (min-width: 40rem) 33vw, 50vw',
] as const;
/** How many there is room for, the damaged print among them. */
const SHOWN = 4;

function printOf({ full, width, height }: SampleEntry, sizes: string): Sample['print'] {
  // Only the addresses are taken: the component of next/image would cost the page more than it saves here.
  const { props } = getImageProps({ src: full, width, height, sizes, alt: '' });
  return { src: props.src, srcSet: props.srcSet, sizes: props.sizes };
}

/** Our sample pictures, or none where nobody has rendered them; the studio works without. */
export const readSamples = cache(async (): Promise<Sample[]> => {
  try {
    const file = await readFile(join(process.cwd(), 'public/samples/samples.json'), 'utf8');
    const entries = JSON.parse(file) as SampleEntry[];
    const old = entries.filter(({ kind }) => kind === 'old').slice(0, 1);
    const small = entries.flatMap((entry) => (entry.small ? [{ ...entry, src: entry.small }] : []));
    const tryable = [
      ...small.slice(0, SHOWN - old.length),
      ...old.map((entry) => ({ ...entry, src: entry.full })),
    ];
    return tryable.map((entry, index) => ({
      id: entry.id,
      title: entry.title,
      src: entry.src,
      ...(entry.kind === 'old' && { act: 'restore' as const }),
      print: printOf(entry, SIZES[index === 0 ? 0 : 1]),
    }));
  } catch {
    return [];
  }
});
