import { cn } from '@/src/lib/cn';

interface MaskedPictureProps {
  src: string;
  /** Address of a grey mask of the same proportions, white where the picture is damaged. */
  mask: string;
  width: number;
  height: number;
  className?: string;
}

/** A picture with its damage in the red of retouchers' film. Beside its description, so without a text of its own. */
export function MaskedPicture({ src, mask, width, height, className }: MaskedPictureProps) {
  return (
    <span
      className={cn('relative block overflow-hidden rounded-sm bg-line', className)}
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      {/* eslint-disable-next-line @next/next/no-img-element -- the person's own picture from our media route */}
      <img src={src} alt="" className="size-full" />
      <span
        className="absolute inset-0 bg-[#f0281e]"
        style={{
          maskImage: `url(${mask})`,
          maskMode: 'luminance',
          maskSize: '100% 100%',
          maskRepeat: 'no-repeat',
        }}
      />
    </span>
  );
}
