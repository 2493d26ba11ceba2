'use client';

import { Ban, Ellipsis, Flag } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { PersonView } from '@/server/forum/views';
import { Button } from '@/src/components/ui/button';
import { notify } from '@/src/lib/toast';
import { useAct } from '../shared/use-act';

const Menus = dynamic(() => import('@/src/components/ui/menu').then((m) => m.Menu), { ssr: false });
const MenuItem = dynamic(() => import('@/src/components/ui/menu').then((m) => m.MenuItem), { ssr: false });
const BlockDialog = dynamic(() => import('./block-dialog').then((m) => m.BlockDialog), { ssr: false });
const ReportDialog = dynamic(() => import('../shared/report-dialog').then((m) => m.ReportDialog), {
  ssr: false,
});

/** Reporting and blocking a person, or taking a block back. */
export function PersonMenu({ person }: { person: PersonView }) {
  const t = useTranslations('community.person');
  const router = useRouter();
  const act = useAct();
  const [wanted, setWanted] = useState(false);
  const [asking, setAsking] = useState<'block' | 'report' | null>(null);
  const { uid, name, blockedByMe } = person;
  const close = () => setAsking(null);
  const unblock = async () => {
    if (!(await act((api) => api.forum.people.unblock.mutate({ uid })))) return;
    void notify({ text: t('unblocked', { name }) });
    router.refresh();
  };
  const trigger = (
    <Button
      look="quiet"
      size="icon"
      className="size-10"
      aria-haspopup="menu"
      aria-label={t('menu', { name })}
      onClick={() => setWanted(true)}
    >
      <Ellipsis aria-hidden className="size-5" />
    </Button>
  );
  return (
    <>
      {wanted ? (
        <Menus defaultOpen trigger={trigger}>
          <MenuItem onSelect={() => setAsking('report')}>
            <Flag aria-hidden className="size-4" />
            {t('report')}
          </MenuItem>
          <MenuItem
            danger={!blockedByMe}
            onSelect={() => (blockedByMe ? void unblock() : setAsking('block'))}
          >
            <Ban aria-hidden className="size-4" />
            {blockedByMe ? t('unblock') : t('block')}
          </MenuItem>
        </Menus>
      ) : (
        trigger
      )}
      {asking === 'block' && <BlockDialog person={person} onClose={close} />}
      {asking === 'report' && <ReportDialog subject="user" subjectId={uid} onClose={close} />}
    </>
  );
}
