/** A person's own picture, or else the first character of their name. */
export function Portrait({ name, avatar }: { name: string; avatar: string }) {
  if (!avatar.endsWith('/default.jpg')) {
    return (
      // eslint-disable-next-line @next/next/no-img-element -- 256 px from our media route
      <img src={avatar} alt="" className="size-7 rounded-full bg-sunken object-cover" />
    );
  }
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
