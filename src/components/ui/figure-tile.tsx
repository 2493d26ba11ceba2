import Link from 'next/link';
import { cn } from '@/src/lib/cn';

interface FigureTileProps {
  label: string;
  /** As it is read: with the separators of the reader's language. */
  value: string;
  note?: string | undefined;
  /** Somebody is needed. */
  urgent?: boolean;
  /** Where it is told in full. */
  href?: string;
}

/** One figure of an overview. */
export function FigureTile({ label, value, note, urgent = false, href }: FigureTileProps) {
  const look = cn(
    'flex h-full flex-col rounded-md border bg-surface p-4',
    urgent ? 'border-accent' : 'border-line',
  );
  const inside = (
    <>
      <span className="text-sm text-soft">{label}</span>
      <span className={cn('text-xl font-semibold tabular-nums', urgent && 'text-accent')}>{value}</span>
      {note && <span className="text-xs text-soft">{note}</span>}
    </>
  );
  return href === undefined ? (
    <div className={look}>{inside}</div>
  ) : (
    <Link href={href} className={cn(look, 'transition-colors hover:bg-sunken')}>
      {inside}
    </Link>
  );
}
