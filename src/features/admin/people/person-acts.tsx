'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { useMe } from '@/src/features/account/me';
import { Panel } from '@/src/features/account/page/panel';
import { server } from '@/src/lib/server-client';
import { useTRPC } from '@/src/lib/trpc';
import { ReasonDialog } from '../page/reason-dialog';
import { BanDialog } from './ban-dialog';
import type { PersonDetail } from './person-facts';
import { PlanDialog } from './plan-dialog';
import { useDay } from '../page/use-day';

/** What may be done about a person; each asks for a reason. */
export function PersonActs({ person }: { person: PersonDetail }) {
  const t = useTranslations('admin.person');
  const a = useTranslations('account');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { user } = useMe();
  const day = useDay();
  const [open, setOpen] = useState<'plan' | 'ban' | 'unban' | 'sessions' | null>(null);
  const { userId, name } = person;
  const close = () => setOpen(null);
  /** Everything that is shown of the management may have changed. */
  const then = <T,>(act: Promise<T>) =>
    act.then(() => queries.invalidateQueries({ queryKey: trpc.admin.pathKey() }));
  const dialog = { onClose: close };
  return (
    <Panel title={t('acts')}>
      <dl className="divide-y divide-line border-y border-line text-sm">
        <Act
          label={t('plan')}
          text={
            person.planUntil
              ? t('planUntil', { plan: a('plan', { plan: person.plan }), day: day(person.planUntil) })
              : a('plan', { plan: person.plan })
          }
          button={t('changePlan')}
          onPress={() => setOpen('plan')}
        />
        <Act
          label={t('sessions')}
          text={t('sessionCount', { count: person.sessions })}
          button={t('endSessions')}
          onPress={() => setOpen('sessions')}
        />
        {userId === user?.id ? (
          <Act label={t('access')} text={t('yourself')} />
        ) : person.ban ? (
          <Act
            label={t('access')}
            text={t('isBanned')}
            button={t('unban')}
            onPress={() => setOpen('unban')}
          />
        ) : (
          <Act
            label={t('access')}
            text={t('mayEnter')}
            button={t('ban')}
            danger
            onPress={() => setOpen('ban')}
          />
        )}
      </dl>
      {open === 'plan' && (
        <PlanDialog
          {...dialog}
          person={person}
          onSend={(terms) => then(server.admin.people.givePlan.mutate(terms))}
        />
      )}
      {open === 'ban' && (
        <BanDialog
          {...dialog}
          person={person}
          onSend={(terms) => then(server.admin.people.ban.mutate(terms))}
        />
      )}
      {open === 'unban' && (
        <ReasonDialog
          {...dialog}
          title={t('unbanTitle', { name })}
          confirm={t('unban')}
          done={t('unbanned', { name })}
          onSend={(reason) => then(server.admin.people.unban.mutate({ userId, reason }))}
        />
      )}
      {open === 'sessions' && (
        <ReasonDialog
          {...dialog}
          title={t('endSessionsTitle', { name })}
          lead={t('endSessionsLead')}
          confirm={t('endSessions')}
          done={t('sessionsEnded', { name })}
          onSend={(reason) => then(server.admin.people.endSessions.mutate({ userId, reason }))}
        />
      )}
    </Panel>
  );
}

interface ActProps {
  label: string;
  /** How it is at present. */
  text: string;
  button?: string;
  danger?: boolean;
  onPress?: () => void;
}

function Act({ label, text, button, danger = false, onPress }: ActProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <dt className="w-24 text-soft">{label}</dt>
      <dd className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-2">
        <span className="font-medium">{text}</span>
        {button && (
          <Button size="sm" look={danger ? 'danger' : 'plain'} onClick={onPress}>
            {button}
          </Button>
        )}
      </dd>
    </div>
  );
}
