import { cn } from '@/src/lib/cn';

interface AvatarProps {
  src: string;
  /** px of a side. */
  size: number;
  className?: string;
}

/** A person's picture beside their name, so without a text of its own. */
export function Avatar({ src, size, className }: AvatarProps) {
  return (
    // eslint-disable-next-line @next/next/no-img-element -- 256 px WebP from our media route
    <img
      src={src}
      alt=""
      width={size}
      height={size}
      // Firmly: rows stretch what they hold.
      style={{ width: size, height: size }}
      loading="lazy"
      className={cn('shrink-0 rounded-full bg-sunken object-cover', className)}
    />
  );
}
