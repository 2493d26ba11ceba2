/** Tells files of the same name apart: by the folder they came from, else by a number. */
export function distinctNames(
  wanted: readonly { name: string; folder?: string }[],
  taken: readonly string[],
): string[] {
  const used = new Set(taken);
  return wanted.map(({ name, folder }) => {
    const candidates = function* () {
      yield name;
      const dot = name.lastIndexOf('.');
      const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
      if (folder) yield `${stem} (${folder.replaceAll('/', ' – ')})${end}`;
      for (let n = 2; ; n += 1) yield `${stem} (${n})${end}`;
    };
    for (const candidate of candidates()) {
      if (used.has(candidate)) continue;
      used.add(candidate);
      return candidate;
    }
    return name;
  });
}
