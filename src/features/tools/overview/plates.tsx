import { Cloud, CloudRain, Snowflake, Sun } from 'lucide-react';

/** Main colours of the sample picture beside them, with their shares in per cent, as the palette tool finds them. */
const COLOURS = [
  ['#37322D', 44],
  ['#6D6B63', 22],
  ['#B98C55', 13],
  ['#BBBBC3', 12],
  ['#7B4D2B', 9],
] as const;

function Sample({ name, className = '' }: { name: string; className?: string }) {
  return (
    // eslint-disable-next-line @next/next/no-img-element -- a thumbnail of a few kB
    <img
      src={`/samples/${name}-thumb.webp`}
      alt=""
      className={`size-full object-cover transition-transform duration-250 ease-settle group-hover:scale-[1.03] ${className}`}
    />
  );
}

export function PalettePlate() {
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-hidden">
        <Sample name="still-life" />
      </div>
      <div className="flex h-1/4">
        {COLOURS.map(([colour, share]) => (
          <div key={colour} style={{ backgroundColor: colour, flexGrow: share }} />
        ))}
      </div>
    </div>
  );
}

export function StylePlate({ previews }: { previews: readonly string[] }) {
  return (
    <div className="grid h-full grid-cols-3 gap-px">
      {previews.slice(0, 3).map((src) => (
        // eslint-disable-next-line @next/next/no-img-element -- small and made at this size
        <img key={src} src={src} alt="" className="size-full min-h-0 object-cover" />
      ))}
    </div>
  );
}

export function TagsPlate() {
  return (
    <>
      <Sample name="landscape-noon" />
      <div lang="zh-CN" className="absolute bottom-3 left-3 flex gap-1.5">
        {['山', '江', '晴空'].map((word) => (
          <span key={word} className="rounded-sm bg-black/65 px-2 py-1 text-xs text-white">
            {word}
          </span>
        ))}
      </div>
    </>
  );
}

export function WeatherPlate() {
  return (
    <div className="grid h-full grid-cols-4 place-items-center px-6 text-faint">
      <Sun className="size-9 text-accent" strokeWidth={1.25} />
      <Cloud className="size-9" strokeWidth={1.25} />
      <CloudRain className="size-9" strokeWidth={1.25} />
      <Snowflake className="size-9" strokeWidth={1.25} />
    </div>
  );
}

/** The verse is Wang Wei's. */
export function VersePlate() {
  return (
    <div lang="zh-CN" className="grid h-full place-items-center bg-surface">
      <div className="[font-family:'LXGW_WenKai','KaiTi','STKaiti',serif] text-lg leading-[2.2] tracking-[0.2em] [writing-mode:vertical-rl]">
        <p>明月松间照</p>
        <p>清泉石上流</p>
      </div>
    </div>
  );
}

export function PlacePlate() {
  return (
    // eslint-disable-next-line @next/next/no-img-element -- drawn by the server at this size
    <img
      src={`/static/city/${encodeURIComponent('杭州市')}.png`}
      alt=""
      loading="lazy"
      className="size-full object-cover transition-transform duration-250 ease-settle group-hover:scale-[1.03]"
    />
  );
}
