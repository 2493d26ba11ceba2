import type { ReactNode } from 'react';

interface PanelFrameProps {
  title: string;
  onStart: () => void;
  children: ReactNode;
}

/** The card beside the picture with what is to be done; Enter in any of its fields starts. */
export function PanelFrame({ title, onStart, children }: PanelFrameProps) {
  return (
    <form
      className="flex flex-col gap-5 rounded-md border border-line bg-surface p-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onStart();
      }}
    >
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </form>
  );
}
