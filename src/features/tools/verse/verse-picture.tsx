'use client';

import { useQuery } from '@tanstack/react-query';
import { ImagePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Problem } from '@/src/components/problem';
import { Thumbnail } from '@/src/components/thumbnail';
import { Button } from '@/src/components/ui/button';
import { Progress } from '@/src/components/ui/progress';
import { DropVeil } from '@/src/features/studio/drop-veil';
import { useIncoming } from '@/src/features/studio/use-incoming';
import { useTRPC } from '@/src/lib/trpc';
import { FOREVER } from '../shared/forever';
import { PickButton } from '../shared/pick-button';
import { Trouble } from '../shared/trouble';
import { useAddress } from '../shared/use-address';
import type { ToolPicture } from '../shared/use-picture';
import { verseWords } from '../tags/verse-words';

/** Looks at a picture for which no keyword is written yet: writes what it surely shows, or lets one choose. */
function WordsOfPicture({ mediaId }: { mediaId: string }) {
  const t = useTranslations('tools.verse');
  const trpc = useTRPC();
  const { change } = useAddress();
  const { data, error, refetch } = useQuery(trpc.vision.tags.queryOptions({ mediaId }, FOREVER));
  const words = data && verseWords(data);
  useEffect(() => {
    if (words) change({ keyword: words });
  }, [words, change]);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  const guesses = [...new Set(data?.flatMap(({ images }) => images[0] ?? []))];
  return (
    <div role="status" className="text-sm text-soft">
      <p>{words === '' ? t('unsure') : t('looking')}</p>
      {words === '' && (
        <div lang="zh-CN" className="mt-2 flex flex-wrap gap-2">
          {guesses.map((word) => (
            <Button key={word} size="sm" onClick={() => change({ keyword: word })}>
              {word}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** A picture instead of a keyword. */
export function VersePicture({ picture }: { picture: ToolPicture }) {
  const t = useTranslations('tools.picture');
  const { read } = useAddress();
  const dragging = useIncoming({ take: picture.take, whileTyping: true });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        {picture.src && <Thumbnail src={picture.src} className="size-14 shrink-0" />}
        <PickButton take={picture.take}>
          <ImagePlus aria-hidden className="size-4" />
          {picture.src ? t('other') : t('fromPicture')}
        </PickButton>
      </div>
      {picture.progress !== null && <Progress label={t('uploading')} value={picture.progress || null} />}
      {picture.problem && <Problem refusal={picture.problem} live />}
      {picture.mediaId && !read('keyword') && <WordsOfPicture mediaId={picture.mediaId} />}
      {dragging && <DropVeil text={t('drop')} />}
    </div>
  );
}
