'use client';

import { CopyButton } from './copy-button';

/** Lines of a program, with a button that copies them. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className="relative min-w-0 rounded-md border border-line bg-sunken">
      <div className="absolute top-1.5 right-1.5 rounded-md bg-sunken">
        <CopyButton size="sm" look="quiet" text={text} label={label} />
      </div>
      <pre
        role="group"
        tabIndex={0}
        aria-label={label}
        className="overflow-x-auto p-4 pr-24 text-sm leading-6 max-sm:pt-11 max-sm:pr-4"
      >
        {text}
      </pre>
    </div>
  );
}
