'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/src/components/ui/button';
import { copyText } from '@/src/features/community/shared/copy-text';
import { notify } from '@/src/lib/toast';

const SAID_MS = 3000;

interface CopyButtonProps {
  text: string;
  look?: 'primary' | 'plain' | 'quiet';
  size?: 'sm' | 'md';
  /** What is copied, for those who do not see what it stands beside. */
  label?: string;
}

/** Copies a text and says for a moment that it has. */
export function CopyButton({ text, look = 'plain', size = 'md', label }: CopyButtonProps) {
  const t = useTranslations('partner.copy');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const done = await copyText(text);
    setCopied(done);
    if (!done) void notify({ text: t('failed'), tone: 'error' });
  };
  return (
    <Button look={look} size={size} onClick={() => void copy()}>
      {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
      {label && <span className="sr-only">{label}</span>}
    </Button>
  );
}
