import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Footer } from '@/src/features/shell/footer';
import { Header } from '@/src/features/shell/header';
import { Shortcuts } from '@/src/features/shell/shortcuts';
import { MeProvider } from '@/src/features/account/me';
import { TableProvider } from '@/src/features/studio/table';
import { whoIsHere } from './who';

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('common');
  return (
    <MeProvider me={await whoIsHere()}>
      <TableProvider>
        <Shortcuts>
          <div className="flex min-h-dvh flex-col">
            <a
              href="#content"
              className="sr-only rounded-md bg-primary px-4 py-2 text-on-primary focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
            >
              {t('skip')}
            </a>
            <Header />
            <main
              id="content"
              tabIndex={-1}
              className="mx-auto w-full max-w-[120rem] flex-1 px-3 pt-4 outline-none sm:px-8"
            >
              {children}
            </main>
            <Footer />
          </div>
        </Shortcuts>
      </TableProvider>
    </MeProvider>
  );
}
