import type { TemplateView } from '@/server/albums/views';
import { cn } from '@/src/lib/cn';

interface TemplatePictureProps {
  template: TemplateView;
  picture: string;
  /** Shown as verse; none: strokes stand for it. */
  line: string;
}

const PLACES: Record<TemplateView['verse']['place'], string> = {
  'aside-right': 'top-[12%] right-[8%] [writing-mode:vertical-rl]',
  'aside-left': 'top-[12%] left-[8%] [writing-mode:vertical-rl]',
  'beneath-left': 'bottom-[3%] left-[8%]',
  'beneath-centre': 'inset-x-0 bottom-[3%] text-center',
};

/** A drawing of a frame of the film: the picture in this template's mount, light and lettering. */
export function TemplatePicture({ template, picture, line }: TemplatePictureProps) {
  const { frame, saturation, brightness, tint, verse } = template;
  // Shares of the short side, which is the height of a 16:9 frame; margins are of its width.
  const share = (value: number) => `${((value * 100 * 9) / 16).toFixed(2)}%`;
  const mounted = frame.top > 0;
  return (
    <span
      aria-hidden
      className="relative block aspect-video overflow-hidden rounded-sm"
      style={{ backgroundColor: frame.ground }}
    >
      <span
        className="absolute overflow-hidden"
        style={{
          inset: `${frame.top * 100}% ${share(frame.side)} ${frame.bottom * 100}%`,
          outline: mounted && frame.line ? `1px solid ${frame.line}` : undefined,
        }}
      >
        {/* eslint-disable-next-line @next/next/no-img-element -- a thumbnail */}
        <img
          src={picture}
          alt=""
          loading="lazy"
          className="size-full object-cover transition-transform duration-[2500ms] ease-settle motion-safe:group-hover:scale-110"
          style={{ filter: `saturate(${saturation}) brightness(${brightness})` }}
        />
        {tint && <span className="absolute inset-0 mix-blend-multiply" style={{ backgroundColor: tint }} />}
      </span>
      {/* Part of the drawing, not of the page's text. */}
      <span
        data-line={line}
        className={cn(
          'absolute font-verse text-[0.625rem] leading-none tracking-wider whitespace-nowrap before:content-[attr(data-line)]',
          PLACES[verse.place],
        )}
        style={{
          color: verse.colour,
          textShadow: frame.bottom > 0.1 ? undefined : '0 0 4px rgb(0 0 0 / 0.7)',
        }}
      />
    </span>
  );
}
