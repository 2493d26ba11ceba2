'use client';

import { ImagePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Keys } from '@/src/components/keys';
import { Picture, StageSurface } from '@/src/components/picture-frame';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Progress } from '@/src/components/ui/progress';
import { DropVeil } from '@/src/features/studio/drop-veil';
import { PASSING } from '@/src/features/studio/retry-upload';
import type { Sample } from '@/src/features/studio/sample';
import { useIncoming } from '@/src/features/studio/use-incoming';
import { PickButton } from './pick-button';
import { SampleRow } from './sample-row';
import type { ToolPicture } from './use-picture';

interface PictureDeskProps {
  picture: ToolPicture;
  samples: readonly Sample[];
  /** Stands in the picture's place, e.g. a comparison of it with what was made of it. */
  instead?: ReactNode;
  /** What is told about the picture, beside it. */
  children: ReactNode;
}

const STAGE = '[--stage:max(18rem,calc(100dvh-21rem))] max-lg:[--stage:48dvh]';

function Empty({ picture, samples }: Pick<PictureDeskProps, 'picture' | 'samples'>) {
  const t = useTranslations('tools.picture');
  return (
    <div className="grid min-h-[min(32rem,60dvh)] place-items-center rounded-md border border-line bg-sunken p-6 text-center sm:p-10">
      <div className="flex flex-col items-center gap-6">
        <div>
          <h2 className="text-lg font-semibold">{t('empty')}</h2>
          <p className="mt-1 text-sm text-soft max-sm:hidden">
            {t.rich('paste', { keys: () => <Keys keys={['mod', 'V']} /> })}
          </p>
        </div>
        <PickButton look="primary" size="lg" take={picture.take}>
          <ImagePlus aria-hidden className="size-5" />
          {t('choose')}
        </PickButton>
        {samples.length > 0 && (
          <div>
            <p className="mb-3 text-sm text-soft">{t('orSample')}</p>
            <SampleRow samples={samples} take={picture.take} />
          </div>
        )}
      </div>
    </div>
  );
}

function Foot({ picture }: { picture: ToolPicture }) {
  const t = useTranslations('tools.picture');
  const again = useTranslations('common');
  if (picture.progress !== null)
    return (
      <div className="py-2">
        <p className="mb-2 text-sm text-soft">{t('uploading')}</p>
        <Progress label={t('uploading')} value={picture.progress || null} />
      </div>
    );
  const other = (
    <PickButton size="sm" take={picture.take}>
      {t('other')}
    </PickButton>
  );
  if (picture.problem)
    return (
      <Problem refusal={picture.problem} live>
        <span className="flex gap-2">
          {PASSING.has(picture.problem.code) && (
            <Button size="sm" onClick={picture.retry}>
              {again('tryAgain')}
            </Button>
          )}
          {other}
        </span>
      </Problem>
    );
  return (
    <div className="flex items-center justify-between gap-3 text-sm text-soft">
      <span className="truncate">{picture.name ?? t('yours')}</span>
      {other}
    </div>
  );
}

/** The table of a tool: a place to lay a picture, then the picture with what the tool says beside it. */
export function PictureDesk({ picture, samples, instead, children }: PictureDeskProps) {
  const t = useTranslations('tools.picture');
  const dragging = useIncoming({ take: picture.take });
  const isEmpty = !picture.mediaId && !picture.src && !picture.problem && picture.progress === null;
  return (
    <>
      {isEmpty ? (
        <Empty picture={picture} samples={samples} />
      ) : (
        <div
          className={`grid items-start gap-6 lg:grid-cols-[minmax(0,7fr)_minmax(22rem,5fr)] xl:gap-8 ${STAGE}`}
        >
          <StageSurface foot={<Foot picture={picture} />}>
            {(!picture.problem && instead) || (
              <Picture key={picture.src} src={picture.src} alt={picture.name ?? t('yours')} />
            )}
          </StageSurface>
          {/* Nothing is said about a picture that has not arrived. */}
          <div className="min-w-0">{picture.mediaId && children}</div>
        </div>
      )}
      {dragging && <DropVeil text={t('drop')} />}
    </>
  );
}
