'use client';

import { Button } from '@/src/components/ui/button';
import { CopyButton } from './copy-button';

interface ShownSecretProps {
  title: string;
  lead: string;
  secret: string;
  /** What its owner says when it is in a safe place. */
  kept: string;
  onKept: () => void;
}

/** A secret at the only moment at which anybody sees it. */
export function ShownSecret({ title, lead, secret, kept, onKept }: ShownSecretProps) {
  return (
    <div role="status" className="rounded-md border border-accent bg-tint p-4">
      <p className="font-medium">{title}</p>
      <p className="mt-0.5 text-sm text-soft">{lead}</p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <code
          data-testid="shown-secret"
          className="min-w-0 flex-1 basis-56 rounded-md border border-outline bg-surface px-3 py-2.5 text-sm break-all select-all"
        >
          {secret}
        </code>
        <CopyButton look="primary" text={secret} />
      </div>
      <Button className="mt-3" size="sm" onClick={onKept}>
        {kept}
      </Button>
    </div>
  );
}
