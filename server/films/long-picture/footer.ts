/** The foot of a long picture: the maker's seal, and the QR code of the shared page. */
import QRCode from 'qrcode';
import type { OverlayOptions } from 'sharp';
import { sharp } from '@/server/media/pixels/sharp';
import { letterMask } from '@/server/media/text/lettering';
import type { Size } from '../render/formats';
import { drawSeal } from '../seal';
import { inked } from './inked';
import { WIDTH } from './layout';
import type { LongPicturePlan } from './plan';
import type { Theme } from './theme';

/** Modules of quiet zone that readers need (ISO/IEC 18004). */
const QUIET = 4;

/** The code as SVG of `side` px on its own light ground. */
function codeSvg(url: string, side: number, ink: string): Buffer {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' });
  const count = modules.size + 2 * QUIET;
  const dark = Array.from({ length: modules.size ** 2 }, (_, i) => i).filter((i) => modules.data[i]);
  const path = dark
    .map((i) => `M${(i % modules.size) + QUIET} ${Math.floor(i / modules.size) + QUIET}h1v1h-1z`)
    .join('');
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${count} ${count}" shape-rendering="crispEdges"><rect width="${count}" height="${count}" fill="#fff"/><path d="${path}" fill="${ink}"/></svg>`,
  );
}

/** H×W×3 bytes. */
export async function drawFooter(
  { author, link }: LongPicturePlan,
  theme: Theme,
  size: Size,
): Promise<Buffer> {
  const unit = size.width / WIDTH;
  const layers: OverlayOptions[] = [];
  const margin = Math.round(54 * unit);
  const middle = size.height * 0.46;
  const seal = author.trim() ? await drawSeal(author, 46 * unit) : null;
  if (seal) {
    const raw = { width: seal.width, height: seal.height, channels: 4 as const };
    const left = link ? margin : Math.round((size.width - seal.width) / 2);
    layers.push({ input: Buffer.from(seal.rgba), raw, left, top: Math.round(middle - seal.height / 2) });
  }
  if (link) {
    const side = Math.round(190 * unit);
    const left = size.width - margin - side;
    layers.push({
      input: codeSvg(link.url, side, `rgb(${theme.ink.join(',')})`),
      left,
      top: Math.round(middle - side / 2),
    });
    const mask = await letterMask({ text: link.label, size: Math.round(25 * unit), tracking: 0.06 });
    if (mask) {
      const beside = left - Math.round(24 * unit) - mask.width;
      if (beside > margin) layers.push(await inked(mask, theme.pale, beside, middle - mask.height / 2));
    }
  }
  const [r, g, b] = theme.paper;
  return sharp({ create: { ...size, channels: 3, background: { r, g, b } } })
    .composite(layers)
    .removeAlpha()
    .raw()
    .toBuffer();
}
