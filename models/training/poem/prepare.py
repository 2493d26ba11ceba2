"""Turns the corpus into arrays for training, and keeps the word lists.

    python prepare.py [--out /tmp/gy-verse]

corpus.npz: chars N×28 (0 where a line has five), form, dynasty, era, source, experience, pattern, rhyme (each −1 where
unknown), held, empty (how many function words), and keywords N×6×2 (text) and N×2×2 (title). vocabulary.json: characters in the order of
their rows, commonest first, and the keyword list with counts.
"""
import argparse
import json
import os
from collections import Counter
from pathlib import Path

import numpy as np

from corpus import poems
from labels import FUNCTION, experiences, keyword_list, pairs
from prosody import Prosody

REPO = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("DATA", REPO.parent / "shared" / "data")) / "text"
VOCABULARY = 5600
FIRST_CHARACTER = 64  # rows of the table before it: 0 nothing, conditions, rhymes (model.py)
NOT_THEMES = FUNCTION | set("上下中前后二三四五六七八九十首次韵和题送寄赠大小长")


def themes(title, known):
    """Words of a title that can be its subject."""
    words = [title[i : i + 2] for i in range(len(title) - 1) if title[i : i + 2] in known]
    return words[:2] or [c for c in title if c in known and c not in NOT_THEMES][-1:]


def words_of(poem, listed, common):
    """Up to six keywords of a poem: four words, then single characters."""
    found = sorted({w for line in poem.lines for w in pairs(line) if w in listed}, key=listed.get)
    found = found[:2] + found[2:][-2:]  # rare ones and common ones
    single = [c for line in poem.lines for c in line if c in common]
    return (found + single[:: max(1, len(single) // 2)])[:6]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("/tmp/gy-verse"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    prosody, everything = Prosody(DATA / "rhyme"), poems(DATA / "poems")
    kept = [p for p in everything if prosody.rhyme(p.lines) is not None]
    train = [p for p in kept if not p.held]
    counts = Counter(c for p in train for line in p.lines for c in line)
    vocabulary = [c for c, _ in counts.most_common(VOCABULARY)]
    row = {c: FIRST_CHARACTER + n for n, c in enumerate(vocabulary)}
    kept = [p for p in kept if all(c in row for line in p.lines for c in line)]
    listed = keyword_list(train)
    title_words = Counter(c for p in train for c in set(p.title))
    common = {c for c in vocabulary[20:2500] if title_words[c] >= 60 and c not in NOT_THEMES}
    unknown = lambda value: -1 if value is None else value

    def column(values, kind=np.int8):
        return np.array([unknown(v) for v in values], kind)

    def table(lists, width):
        cells = np.zeros((len(lists), width, 2), np.int16)
        for n, words in enumerate(lists):
            for k, word in enumerate(words[:width]):
                cells[n, k, : len(word)] = [row[c] for c in word]
        return cells

    chars = np.zeros((len(kept), 28), np.int16)
    for n, poem in enumerate(kept):
        text = "".join(poem.lines)
        chars[n, : len(text)] = [row[c] for c in text]
    known = {w for w in listed if all(c in row for c in w)} | common
    np.savez(args.out / "corpus.npz", chars=chars, form=column([len(p.lines[0]) for p in kept]),
             dynasty=column([p.dynasty for p in kept]), era=column([p.era for p in kept]),
             source=column([p.source for p in kept]), experience=column(experiences(kept)),
             pattern=column([prosody.pattern(p.lines) for p in kept]),
             empty=column([sum(c in FUNCTION for line in p.lines for c in line) for p in kept]),
             rhyme=column([prosody.rhyme(p.lines) for p in kept]), held=np.array([p.held for p in kept]),
             words=table([[w for w in words_of(p, listed, common) if all(c in row for c in w)] for p in kept], 6),
             titles=table([themes(p.title, known) for p in kept], 2))
    listed = dict(sorted(listed.items(), key=lambda item: -item[1]))
    (args.out / "vocabulary.json").write_text(json.dumps({"characters": "".join(vocabulary), "words": listed}, ensure_ascii=False))
    print(len(kept), "poems,", len(listed), "words,", len(common), "single keywords")


if __name__ == "__main__":
    main()
