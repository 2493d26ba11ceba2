/** What lies around a window: the mount's paper, or the picture itself out of focus. */
import { sharp } from '@/server/media/pixels/sharp';
import { shortSide, type Size } from '../formats';
import type { Placing } from '../camera/placing';
import { opening } from '../camera/placing';
import type { Template } from '../templates/template';

const svg = ({ width, height }: Size, body: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`);

const rgb = (colour: readonly [number, number, number]) => `rgb(${colour.join(',')})`;

/** The picture behind itself: so soft that nothing in it competes, darker and paler. */
async function blurred(upright: Buffer, area: Size): Promise<Buffer> {
  const small = Math.max(16, Math.round(shortSide(area) / 12));
  const shrunk = await sharp(upright)
    .resize(
      Math.max(16, Math.round((small * area.width) / shortSide(area))),
      Math.max(16, Math.round((small * area.height) / shortSide(area))),
      { fit: 'cover' },
    )
    .blur(2.4)
    .modulate({ brightness: 0.58, saturation: 1 })
    .png()
    .toBuffer();
  return sharp(shrunk)
    .resize(area.width, area.height, { fit: 'fill', kernel: 'cubic' })
    .blur(shortSide(area) / 60)
    .png()
    .toBuffer();
}

/** A shadow below the window, or the thin line of a mount around it. */
function edging(frame: Size, { window, around }: Placing, template: Template): Buffer {
  const unit = shortSide(frame);
  const { left, top, width, height } = window;
  if (around === 'paper') {
    const { line } = template.frame;
    if (!line) return svg(frame, '');
    const gap = Math.round(unit * 0.011);
    const body = `<rect x="${left - gap - 0.5}" y="${top - gap - 0.5}" width="${width + 2 * gap + 1}" height="${height + 2 * gap + 1}" fill="none" stroke="${rgb(line)}" stroke-width="${Math.max(1, unit / 720)}"/>`;
    return svg(frame, body);
  }
  const blur = unit * 0.03;
  const body = `<defs><filter id="s" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${blur}"/></filter></defs><rect x="${left}" y="${top + blur * 0.3}" width="${width}" height="${height}" fill="#000" opacity="0.55" filter="url(#s)"/>`;
  return svg(frame, body);
}

/** Draws a whole frame, H×W×3 bytes, in which the window will lie. `upright` is an encoded picture. */
export async function drawSurroundings(
  upright: Buffer,
  frame: Size,
  placing: Placing,
  template: Template,
): Promise<Buffer> {
  const [r, g, b] = template.frame.ground;
  const ground = sharp({ create: { ...frame, channels: 3, background: { r, g, b } } });
  const area = opening(frame, template.frame);
  const behind =
    placing.around === 'blur'
      ? [{ input: await blurred(upright, area), left: area.left, top: area.top }]
      : [];
  return ground
    .composite([...behind, { input: edging(frame, placing, template), left: 0, top: 0 }])
    .removeAlpha()
    .raw()
    .toBuffer();
}
