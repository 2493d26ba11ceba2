/** Marks on a canvas: its alpha is the mask. Lengths in px of the mask. */
import { coverageOf, type Coverage } from './coverage';
import type { Dab, Mark, Tool } from './marks';

/** Rubylith: the red film that retouchers cut their masks from. */
const INK = '#e5342b';

export type Ink = CanvasRenderingContext2D;

export function inkOf(canvas: HTMLCanvasElement): Ink | null {
  return canvas.getContext('2d', { willReadFrequently: true });
}

/** The part of a stroke from one dab to the next; a single dab where there is none before. */
export function paintDab(ink: Ink, tool: Tool, dab: Dab, before: Dab = dab): void {
  ink.globalCompositeOperation = tool === 'brush' ? 'source-over' : 'destination-out';
  ink.strokeStyle = INK;
  ink.lineCap = 'round';
  ink.lineWidth = dab.radius * 2;
  ink.beginPath();
  ink.moveTo(before.x, before.y);
  // A line of no length is drawn as a dot only if it ends somewhere else.
  ink.lineTo(dab.x + (dab === before ? 0.01 : 0), dab.y);
  ink.stroke();
}

function paintMark(ink: Ink, mark: Mark, found: CanvasImageSource | null): void {
  const { width, height } = ink.canvas;
  switch (mark.kind) {
    case 'stroke':
      mark.dabs.forEach((dab, index) => paintDab(ink, mark.tool, dab, mark.dabs[index - 1]));
      return;
    case 'area': {
      const { x, y, width: wide, height: high } = mark.area;
      ink.globalCompositeOperation = mark.tool === 'brush' ? 'source-over' : 'destination-out';
      ink.fillStyle = INK;
      ink.fillRect(x, y, wide, high);
      return;
    }
    case 'found':
    case 'nothing':
      ink.clearRect(0, 0, width, height);
      ink.globalCompositeOperation = 'source-over';
      if (mark.kind === 'found' && found) ink.drawImage(found, 0, 0, width, height);
  }
}

/** Draws everything anew: what was there first, then every mark. */
export function repaint(ink: Ink, marks: readonly Mark[], first: CanvasImageSource | null): void {
  paintMark(ink, { kind: 'found' }, first);
  for (const mark of marks) paintMark(ink, mark, first);
}

/** Reads a grey mask (white: damaged) into a canvas of ink whose alpha is the grey. */
export async function readMask(url: string, width: number, height: number): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const ink = inkOf(canvas);
  if (!ink) throw new Error('no canvas');
  ink.drawImage(image, 0, 0, width, height);
  const pixels = ink.getImageData(0, 0, width, height);
  for (let at = 0; at < pixels.data.length; at += 4) pixels.data[at + 3] = pixels.data[at] ?? 0;
  ink.putImageData(pixels, 0, 0);
  ink.globalCompositeOperation = 'source-in';
  ink.fillStyle = INK;
  ink.fillRect(0, 0, width, height);
  return canvas;
}

export function coverageOn(ink: Ink): Coverage {
  const { width, height } = ink.canvas;
  return coverageOf(ink.getImageData(0, 0, width, height).data, width, height);
}

/** The mask as a PNG: white where there is ink, black elsewhere. */
export async function maskFile(marked: HTMLCanvasElement): Promise<File> {
  const { width, height } = marked;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const ink = inkOf(canvas);
  if (!ink) throw new Error('no canvas');
  ink.drawImage(marked, 0, 0);
  ink.globalCompositeOperation = 'source-in';
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, width, height);
  ink.globalCompositeOperation = 'destination-over';
  ink.fillStyle = '#000';
  ink.fillRect(0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('no picture of the mask');
  return new File([blob], 'mask.png', { type: 'image/png' });
}
