/** Where figures go: progress to the terminal, tables into the model cards, numbers into bench/out. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const CARDS = 'models/MODEL_CARDS.md';
const OUT = 'bench/out';

/** One line that is written over; one for each stage where the output is no terminal. */
export class ProgressLine {
  private stage = '';
  show(stage: string, detail: string): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${stage}: ${detail}`);
    else if (stage !== this.stage) process.stderr.write(`${stage}\n`);
    this.stage = stage;
  }

  done(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}

/** The text with what lies between the markers `name` replaced; markers that are missing are put at the end. */
export function withSection(cards: string, name: string, section: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const marked = `${begin}\n\n${section}\n\n${end}`;
  const [from, to] = [cards.indexOf(begin), cards.indexOf(end)];
  if (from < 0 || to < from) return `${cards.trimEnd()}\n\n${marked}\n`;
  return cards.slice(0, from) + marked + cards.slice(to + end.length);
}

const rounded = (_key: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(6)) : value;

/** Prints the section; unless the run was `partial`, stores it in the model cards and its numbers beside. */
export function publish(name: string, section: string, numbers: unknown, partial: boolean): void {
  process.stdout.write(`${section}\n`);
  if (partial) {
    process.stderr.write(
      `Not everything was measured: ${CARDS} and ${OUT}/${name}.json are left as they are.\n`,
    );
    return;
  }
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}/${name}.json`, `${JSON.stringify(numbers, rounded, 1)}\n`);
  writeFileSync(CARDS, withSection(readFileSync(CARDS, 'utf8'), name, section));
}
