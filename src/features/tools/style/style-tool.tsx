'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Progress } from '@/src/components/ui/progress';
import { Compare } from '@/src/features/result/compare';
import type { Sample } from '@/src/features/studio/sample';
import { server } from '@/src/lib/server-client';
import { ServerProvider } from '@/src/lib/trpc';
import { FOREVER } from '../shared/forever';
import { PictureDesk } from '../shared/picture-desk';
import { Trouble } from '../shared/trouble';
import { useAddress } from '../shared/use-address';
import { usePicture, type ToolPicture } from '../shared/use-picture';
import { MadeActions } from './made-actions';
import { StyleGallery } from './style-gallery';

function Table({ picture, samples }: { picture: ToolPicture; samples: readonly Sample[] }) {
  const t = useTranslations('tools.style');
  const yours = useTranslations('tools.picture');
  const { read } = useAddress();
  const style = read('style');
  const { mediaId } = picture;
  // A question, though something is made: the same picture in the same style is painted once for this page.
  const painting = useQuery({
    queryKey: ['styled', mediaId, style],
    queryFn: ({ signal }) =>
      server.vision.style.mutate({ mediaId: mediaId ?? '', style: style ?? '' }, { signal }),
    enabled: mediaId !== null && style !== null,
    ...FOREVER,
  });
  const made = painting.data;
  const name = picture.name ?? yours('yours');
  return (
    <PictureDesk
      picture={picture}
      samples={samples}
      instead={
        made && (
          <Compare
            key={made.mediaId}
            name={name}
            afterAlt={t('afterAlt', { name })}
            preview={{ before: picture.src ?? '', after: made.url, width: made.width, height: made.height }}
          />
        )
      }
    >
      <div className="flex flex-col gap-6">
        {painting.isFetching && (
          <div role="status">
            <p className="mb-2 text-sm text-soft">{t('painting')}</p>
            <Progress label={t('painting')} value={null} />
          </div>
        )}
        {painting.error && !painting.isFetching && (
          <Trouble error={painting.error} retry={() => void painting.refetch()} />
        )}
        {made && <MadeActions made={made} />}
        <StyleGallery />
      </div>
    </PictureDesk>
  );
}

/** Paintings to choose from, and one's own picture painted over like one of them. */
export function StyleTool({ samples }: { samples: readonly Sample[] }) {
  const picture = usePicture([]);
  return (
    <ServerProvider>
      <Table picture={picture} samples={samples} />
      {!picture.mediaId && picture.progress === null && (
        <div className="mt-8">
          <StyleGallery wide />
        </div>
      )}
    </ServerProvider>
  );
}
