'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { FormEvent, ReactNode } from 'react';
import { Problem } from '@/src/components/problem';
import { Button } from '@/src/components/ui/button';
import type { RefusalView } from '@/src/lib/refusal';

interface FormFrameProps {
  title: string;
  lead: string;
  submit: string;
  busy: boolean;
  /** What is wrong with the whole, rather than with one field. */
  problem: RefusalView | null;
  onSubmit: (values: FormData) => void;
  children: ReactNode;
  /** Stands between the fields and the button: what goes on meanwhile. */
  progress?: ReactNode;
  other: { question: string; href: string; text: string };
  note?: string;
}

/** The common shape of the doors. */
export function FormFrame(props: FormFrameProps) {
  const { title, lead, submit, busy, problem, onSubmit, children, progress, other, note } = props;
  const t = useTranslations('account');
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) onSubmit(new FormData(event.currentTarget));
  };
  return (
    <div className="mx-auto w-full max-w-md py-6 sm:py-14">
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-2 text-soft">{lead}</p>
      <form onSubmit={send} noValidate className="mt-8 flex flex-col gap-5">
        {children}
        {problem && <Problem refusal={problem} live />}
        {progress}
        <Button type="submit" look="primary" size="lg" aria-disabled={busy}>
          {busy ? t('working') : submit}
        </Button>
      </form>
      <p className="mt-8 text-sm text-soft">
        {other.question}{' '}
        <Link href={other.href} className="font-medium text-accent underline underline-offset-4">
          {other.text}
        </Link>
      </p>
      {note && <p className="mt-2 text-sm text-soft">{note}</p>}
    </div>
  );
}

/** A text value of a form. */
export function textOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}
