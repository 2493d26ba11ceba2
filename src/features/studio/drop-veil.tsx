/** Lies over the page while something is dragged over it. */
export function DropVeil({ text }: { text: string }) {
  return (
    <div className="pointer-events-none fixed inset-3 z-30 grid animate-appear place-items-center rounded-md border-2 border-dashed border-accent bg-ground/85 text-lg font-medium text-accent">
      {text}
    </div>
  );
}
