'use client';

import { useTranslations } from 'next-intl';
import { useId, type ReactNode } from 'react';
import { Segmented } from '@/src/components/ui/segmented';
import { Switch } from '@/src/components/ui/switch';
import { useMe } from '@/src/features/account/me';
import type { StoredPicture } from '@/src/lib/api-types';
import { FaceList } from './face-list';
import { NetworkSelect } from './network-select';
import { PercentRange } from './percent-range';
import { STEPS, type RestorePlan, type StepKind } from './plan';
import { reasonOf } from './reasons';
import { ScratchStep } from './scratch-step';
import { StepField } from './step-field';
import type { NetworkTask, Proposal } from './types';

interface StepFieldsProps {
  picture: StoredPicture;
  /** Null where nobody could look at the picture. */
  found: Proposal | null;
  plan: RestorePlan;
  onChange: (part: Partial<RestorePlan>) => void;
}

/** Every step in the order in which it is done, and enlarging as the last. */
export function StepFields({ picture, found, plan, onChange }: StepFieldsProps) {
  const t = useTranslations('restore');
  const toneId = useId();
  const { limits } = useMe();
  const faces = found?.faces ?? [];
  const tooLarge = (factor: number) => picture.width * picture.height * factor ** 2 > limits.outputPixels;

  const networkOf = (task: NetworkTask) => (
    <NetworkSelect
      task={task}
      value={plan.networks[task]}
      onChange={(id) => onChange({ networks: { ...plan.networks, [task]: id } })}
    />
  );
  const settings: Record<StepKind, ReactNode> = {
    scratch: (
      <ScratchStep
        key={picture.mediaId}
        picture={picture}
        found={found?.scratches ?? null}
        plan={plan}
        onChange={onChange}
      />
    ),
    defogging: (
      <>
        <PercentRange
          label={t('strength')}
          value={plan.clearing}
          onChange={(clearing) => onChange({ clearing })}
          ends={[t('gentle'), t('strong')]}
        />
        {networkOf('defog')}
      </>
    ),
    repair: (
      <>
        <PercentRange
          label={t('strength')}
          value={plan.cleaning}
          onChange={(cleaning) => onChange({ cleaning })}
          ends={[t('gentle'), t('strong')]}
        />
        <div className="flex items-center justify-between gap-3">
          <label htmlFor={toneId} className="cursor-pointer text-sm font-medium">
            {t('tone')}
          </label>
          <Switch id={toneId} checked={plan.tone} onChange={(tone) => onChange({ tone })} />
        </div>
        {networkOf('repair')}
        {faces.length > 0 && (
          <FaceList
            picture={picture}
            faces={faces}
            value={plan.faces}
            onChange={(next) => onChange({ faces: next })}
          />
        )}
        {faces.length > 0 && plan.faces.restore && networkOf('face')}
      </>
    ),
    colour: (
      <>
        <PercentRange
          label={t('saturation')}
          value={plan.saturation}
          most={1.5}
          onChange={(saturation) => onChange({ saturation })}
          ends={[t('paler'), t('richer')]}
        />
        {networkOf('colour')}
      </>
    ),
  };

  return (
    <ol className="-my-3 divide-y divide-line">
      {STEPS.map((step, index) => {
        const { key, ...values } = reasonOf(step, found);
        return (
          <StepField
            key={step}
            place={index + 1}
            name={t(`step.${step}`)}
            reason={t(`reason.${key}`, { share: 0, ...values })}
            on={plan.on[step]}
            onSwitch={(on) => onChange({ on: { ...plan.on, [step]: on } })}
          >
            {settings[step]}
          </StepField>
        );
      })}
      <li className="py-3">
        <Segmented
          legend={t('thenEnlarge')}
          segments={[
            { value: '0', label: t('notLarger') },
            { value: '2', label: '×2', locked: tooLarge(2) },
            { value: '4', label: '×4', locked: tooLarge(4) || limits.scale < 4 },
          ]}
          value={String(plan.enlarge)}
          onChange={(text) => onChange({ enlarge: text === '4' ? 4 : text === '2' ? 2 : 0 })}
        />
      </li>
    </ol>
  );
}
