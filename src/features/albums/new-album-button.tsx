'use client';

import { FolderPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { useAct } from '@/src/features/community/shared/use-act';

/** Makes an empty album and opens it; whoever is not signed in is led to the door first. */
export function NewAlbumButton({ size = 'md' }: { size?: 'md' | 'lg' }) {
  const t = useTranslations('albums.list');
  const router = useRouter();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const create = async () => {
    if (busy) return;
    setBusy(true);
    const made = await act((api) => api.albums.create.mutate());
    if (made) router.push(`/albums/${made.value.id}`);
    else setBusy(false);
  };
  return (
    <Button look="primary" size={size} aria-disabled={busy} onClick={() => void create()}>
      <FolderPlus aria-hidden className="size-4" />
      {t('create')}
    </Button>
  );
}
