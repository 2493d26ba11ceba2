'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';

/** Long enough that not every letter is a question to the server. */
const REST_MS = 300;

/** Looks for people while one types. */
export function FindField({ value, onFind }: { value: string; onFind: (text: string) => void }) {
  const t = useTranslations('admin.people');
  /** What is being typed; the address follows when the typing rests. */
  const [draft, setDraft] = useState<string | null>(null);
  const find = useEffectEvent(onFind);
  useEffect(() => {
    if (draft === null) return;
    const rest = setTimeout(() => find(draft.trim()), REST_MS);
    return () => clearTimeout(rest);
  }, [draft]);
  return (
    <div className="relative col-span-2 sm:col-span-1">
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-soft"
      />
      <input
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        autoCapitalize="none"
        spellCheck={false}
        value={draft ?? value}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={() => {
          if (draft !== null) onFind(draft.trim());
          setDraft(null);
        }}
        className="h-10.5 w-full rounded-md border border-outline bg-surface pr-3 pl-9 text-sm placeholder:text-faint"
      />
    </div>
  );
}
