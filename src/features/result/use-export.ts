'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Encoding, Export, Task } from '@/src/lib/api-types';
import { hasQuality } from '@/src/lib/file-formats';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { useTRPC } from '@/src/lib/trpc';

const POLL_MS = 500;

export interface ExportState {
  /** Set once the file can be fetched. */
  ready: Pick<Export, 'downloadUrl' | 'bytes'> | null;
  preparing: boolean;
  problem: RefusalView | null;
  prepare: () => void;
}

/** The result in a wanted format: at once when it is stored so, else made by the worker on demand. */
export function useExport(task: Task, wanted: Encoding, onReady: (url: string) => void): ExportState {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<{ id: string; wanted: string } | null>(null);
  const stored = isStored(task, wanted) ? task.result : null;
  const id = asked?.wanted === wordOf(wanted) ? asked.id : null;

  const request = useMutation(
    trpc.enhance.export.mutationOptions({
      onSuccess: (made) => {
        queries.setQueryData(trpc.enhance.getExport.queryKey({ id: made.id }), made);
        setAsked({ id: made.id, wanted: wordOf(wanted) });
      },
    }),
  );
  const { data } = useQuery(
    trpc.enhance.getExport.queryOptions(
      { id: id ?? '' },
      {
        enabled: id !== null,
        refetchInterval: ({ state }) => (state.data?.status === 'new' ? POLL_MS : false),
      },
    ),
  );

  const url = id !== null && data?.status === 'success' ? data.downloadUrl : null;
  useEffect(() => {
    if (url) onReady(url);
    // Only the arrival of an address is news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [url]);

  return {
    ready: stored ?? (url ? { downloadUrl: url, bytes: data?.bytes ?? null } : null),
    preparing: request.isPending || (id !== null && data?.status === 'new'),
    problem: request.error
      ? refusalOf(request.error)
      : data?.status === 'error'
        ? { code: data.errorCode ?? 'unexpected', detail: {} }
        : null,
    prepare: () => request.mutate({ taskId: task.id, ...wanted }),
  };
}

/** PNG and TIFF have no quality, so all of each are the same. */
function wordOf({ format, quality }: Encoding): string {
  return hasQuality(format) ? `${format} ${quality}` : format;
}

function isStored({ output, result }: Task, wanted: Encoding): boolean {
  return result !== null && wordOf({ ...output, format: result.format }) === wordOf(wanted);
}
