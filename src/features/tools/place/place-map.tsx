import { useTranslations } from 'next-intl';
import type { PlaceView } from '@/src/lib/api-types';

/** The outline of a city with the place in it. */
export function PlaceMap({ outline, label }: { outline: NonNullable<PlaceView['outline']>; label: string }) {
  const t = useTranslations('tools.place');
  const { path, mark } = outline;
  return (
    <svg
      role="img"
      aria-label={t('mapAlt', { name: label })}
      // The square that the server draws in.
      viewBox="0 0 1000 1000"
      className="max-h-[min(40rem,64dvh)] w-full"
    >
      <path
        d={path}
        fillRule="evenodd"
        strokeWidth={1.5}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
        className="fill-tint stroke-outline"
      />
      {mark && (
        <g transform={`translate(${mark.x} ${mark.y})`}>
          <circle r={38} className="fill-accent/20" />
          <circle r={13} strokeWidth={5} className="fill-accent stroke-surface" />
        </g>
      )}
    </svg>
  );
}
