'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { uploadPicture } from '@/src/features/studio/upload-picture';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefreshMe } from '../me';
import { AvatarPreview } from './avatar-preview';

/** The picture of a person: chosen, looked at as others will see it, then taken. */
export function AvatarField({ name, src }: { name: string; src: string }) {
  const t = useTranslations('me.profile');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refreshMe = useRefreshMe();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File | null>(null);
  const [uploaded, setUploaded] = useState<number | null>(null);
  const [problem, setProblem] = useState<RefusalView | null>(null);

  const done = (text: string) => {
    setChosen(null);
    refreshMe();
    void queries.invalidateQueries({ queryKey: trpc.accounts.profile.get.queryKey() });
    void notify({ text });
  };
  const failed = (error: unknown) => setProblem(refusalOf(error));
  const set = useMutation(
    trpc.accounts.profile.setAvatar.mutationOptions({
      onSuccess: () => done(t('pictureSaved')),
      onError: failed,
    }),
  );
  const remove = useMutation(
    trpc.accounts.profile.removeAvatar.mutationOptions({
      onSuccess: () => done(t('pictureRemoved')),
      onError: failed,
    }),
  );
  const busy = uploaded !== null || set.isPending || remove.isPending;

  const take = async (file: File) => {
    setProblem(null);
    setUploaded(0);
    const end = await uploadPicture(file, setUploaded, new AbortController().signal);
    setUploaded(null);
    if (end.ok) set.mutate({ mediaId: end.picture.mediaId });
    else setProblem(end.problem);
  };
  const choose = () => input.current?.click();
  return (
    <div className="flex flex-col gap-4">
      <AvatarPreview name={name} src={src} chosen={chosen} uploaded={uploaded} />
      <input
        ref={input}
        type="file"
        accept="image/*"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('choose')}
        data-testid="avatar-input"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file can be chosen again.
          target.value = '';
          if (!file) return;
          setProblem(null);
          setChosen(file);
        }}
      />
      {problem && <Problem refusal={problem} live />}
      <div className="flex flex-wrap gap-2">
        {chosen ? (
          <>
            <Button look="primary" aria-disabled={busy} onClick={() => !busy && void take(chosen)}>
              {busy ? t('taking') : t('take')}
            </Button>
            <Button aria-disabled={busy} onClick={() => !busy && choose()}>
              {t('another')}
            </Button>
            <Button look="quiet" aria-disabled={busy} onClick={() => !busy && setChosen(null)}>
              {t('cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={choose}>{t('choose')}</Button>
            {!src.endsWith('/default.jpg') && (
              <Button look="danger" aria-disabled={busy} onClick={() => !busy && remove.mutate()}>
                {t('remove')}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
