/** Many drafts of a quatrain at once, line by line; after each line the better ones are continued more often. */
import type { InferenceSession } from 'onnxruntime-node';
import { choose, chooseRhyme, judge, rowsFor, type Sampling } from './choose';
import { isRhymed, LINES, lineTones, PATTERN_COUNT, type Length } from './forms';
import { characterOf, isVerseWord, rhymeRow, ROWS, rowOf } from './lexicon';
import { Reading } from './network';
import { placeFor, type Place } from './places';
import { merit } from './rank';
import { perhapsSeen } from './seen-lines';

/** What is asked of a poem. What is left out is the network's choice. */
export interface Conditions {
  length: Length;
  /** 0 Tang, 1 Song. */
  dynasty?: 0 | 1 | undefined;
  /** 0 prosperous, 1 troubled. */
  era?: 0 | 1 | undefined;
  /** 0 military, 1 country, 2 other. */
  experience?: 0 | 1 | 2 | undefined;
  /** Up to two words of one or two characters that the network knows. */
  keywords: readonly string[];
  /** Lines that stand already, in their form; undefined ones are written. */
  fixed?: { lines: readonly (string | undefined)[]; pattern: number; rhyme: number } | undefined;
}

export interface Draft {
  /** The last one may be unfinished. */
  lines: string[];
  pattern: number;
  rhyme: number;
  /** Sums over its characters of ln p, as asked and without conditions (see `Choice`). */
  asked: number;
  plain: number;
}

export interface Effort extends Sampling {
  drafts: number;
  /** The drafts are that many families of which none outlives another, so that there are different poems to show. */
  families: number;
  /** How many drafts of a family go on after a line, each as often as there is room. */
  survivors: number;
}

interface Unfinished extends Draft {
  used: Set<number>;
  place: Place | undefined;
}

/** The network's table rows for conditions and keywords (models/training/poem/model.py). */
function prefixOf(asked: Conditions, pattern: number): number[][] {
  const { length, dynasty, era, experience, keywords } = asked;
  const optional = (first: number, value: number | undefined) => (value === undefined ? [] : [first + value]);
  const word = (text = '') => Array.from(text, (character) => rowOf(character) ?? 0);
  const form = length === 7 ? 2 : 1;
  const wholeQuatrain = 10;
  const condition = [form, ...optional(3, dynasty), ...optional(5, era), ...optional(7, experience)];
  return [[...condition, wholeQuatrain, 13 + pattern], word(keywords[0]), word(keywords[1])];
}

const rowOfScores = (scores: Float32Array, i: number) => scores.subarray(i * ROWS, (i + 1) * ROWS);

/** What was written must not come again, but for a doubling that verse knows (悠悠) within a pair of slots. */
function bannedFor({ lines, used }: Unfinished, column: number): ReadonlySet<number> {
  const before = lines.at(-1)?.slice(-1) ?? '';
  if (column % 2 === 0 || !isVerseWord(before + before)) return used;
  return new Set([...used].filter((row) => characterOf(row) !== before));
}

/** The drafts with the network's memory of them: as asked in the first half of its rows, without conditions behind. */
class Desk {
  constructor(
    private readonly asked: Conditions,
    private readonly effort: Effort,
    private readonly random: () => number,
    private readonly reading: Reading,
    private scores: Float32Array,
    private drafts: Unfinished[],
  ) {}

  static async open(
    session: InferenceSession,
    asked: Conditions,
    effort: Effort,
    random: () => number,
  ): Promise<Desk> {
    const { length, keywords, fixed } = asked;
    const patterns = Array.from(
      { length: effort.drafts },
      () => fixed?.pattern ?? Math.floor(random() * PATTERN_COUNT),
    );
    const standing = Array.from(fixed?.lines.join('') ?? '', (character) => rowOf(character) ?? 0);
    const prefixes = [asked, { length, keywords: [] }].flatMap((conditions) =>
      patterns.map((pattern) => prefixOf(conditions, pattern)),
    );
    const { reading, scores } = await Reading.begin(session, length, prefixes);
    const drafts = patterns.map((pattern, i) => {
      // A third has a keyword put in its place: the others often find one by themselves, and better.
      const place = i % 3 === 0 ? placeFor(keywords, pattern, length, random) : undefined;
      return {
        lines: [],
        pattern,
        rhyme: fixed?.rhyme ?? chooseRhyme(rowOfScores(scores, i), random),
        asked: 0,
        plain: 0,
        used: new Set([...standing, ...(place?.rows ?? [])]),
        place,
      };
    });
    const rhymes = drafts.map(({ rhyme }) => rhymeRow(rhyme));
    return new Desk(asked, effort, random, reading, await reading.next([...rhymes, ...rhymes]), drafts);
  }

  async writeLine(line: number): Promise<void> {
    for (const draft of this.drafts) draft.lines.push('');
    const { length } = this.asked;
    for (let column = 0; column < length; column++) {
      const rows = this.drafts.map((draft, i) => this.writeCharacter(draft, i, line, column));
      const finished = line === LINES - 1 && column === length - 1;
      if (!finished) this.scores = await this.reading.next([...rows, ...rows]);
    }
  }

  private writeCharacter(draft: Unfinished, i: number, line: number, column: number): number {
    const { pattern, rhyme, place } = draft;
    const { length, fixed } = this.asked;
    const tones = lineTones(pattern, line, length)[column] ?? 0;
    const onRhyme = column === length - 1 && isRhymed(pattern, line);
    const allowed = rowsFor(tones, onRhyme ? rhyme : undefined);
    const asked = rowOfScores(this.scores, i);
    const plain = rowOfScores(this.scores, i + this.drafts.length);
    const stands = rowOf(fixed?.lines[line]?.[column] ?? '');
    const put = stands ?? (place?.line === line ? place.rows[column - place.column] : undefined);
    const choice =
      put === undefined
        ? choose(asked, plain, allowed, bannedFor(draft, column), this.effort, this.random)
        : judge(asked, plain, allowed, put);
    draft.lines[line] += characterOf(choice.row);
    draft.used.add(choice.row);
    draft.asked += choice.asked;
    draft.plain += choice.plain;
    return choice.row;
  }

  /** The drafts of a family that go on, each in as many places as there are for it. */
  private bestOf(family: number): number[] {
    const { families, survivors } = this.effort;
    const members = this.drafts.map((draft, i) => ({ draft, i })).filter(({ i }) => i % families === family);
    const ranked = members
      .map(({ draft, i }) => ({ i, merit: perhapsSeen(draft.lines.at(-1) ?? '') ? -Infinity : merit(draft) }))
      .sort((a, b) => b.merit - a.merit);
    return members.map((_, place) => ranked[place % survivors]?.i ?? 0);
  }

  /** Drops the weaker drafts and goes on with the others in their place. */
  prune(): void {
    const { families } = this.effort;
    const count = this.drafts.length;
    const going = Array.from({ length: families }, (_, family) => this.bestOf(family));
    const kept = this.drafts.map((_, i) => going[i % families]?.[Math.floor(i / families)] ?? i);
    const rows = [...kept, ...kept.map((i) => i + count)];
    this.reading.keep(rows);
    const scores = new Float32Array(this.scores.length);
    rows.forEach((from, to) => scores.set(rowOfScores(this.scores, from), to * ROWS));
    this.scores = scores;
    this.drafts = kept.flatMap((i) => {
      const draft = this.drafts[i];
      return draft ? [{ ...draft, lines: [...draft.lines], used: new Set(draft.used) }] : [];
    });
  }

  get finished(): readonly Draft[] {
    return this.drafts;
  }
}

/** Writes drafts of one poem; the same `random` makes the same drafts. Throws the signal's reason between lines. */
export async function writeDrafts(
  session: InferenceSession,
  asked: Conditions,
  effort: Effort,
  random: () => number,
  signal?: AbortSignal,
): Promise<readonly Draft[]> {
  const desk = await Desk.open(session, asked, effort, random);
  for (let line = 0; line < LINES; line++) {
    signal?.throwIfAborted();
    await desk.writeLine(line);
    if (line < LINES - 1 && !asked.fixed) desk.prune();
  }
  return desk.finished;
}
