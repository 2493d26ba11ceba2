/** Reading dictionaries and the code that uses them; for the checks in dictionary.test.ts. */
interface Tree {
  [key: string]: string | Tree;
}

/** Every message of a dictionary by its dotted key. */
export function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') flat.set(path, value);
    else for (const [inner, text] of flatten(value, path)) flat.set(inner, text);
  }
  return flat;
}

/** The names of the placeholders of an ICU message. */
export function placeholders(message: string): string[] {
  // By our convention names start small, which tells them from the words of a branch: `=1 {Enlarge}`.
  const names = [...message.matchAll(/\{([a-z]\w*)(?=[,}])/g)].flatMap(([, name]) => name ?? []);
  return [...new Set(names)].sort();
}

export interface Uses {
  /** Keys that are written out. */
  keys: string[];
  /** Beginnings of keys whose end is computed, like `` t(`${code}`) ``. */
  prefixes: string[];
}

const HOOK = /const (\w+) = (?:await )?(?:use|get)Translations\('([\w.]+)'\)/g;

/** What a source file takes out of the dictionaries, by our convention `const t = useTranslations('domain')`. */
export function usesIn(source: string): Uses {
  const uses: Uses = { keys: [], prefixes: [] };
  const hooks = [...source.matchAll(HOOK)];
  hooks.forEach(({ 1: name, 2: domain, index }, at) => {
    // The next component of the file may give the same name to another domain.
    const end = hooks.slice(at + 1).find((later) => later[1] === name)?.index;
    const scope = source.slice(index, end);
    const call = (rest: string) => new RegExp(`\\b${name}(?:\\.rich|\\.raw)?\\(${rest}`, 'g');
    for (const [, key] of scope.matchAll(call("\\s*'([^']+)'"))) uses.keys.push(`${domain}.${key}`);
    for (const [, start] of scope.matchAll(call('`([^`$]*)\\$\\{'))) uses.prefixes.push(`${domain}.${start}`);
  });
  return uses;
}
