'use client';

import { Wand } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, type ReactNode } from 'react';
import type { TemplateView } from '@/server/albums/views';
import { TemplatePicture } from './template-picture';

interface TemplateFieldProps {
  templates: readonly TemplateView[];
  /** Undefined: chosen by what is on the pictures. */
  value: string | undefined;
  onChange: (name: string | undefined) => void;
  /** The album's own first picture, so that the drawings show what the film will look like. */
  picture: string | null;
  verse: string;
  /** How the film begins in the chosen look. */
  preview: ReactNode;
}

const SAMPLES: Readonly<Record<string, string>> = {
  seaside: 'noon',
  garden: 'noon',
  night: 'night',
  'old-town': 'dusk',
  journal: 'dusk',
};

/** Which template, each with a drawing of its mood. */
export function TemplateField({ templates, value, onChange, picture, verse, preview }: TemplateFieldProps) {
  const t = useTranslations('albums.make');
  const n = useTranslations('albums.template');
  const line = verse || n('sampleVerse');
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{t('template')}</legend>
      {/* Stays in sight while looks are tried. */}
      <div className="mb-1 bg-surface pb-2 lg:sticky lg:-top-3 lg:z-20 lg:pt-1">{preview}</div>
      <div className="grid grid-cols-2 gap-2">
        <Choice name={t('templateAuto')} checked={value === undefined} onChoose={() => onChange(undefined)}>
          <span className="grid aspect-video place-items-center rounded-sm bg-sunken text-faint">
            <Wand aria-hidden className="size-6" strokeWidth={1.5} />
          </span>
        </Choice>
        {templates.map((template) => (
          <Choice
            key={template.name}
            name={n(`${template.name as 'seaside'}`)}
            checked={value === template.name}
            onChoose={() => onChange(template.name)}
          >
            <TemplatePicture
              template={template}
              picture={picture ?? `/samples/landscape-${SAMPLES[template.name] ?? 'dawn'}-thumb.webp`}
              line={[...line].slice(0, 7).join('')}
            />
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  checked: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ name, checked, onChoose, children }: ChoiceProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="group relative block rounded-md border border-line p-1.5 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-tint has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
    >
      <input
        id={id}
        type="radio"
        name="album-template"
        checked={checked}
        onChange={onChoose}
        className="absolute inset-0 z-10 cursor-[inherit] opacity-0"
      />
      {children}
      <span className="mt-1.5 block truncate px-0.5 text-sm">{name}</span>
    </label>
  );
}
