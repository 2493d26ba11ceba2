/** Toasts are rare: everything about them is fetched with the first one, not with the page. */
export interface Notice {
  text: string;
  action?: { label: string; run: () => void };
  tone?: 'plain' | 'error';
}

let wanted = false;
const waiting = new Set<() => void>();
let arrive: () => void = () => undefined;
const arrived = new Promise<void>((resolve) => {
  arrive = resolve;
});

/** Tells the host of the toasts that the first one is due; shaped for `useSyncExternalStore`. */
export const firstToast = {
  subscribe(listener: () => void) {
    waiting.add(listener);
    return () => waiting.delete(listener);
  },
  isDue: () => wanted,
};

/** The toaster calls this once it listens; a toast sent before would be lost. */
export function toasterIsThere(): void {
  arrive();
}

export async function notify({ text, action, tone = 'plain' }: Notice): Promise<void> {
  wanted = true;
  for (const listener of waiting) listener();
  const [{ toast }] = await Promise.all([import('sonner'), arrived]);
  const show = tone === 'error' ? toast.error : toast;
  show(text, action && { action: { label: action.label, onClick: action.run }, duration: 8000 });
}
