/** A share 0..1 as a thin bar; the number stands beside it. */
export function ShareBar({ share, strong = false }: { share: number; strong?: boolean }) {
  return (
    <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-line">
      <div
        className={`h-full rounded-full ${strong ? 'bg-accent' : 'bg-outline'}`}
        style={{ width: `${Math.max(1, share * 100).toFixed(1)}%` }}
      />
    </div>
  );
}
