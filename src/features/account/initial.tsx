/** The first character of a name, standing for a portrait. */
export function Initial({ name }: { name: string }) {
  const [first = '?'] = name;
  return (
    <span
      aria-hidden
      className="grid size-7 place-items-center rounded-full bg-tint text-sm font-medium text-accent"
    >
      {first.toUpperCase()}
    </span>
  );
}
