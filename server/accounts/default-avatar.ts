/** The picture of whoever has none: light falling on a head and shoulders, in tones that sit on either theme. */
import { sharp } from '@/server/media/pixels/sharp';
import { AVATAR_SIDE, type AvatarFormat } from './avatar';

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256">
<rect width="256" height="256" fill="#b9b0a2"/>
<circle cx="176" cy="78" r="118" fill="#c6beb1"/>
<circle cx="128" cy="104" r="46" fill="#efe9df"/>
<path d="M34 256c4-58 44-88 94-88s90 30 94 88z" fill="#efe9df"/>
<path d="M128 58a46 46 0 0 0 0 92c-20-22-20-70 0-92z" fill="#dcd4c7"/>
<path d="M34 256c4-58 44-88 94-88-36 16-54 46-56 88z" fill="#dcd4c7"/>
</svg>`;

const drawn = new Map<AvatarFormat, Promise<Buffer>>();

async function draw(format: AvatarFormat): Promise<Buffer> {
  const picture = sharp(Buffer.from(DRAWING)).resize(AVATAR_SIDE, AVATAR_SIDE);
  return (format === 'webp' ? picture.webp({ quality: 90 }) : picture.jpeg({ quality: 90 })).toBuffer();
}

/** 256 × 256 px, drawn once in a process. */
export function defaultAvatar(format: AvatarFormat): Promise<Buffer> {
  let picture = drawn.get(format);
  if (!picture) drawn.set(format, (picture = draw(format)));
  return picture;
}
