/** Pictures made ready for the camera: decoded, reduced, graded and in the frame's colours, in a file of raw planes. */
import { readFile } from 'node:fs/promises';
import type { Size } from '../formats';
import { planeBytes, planes, type Planes } from '../frames/planes';
import type { Rect } from '../frames/resample';
import type { Move } from '../camera/camera';

/** What a prepared file holds; its name is a hash of everything that it was made from. */
export interface PreparedPicture {
  key: string;
  size: Size;
  /** The camera's move in px of the prepared picture. */
  move: Move;
  /** Even px of the frame. */
  window: Rect;
  /** Whether a frame of surroundings follows the picture in the file. */
  surrounded: boolean;
}

export interface LoadedPicture extends PreparedPicture {
  picture: Planes;
  surroundings: Planes | null;
}

/** Reads the file; throws when it has not the length that its description says. */
export async function loadPrepared(
  prepared: PreparedPicture,
  file: string,
  frame: Size,
): Promise<LoadedPicture> {
  const bytes = await readFile(file);
  const first = planeBytes(prepared.size);
  const expected = first + (prepared.surrounded ? planeBytes(frame) : 0);
  if (bytes.length !== expected) throw new Error(`${file} has ${bytes.length} bytes, not ${expected}`);
  return {
    ...prepared,
    picture: planes(prepared.size, bytes.subarray(0, first)),
    surroundings: prepared.surrounded ? planes(frame, bytes.subarray(first)) : null,
  };
}
