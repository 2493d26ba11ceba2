'use client';

import { useTranslations } from 'next-intl';
import { NoticeList } from '@/src/components/notice-list';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import { canStart, type Item } from '@/src/features/studio/queue';
import { StartBar } from '@/src/features/studio/start-bar';
import { useTable } from '@/src/features/studio/table';
import { refusalOf } from '@/src/lib/refusal';
import { PanelFrame } from './panel-frame';
import { BLANK, planOf, wishesOf, type RestorePlan } from './plan';
import { useProposal } from './proposal';
import { ProposalSkeleton } from './proposal-skeleton';
import { StepFields } from './step-fields';

/** What can be done for an old picture: proposed from the picture itself, changed by whoever knows it better. */
export function RestorePanel({ selected }: { selected: Item }) {
  const t = useTranslations('restore');
  const c = useTranslations('common');
  const { queue, dispatch } = useTable();
  const waiting = queue.items.filter(canStart);
  const picture = canStart(selected) && selected.state.at === 'stored' ? selected.state.picture : null;
  const proposal = useProposal(picture?.mediaId ?? null);
  const found = proposal.data ?? null;
  const plan = selected.plan ?? (found ? planOf(found) : BLANK);
  const change = (part: Partial<RestorePlan>) =>
    dispatch({ type: 'plan', key: selected.key, plan: { ...plan, ...part } });
  const nothing = picture !== null && !proposal.isPending && wishesOf(plan).length === 0;
  const idle = nothing ? [selected.key] : [];

  return (
    <PanelFrame title={t('title')} onStart={() => dispatch({ type: 'start', except: idle })}>
      {!picture ? (
        <ProposalSkeleton words={canStart(selected) ? t('arriving') : t('selectWaiting')} />
      ) : proposal.isPending ? (
        <ProposalSkeleton words={t('looking')} />
      ) : (
        <>
          {proposal.error && (
            <div className="rounded-sm bg-sunken p-3">
              <p className="mb-2 text-sm">{t('notLooked')}</p>
              <Problem refusal={refusalOf(proposal.error)}>
                <Button size="sm" onClick={() => void proposal.refetch()}>
                  {c('tryAgain')}
                </Button>
              </Problem>
            </div>
          )}
          <StepFields picture={picture} found={found} plan={plan} onChange={change} />
          <NoticeList notices={picture.notices} />
        </>
      )}
      {waiting.length > 1 && <p className="text-sm text-soft">{t('eachItsOwn')}</p>}
      <StartBar
        count={waiting.length - idle.length}
        later={waiting.some(({ state }) => state.at === 'uploading')}
        words={t('start', { count: Math.max(1, waiting.length - idle.length) })}
        why={nothing && waiting.length === 1 ? t('nothingOn') : null}
      />
    </PanelFrame>
  );
}
