'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { LiveRegion } from '@/src/components/live-region';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { Dialog } from '@/src/components/ui/dialog';
import { Skeleton } from '@/src/components/ui/skeleton';
import { Editor, type EditorProps } from './editor';
import { readMask } from './paint';

interface MaskDialogProps extends Omit<EditorProps, 'found'> {
  /** Address of the mask to begin with; null: nothing is marked yet. */
  mask: string | null;
}

/** Where the picture is damaged, to be corrected by hand before it is filled in. */
export function MaskDialog({ mask, ...editor }: MaskDialogProps) {
  const t = useTranslations('restore.mask');
  const c = useTranslations('common');
  const { size, onClose } = editor;
  const found = useQuery({
    queryKey: ['restore', 'mask', mask],
    queryFn: () => (mask === null ? null : readMask(mask, size.width, size.height)),
    staleTime: Infinity,
  });
  return (
    <Dialog title={t('title')} size="wide" onClose={onClose}>
      <div className="px-4 pb-4 sm:px-5 sm:pb-5">
        <LiveRegion>
          {found.isSuccess ? (
            <Editor {...editor} found={found.data} />
          ) : found.isError ? (
            <Problem refusal={{ code: 'connectionLost', detail: {} }} live>
              <Button size="sm" onClick={() => void found.refetch()}>
                {c('tryAgain')}
              </Button>
            </Problem>
          ) : (
            <Skeleton className="h-[70dvh]" />
          )}
        </LiveRegion>
      </div>
    </Dialog>
  );
}
