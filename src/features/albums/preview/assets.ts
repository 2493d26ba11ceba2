/** The pictures of a preview, developed once as the template has it. */
import type { StoryboardView } from '@/server/albums/views';

export interface Developed {
  picture: HTMLCanvasElement;
  /** The same out of focus, for what lies around narrow pictures and behind titles. */
  blurred: HTMLCanvasElement;
}

export type Darkroom = ReadonlyMap<string, Developed>;

export function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  return [canvas, context];
}

/** Pixels on the longer side of a picture that is enlarged out of focus. */
const BLURRED_SIDE = 20;

async function develop(url: string, { grade }: StoryboardView): Promise<Developed> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const [picture, context] = canvasOf(width, height);
  context.filter = `saturate(${grade.saturation}) brightness(${grade.brightness})`;
  context.drawImage(image, 0, 0);
  context.filter = 'none';
  if (grade.tint) {
    context.globalCompositeOperation = 'multiply';
    context.fillStyle = grade.tint;
    context.fillRect(0, 0, width, height);
  }
  const scale = BLURRED_SIDE / Math.max(width, height);
  const [blurred, small] = canvasOf(width * scale, height * scale);
  small.imageSmoothingQuality = 'high';
  small.drawImage(picture, 0, 0, blurred.width, blurred.height);
  return { picture, blurred };
}

/** Fetches and develops what a storyboard shows; pictures that cannot be had are missing. */
export async function developAll(board: StoryboardView): Promise<Darkroom> {
  const urls = [...new Set(board.shots.map(({ url }) => url))].filter((url) => url !== '');
  const developed = await Promise.allSettled(
    urls.map(async (url) => [url, await develop(url, board)] as const),
  );
  return new Map(developed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
}
