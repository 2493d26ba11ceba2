import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** A form of the platform: it works before, and without, JavaScript. */
export function SearchForm({ query, className }: { query: string; className?: string }) {
  const t = useTranslations('community.search');
  return (
    <form role="search" action="/community" className={className}>
      <label className="relative block">
        <span className="sr-only">{t('label')}</span>
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-faint"
        />
        <input
          key={query}
          type="search"
          name="q"
          defaultValue={query}
          maxLength={100}
          placeholder={t('placeholder')}
          autoComplete="off"
          className="h-10 w-full rounded-md border border-outline bg-surface pr-3 pl-9 text-base placeholder:text-faint sm:text-sm"
        />
      </label>
    </form>
  );
}
