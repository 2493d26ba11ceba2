/** Makes the files of raw planes that segments read, one for each shot; what is there already is not made again. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '@/server/platform/ids';
import { moveOver, type Move } from '../camera/camera';
import type { Placing } from '../camera/placing';
import type { FilmFormat, Size } from '../formats';
import { planes, planesOfRgb } from '../frames/planes';
import type { Template } from '../templates/template';
import { developPicture, uprightCopy } from './develop';
import type { PictureFacts } from './facts';
import { BORDER, preparedGeometry, type PreparedGeometry } from './geometry';
import { drawPaper } from './paper';
import type { PreparedPicture } from './prepared';
import { drawSurroundings } from './surroundings';
import { sharp } from '@/server/media/pixels/sharp';

/** Counts up when the same inputs are to give other pixels. */
const VERSION = 2;

const keyOf = (inputs: unknown) =>
  createHash('sha256')
    .update(JSON.stringify([VERSION, inputs]))
    .digest('hex')
    .slice(0, 32);

export const preparedFile = (folder: string, key: string) => path.join(folder, `${key}.yuv`);

async function keep(folder: string, key: string, make: () => Promise<Uint8Array[]>): Promise<void> {
  const file = preparedFile(folder, key);
  if (existsSync(file)) return;
  const temporary = `${file}.${newId()}.part`;
  await writeFile(temporary, Buffer.concat(await make()));
  await rename(temporary, file);
}

interface Room {
  folder: string;
  frame: FilmFormat;
  template: Template;
}

/** Prepares a picture for its move. Throws `Refusal` truncatedPicture. */
export async function preparePicture(
  { folder, frame, template }: Room,
  facts: PictureFacts,
  placing: Placing,
  move: Move,
): Promise<PreparedPicture> {
  const geometry = preparedGeometry(move, placing.window, facts);
  const surrounded = placing.around !== 'nothing';
  const look = { grade: template.grade, frame: template.frame };
  const key = keyOf([facts.sha256, geometry, surrounded && [placing, frame], look]);
  await keep(folder, key, async () => {
    const { crop, size } = geometry;
    const rgb = await developPicture({ file: facts.file, crop, size, border: BORDER, grade: template.grade });
    const made = [planesOfRgb(rgb, size, 3).bytes];
    if (!surrounded) return made;
    const around = await drawSurroundings(await uprightCopy(facts.file), frame, placing, template);
    return [...made, planesOfRgb(around, frame, 3, planes(frame)).bytes];
  });
  return { key, size: geometry.size, move: geometry.move, window: placing.window, surrounded };
}

/** A card's ground is drawn this much larger than the frame, for a very slow move. */
const CARD_MOVE = 0.022;

function cardGeometry(frame: Size, motion: 'in' | 'out', seconds: number): PreparedGeometry {
  const picture = { width: frame.width, height: frame.height };
  const placing: Placing = {
    window: { left: 0, top: 0, ...picture },
    view: { left: 0, top: 0, ...picture },
    around: 'nothing',
  };
  const move = moveOver({
    placing,
    picture,
    salient: undefined,
    motion,
    turn: motion,
    seconds,
    pace: CARD_MOVE / 2,
  });
  return preparedGeometry(move, picture, picture);
}

async function outOfFocus(file: string, size: Size): Promise<Buffer> {
  const copy = await uprightCopy(file);
  // Soft enough that no shape competes with the words.
  const soft = Math.min(size.width, size.height) / 36;
  return sharp(copy)
    .resize(size.width, size.height, { fit: 'cover' })
    .blur(soft)
    .modulate({ brightness: 0.6, saturation: 1.05 })
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** Prepares the ground of a title or end card: paper, or a picture out of focus. */
export async function prepareCard(
  { folder, frame, template }: Room,
  facts: PictureFacts,
  motion: 'in' | 'out',
  seconds: number,
): Promise<PreparedPicture> {
  const { ground, paper, colour } = template.card;
  const geometry = cardGeometry(frame, motion, seconds);
  const { size } = geometry;
  const key = keyOf(['card', ground === 'paper' ? [paper, colour] : facts.sha256, size]);
  await keep(folder, key, async () => {
    const rgb = ground === 'paper' ? drawPaper(size, paper, colour) : await outOfFocus(facts.file, size);
    return [planesOfRgb(rgb, size, 3).bytes];
  });
  const window = { left: 0, top: 0, width: frame.width, height: frame.height };
  return { key, size, move: geometry.move, window, surrounded: false };
}
