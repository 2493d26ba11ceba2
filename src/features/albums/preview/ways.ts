/** How one drawn frame gives way to the next, with the maps and colours of the template. */
import type { MatteView, WayView } from '@/server/albums/views';
import { canvasOf } from './assets';

type Frame = HTMLCanvasElement;

const smooth = (t: number) => t * t * (3 - 2 * t);

/** A map as levels, and a sheet of its size on which the edge is drawn. */
interface Mask {
  levels: Uint8Array;
  sheet: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  pixels: ImageData;
}

/** Draws ways between frames of one size. */
export class Ways {
  private readonly masks = new Map<string, Mask>();
  private readonly spare: [HTMLCanvasElement, CanvasRenderingContext2D];

  constructor(
    private readonly width: number,
    private readonly height: number,
    mattes: Readonly<Record<string, MatteView>>,
  ) {
    this.spare = canvasOf(width, height);
    for (const [name, matte] of Object.entries(mattes)) {
      const [sheet, context] = canvasOf(matte.width, matte.height);
      const levels = Uint8Array.from(atob(matte.levels), (byte) => byte.charCodeAt(0));
      this.masks.set(name, {
        levels,
        sheet,
        context,
        pixels: context.createImageData(matte.width, matte.height),
      });
    }
  }

  /** `t` from 0 (all `a`) to 1 (all `b`). */
  draw(out: CanvasRenderingContext2D, way: WayView | null, a: Frame, b: Frame, t: number): void {
    switch (way?.kind) {
      case 'dip':
        return this.dip(out, way.colour, t < 0.5 ? a : b, t);
      case 'matte':
        return this.through(out, way.matte, way.softness, a, b, t);
      case 'page':
        return this.page(out, way.from, a, b, t);
      case 'leak':
        return this.leak(out, way.colour, a, b, t);
      default:
        return this.fade(out, a, b, t);
    }
  }

  private fade(out: CanvasRenderingContext2D, a: Frame, b: Frame, t: number): void {
    out.drawImage(a, 0, 0);
    out.globalAlpha = smooth(t);
    out.drawImage(b, 0, 0);
    out.globalAlpha = 1;
  }

  private dip(out: CanvasRenderingContext2D, colour: string, shown: Frame, t: number): void {
    out.fillStyle = colour;
    out.fillRect(0, 0, this.width, this.height);
    out.globalAlpha = smooth(Math.abs(1 - 2 * t));
    out.drawImage(shown, 0, 0);
    out.globalAlpha = 1;
  }

  /** The new frame shows where the map's edge has passed. */
  private through(
    out: CanvasRenderingContext2D,
    name: string,
    softness: number,
    a: Frame,
    b: Frame,
    t: number,
  ): void {
    const mask = this.masks.get(name);
    if (!mask) return this.fade(out, a, b, t);
    const front = smooth(t) * (1 + softness);
    mask.levels.forEach((level, i) => {
      const passed = Math.min(Math.max((front - level / 255) / softness, 0), 1);
      mask.pixels.data[4 * i + 3] = 255 * smooth(passed);
    });
    mask.context.putImageData(mask.pixels, 0, 0);
    const [sheet, context] = this.spare;
    context.globalCompositeOperation = 'copy';
    context.drawImage(mask.sheet, 0, 0, this.width, this.height);
    context.globalCompositeOperation = 'source-in';
    context.drawImage(b, 0, 0);
    out.drawImage(a, 0, 0);
    out.drawImage(sheet, 0, 0);
  }

  /** The new frame is laid over the old one, which is drawn along a little. */
  private page(out: CanvasRenderingContext2D, from: 'right' | 'below', a: Frame, b: Frame, t: number): void {
    const rest = 1 - smooth(t);
    const [dx, dy] = from === 'right' ? [1, 0] : [0, 1];
    const drag = 0.18 * (1 - rest);
    out.drawImage(a, -dx * drag * this.width, -dy * drag * this.height);
    out.shadowColor = 'rgb(0 0 0 / 0.45)';
    out.shadowBlur = 0.045 * this.width;
    out.drawImage(b, dx * rest * this.width, dy * rest * this.height);
    out.shadowColor = 'transparent';
  }

  /** A fade through light that wanders across. */
  private leak(out: CanvasRenderingContext2D, colour: string, a: Frame, b: Frame, t: number): void {
    this.fade(out, a, b, t);
    const x = (0.1 + 0.8 * t) * this.width;
    const light = out.createRadialGradient(x, 0.35 * this.height, 0, x, 0.35 * this.height, 0.7 * this.width);
    light.addColorStop(0, colour);
    light.addColorStop(1, 'transparent');
    out.globalCompositeOperation = 'screen';
    out.globalAlpha = 0.85 * Math.sin(Math.PI * t) ** 2;
    out.fillStyle = light;
    out.fillRect(0, 0, this.width, this.height);
    out.globalAlpha = 1;
    out.globalCompositeOperation = 'source-over';
  }
}
