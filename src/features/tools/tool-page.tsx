import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ToolId } from './tools';

/** A tool under its name and a sentence on what it does. */
export function ToolPage({ id, children }: { id: ToolId; children: ReactNode }) {
  const t = useTranslations('tools');
  return (
    <section aria-labelledby="tool-title" className="pt-5 pb-8">
      <h1 id="tool-title" className="text-xl font-semibold tracking-tight">
        {t(`names.${id}`)}
      </h1>
      <p className="mt-1 mb-5 max-w-[44rem] text-soft">{t(`leads.${id}`)}</p>
      {children}
    </section>
  );
}
