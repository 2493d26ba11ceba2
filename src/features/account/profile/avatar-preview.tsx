'use client';

import { ImageOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { Progress } from '@/src/components/ui/progress';
import { cn } from '@/src/lib/cn';

interface AvatarPreviewProps {
  name: string;
  /** What others see at present. */
  src: string;
  chosen: File | null;
  /** 0..1 while it is on its way. */
  uploaded: number | null;
}

/** The picture as others will see it: round, cut around the middle by itself, large and as small as it gets. */
export function AvatarPreview({ name, src, chosen, uploaded }: AvatarPreviewProps) {
  const t = useTranslations('me.profile');
  const local = useMemo(() => (chosen ? URL.createObjectURL(chosen) : null), [chosen]);
  useEffect(() => () => (local ? URL.revokeObjectURL(local) : undefined), [local]);
  const shown = local ?? src;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
      <div className="flex items-end gap-4">
        <Round src={shown} alt={chosen ? t('newAlt') : t('alt', { name })} className="size-28" />
        <Round src={shown} alt="" className="size-10" />
        <Round src={shown} alt="" className="size-7" />
      </div>
      <div className="min-w-48 flex-1 text-sm text-soft">
        <p className="max-w-prose">{chosen ? t('previewLead') : t('pictureLead')}</p>
        {uploaded !== null && <Progress className="mt-3" label={t('uploading')} value={uploaded} />}
      </div>
    </div>
  );
}

function Round({ src, alt, className }: { src: string; alt: string; className: string }) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span
      className={cn(
        'grid shrink-0 place-items-center overflow-hidden rounded-full border border-line bg-sunken text-faint',
        className,
      )}
    >
      {broken === src ? (
        // A kind of picture that browsers do not show; the server may well know it.
        <ImageOff role={alt ? 'img' : undefined} aria-label={alt || undefined} className="size-1/3" />
      ) : (
        // eslint-disable-next-line @next/next/no-img-element -- 256 px from our media route, or a local file
        <img src={src} alt={alt} onError={() => setBroken(src)} className="size-full object-cover" />
      )}
    </span>
  );
}
