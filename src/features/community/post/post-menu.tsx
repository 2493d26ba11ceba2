'use client';

import { Ellipsis } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PostView } from '@/server/forum/views';
import { Button } from '@/src/components/ui/button';

const OpenMenu = dynamic(() => import('./open-post-menu').then((m) => m.OpenPostMenu), { ssr: false });

/** What else can be done with a post. The menu's code comes with the first press. */
export function PostMenu({ post }: { post: PostView }) {
  const t = useTranslations('community.post');
  const [wanted, setWanted] = useState(false);
  if (wanted) return <OpenMenu post={post} />;
  return (
    <Button
      look="quiet"
      size="icon"
      className="size-10"
      aria-haspopup="menu"
      aria-label={t('menu')}
      onClick={() => setWanted(true)}
    >
      <Ellipsis aria-hidden className="size-5" />
    </Button>
  );
}
