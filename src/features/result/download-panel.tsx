'use client';

import { Download, LoaderCircle, Share2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { useAnnounce } from '@/src/components/live-region';
import { Problem } from '@/src/components/problem';
import { Button, buttonStyle } from '@/src/components/ui/button';
import { OutputField } from '@/src/features/studio/output-field';
import type { Encoding, Task } from '@/src/lib/api-types';
import { useFormats } from '@/src/lib/format';
import { useExport } from './use-export';

function startDownload(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}

interface DownloadPanelProps {
  task: Task;
  result: NonNullable<Task['result']>;
}

/** Takes the result away, as it is stored or in another format. */
export function DownloadPanel({ task, result }: DownloadPanelProps) {
  const t = useTranslations('result');
  const s = useTranslations('settings');
  const { bytes } = useFormats();
  const announce = useAnnounce();
  const [wanted, setWanted] = useState<Encoding>({ format: result.format, quality: task.output.quality });
  const format = s(`${wanted.format}`);
  const { ready, preparing, problem, prepare } = useExport(task, wanted, (url) => {
    announce(t('ready', { format }));
    startDownload(url);
  });
  const label = t('downloadAs', { format });
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-5">
      <OutputField
        {...wanted}
        sizes={[result]}
        onChange={(part) => setWanted((before) => ({ ...before, ...part }))}
      />
      {problem && <Problem refusal={problem} live />}
      {ready?.downloadUrl ? (
        <a className={buttonStyle({ look: 'primary', size: 'lg' })} href={ready.downloadUrl} download>
          <Download aria-hidden className="size-5" />
          {label}
          {ready.bytes !== null && <span className="font-normal opacity-80">{bytes(ready.bytes)}</span>}
        </a>
      ) : (
        <Button
          look="primary"
          size="lg"
          aria-disabled={preparing}
          onClick={() => {
            if (preparing) return;
            announce(t('preparingFormat', { format }));
            prepare();
          }}
        >
          {preparing ? (
            <LoaderCircle aria-hidden className="size-5 animate-spin" />
          ) : (
            <Download aria-hidden className="size-5" />
          )}
          {preparing ? t('preparing') : label}
        </Button>
      )}
      {task.preview && (
        <Link className={buttonStyle()} href={`/community/new?task=${task.id}`}>
          <Share2 aria-hidden className="size-4" />
          {t('toCommunity')}
        </Link>
      )}
    </div>
  );
}
