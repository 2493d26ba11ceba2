"""A Bloom filter of the corpus' lines, so that none is written again: names no line, only says "perhaps seen".

    python line_filter.py        # server/poetry/data/lines.bloom

File: uint32 count of bits, uint32 count of hashes (little-endian), then the bits. Bit i of a line is
(a + i·b) mod bits, a and b being mixed FNV-1a over its UTF-16 units from two starts (server/poetry/seen-lines.ts).
"""
import struct

import numpy as np

from corpus import CLEAN, HAN, rows
from prepare import DATA, REPO

BITS_PER_LINE, HASHES = 6, 4
# As everybody knows them; the anthology has 床前看月光, 举头望山月.
BESIDES = {"床前明月光", "举头望明月"}
STARTS = (0x811C9DC5, 0x9747B28C)


def mixed(h):
    """The last step of MurmurHash3, on uint64 that hold 32 bits."""
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        h = ((h ^ (h >> np.uint64(shift))) * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    return h ^ (h >> np.uint64(16))


def hashes(lines, length):
    """uint64 N×2: both hashes of lines of one length."""
    units = np.frombuffer("".join(lines).encode("utf-16-le"), "<u2").reshape(-1, length).astype(np.uint64)
    found = []
    for start in STARTS:
        h = np.full(len(units), start, np.uint64)
        for column in range(length):
            h = ((h ^ units[:, column]) * np.uint64(0x01000193)) & np.uint64(0xFFFFFFFF)
        found.append(mixed(h))
    return np.stack(found, 1)


def write_filter(path, folder):
    lines = set(BESIDES)
    for name in ("quatrains.tsv.xz", "eight-line.tsv.xz"):
        for _, _, _, text in rows(folder / name):
            lines.update(line for line in text.translate(CLEAN).split("|") if HAN.match(line))
    lines = {line for line in lines if len(line) in (5, 7) and all(ord(c) < 0x10000 for c in line)}
    bits = BITS_PER_LINE * len(lines)
    table = np.zeros(bits, bool)
    for length in (5, 7):
        pairs = hashes(sorted(line for line in lines if len(line) == length), length)
        for n in range(HASHES):
            table[(pairs[:, 0] + np.uint64(n) * pairs[:, 1]) % np.uint64(bits)] = True
    path.write_bytes(struct.pack("<II", bits, HASHES) + np.packbits(table, bitorder="little").tobytes())
    return len(lines), (table.mean() ** HASHES).item()


if __name__ == "__main__":
    count, mistaken = write_filter(REPO / "server" / "poetry" / "data" / "lines.bloom", DATA / "poems")
    print(f"{count} lines; {mistaken:.1%} of others are taken for known")
