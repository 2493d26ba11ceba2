/** Draws any moment of a storyboard. */
import type { RectView, ShotView, StoryboardView } from '@/server/albums/views';
import { canvasOf, type Darkroom } from './assets';
import { drawPaper, drawParticles } from './grounds';
import { Ways } from './ways';
import { cardWords, pictureWords } from './words';

/** Seconds in which the film comes from its colour, and the preview goes back into it. */
const END_FADE = 0.9;

const mix = (a: number, b: number, t: number) => a + (b - a) * t;

/** The view between two of those that the server has reckoned. */
function viewAt(views: readonly RectView[], t: number): RectView {
  const at = Math.min(Math.max(t, 0), 1) * (views.length - 1);
  const whole = { left: 0, top: 0, width: 1, height: 1 };
  const a = views[Math.floor(at)] ?? whole;
  const b = views[Math.ceil(at)] ?? a;
  const k = at - Math.floor(at);
  return {
    left: mix(a.left, b.left, k),
    top: mix(a.top, b.top, k),
    width: mix(a.width, b.width, k),
    height: mix(a.height, b.height, k),
  };
}

/** Fills the frame with a picture out of focus. */
function cover(
  pen: CanvasRenderingContext2D,
  image: HTMLCanvasElement,
  width: number,
  height: number,
  shade: number,
) {
  const scale = Math.max(width / image.width, height / image.height) * 1.1;
  const [w, h] = [image.width * scale, image.height * scale];
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
  pen.fillStyle = `rgb(0 0 0 / ${shade})`;
  pen.fillRect(0, 0, width, height);
}

export class Painter {
  private readonly frames: readonly [HTMLCanvasElement, CanvasRenderingContext2D][];
  private readonly ways: Ways;
  private readonly sheet: { width: number; height: number; unit: number };

  constructor(
    private readonly board: StoryboardView,
    private readonly darkroom: Darkroom,
    width: number,
    height: number,
  ) {
    this.sheet = { width, height, unit: Math.min(width, height) };
    this.frames = [canvasOf(width, height), canvasOf(width, height)];
    this.ways = new Ways(width, height, board.mattes);
  }

  /** px. */
  get size(): { width: number; height: number } {
    return this.sheet;
  }

  /** The moment at which the first picture can be seen best. */
  get calmMoment(): number {
    const shot = this.board.shots.find(({ kind }) => kind === 'picture') ?? this.board.shots[0];
    return shot ? mix(shot.from + shot.enter, shot.until - shot.leave, 0.6) : 0;
  }

  draw(out: CanvasRenderingContext2D, seconds: number): void {
    const { board, ways } = this;
    const { width, height } = this.sheet;
    const [first, second] = this.frames;
    const at = board.shots.findLastIndex(({ from }) => from <= seconds);
    const shot = board.shots[Math.max(0, at)];
    if (!first || !second || !shot) return;
    const before = board.shots[at - 1];
    this.shoot(second[1], shot, seconds);
    if (before && seconds < before.until) {
      this.shoot(first[1], before, seconds);
      ways.draw(out, shot.way, first[0], second[0], (seconds - shot.from) / Math.max(shot.enter, 0.01));
    } else out.drawImage(second[0], 0, 0);
    drawParticles(out, board, seconds, width, height);
    const shown = Math.min(1, seconds / END_FADE, (board.seconds - seconds) / END_FADE);
    out.globalAlpha = 1 - Math.max(0, shown);
    out.fillStyle = board.fade;
    out.fillRect(0, 0, width, height);
    out.globalAlpha = 1;
  }

  private shoot(pen: CanvasRenderingContext2D, shot: ShotView, seconds: number): void {
    const { board, darkroom, sheet } = this;
    const { width, height } = sheet;
    const developed = darkroom.get(shot.url);
    if (shot.kind === 'card') {
      if (board.card.ground === 'blur' && developed) cover(pen, developed.blurred, width, height, 0.3);
      else drawPaper(pen, board, width, height);
      return cardWords(pen, board, shot, seconds, sheet);
    }
    pen.fillStyle = board.mount.ground;
    pen.fillRect(0, 0, width, height);
    if (developed && shot.window) {
      if (shot.around === 'blur') cover(pen, developed.blurred, width, height, 0.18);
      const { picture } = developed;
      const view = viewAt(shot.views, (seconds - shot.from) / (shot.until - shot.from));
      const { left, top, width: w, height: h } = shot.window;
      const place = [left * width, top * height, w * width, h * height] as const;
      const part = [
        view.left * picture.width,
        view.top * picture.height,
        view.width * picture.width,
        view.height * picture.height,
      ] as const;
      pen.drawImage(picture, ...part, ...place);
      if (board.mount.line && shot.around === 'paper') {
        pen.strokeStyle = board.mount.line;
        pen.lineWidth = Math.max(1, sheet.unit * 0.003);
        pen.strokeRect(...place);
      }
    }
    pictureWords(pen, board, shot, seconds, sheet);
  }
}
