"""Tones, Pingshui rhyme classes and the four patterns of a regulated quatrain.

A pattern names each of its four lines by type; a line is written from its first slot with
p level, z oblique, * free. Seven characters are five with two of the opposite tone in front.
"""
import json

LEVEL, OBLIQUE, EITHER = 1, 2, 3  # bits: what a character can be read as
LEVEL_GROUPS = ("上平声部", "下平声部")
FIVE = {"a": "*zppz", "b": "*ppzz", "c": "*zzpp", "d": "pp*zp"}
SEVEN = {kind: ("*z" if line[1] == "p" else "*p") + line for kind, line in FIVE.items()}
PATTERNS = ("adbc", "cdbc", "bcad", "dcad")  # begun oblique, oblique and rhymed, level, level and rhymed

# Common characters that the tables hold in another form only (谿, 罇, 蹟 …). What is in neither is never written.
LEVEL_BESIDES = {"八齐": "溪啼珪", "十三元": "樽鹍", "十三覃": "惭", "七虞": "炉蝴菩癯葡", "十二侵": "沉", "一东": "葱", "七阳": "昂嫦岗糠",
                 "五歌": "疴", "十灰": "腮", "一先": "乾胭燃", "十四盐": "粘", "三肴": "抄", "十一尤": "毬", "二冬": "笻"}
OBLIQUE_BESIDES = "迹遍扫讲着灶炼坞珮项做港袜藁稿曝嗅蟋撒蚌坂碗棒睹亘秤嘴觑茉戌"


class Prosody:
    """`tone[c]` bits, `classes[c]` the level-tone rhyme classes of a character, `names` of the 30 classes."""

    def __init__(self, folder):
        groups = json.loads((folder / "Pingshui_Rhyme.json").read_text())
        self.tone, self.classes, self.names = {}, {}, []
        for group, classes in groups.items():
            level = group in LEVEL_GROUPS
            for name, members in classes.items():
                if level:
                    self.names.append(name)
                for character in set(members):
                    self.tone[character] = self.tone.get(character, 0) | (LEVEL if level else OBLIQUE)
                    if level:
                        self.classes.setdefault(character, []).append(len(self.names) - 1)
        for name, members in LEVEL_BESIDES.items():
            for character in members:
                self.tone[character] = self.tone.get(character, 0) | LEVEL
                self.classes.setdefault(character, []).append(self.names.index(name))
        for character in OBLIQUE_BESIDES:
            self.tone.setdefault(character, OBLIQUE)
        extra = {"平": LEVEL, "仄": OBLIQUE, "多": EITHER}
        for character, reading in json.loads((folder / "Word_Tune.json").read_text()).items():
            self.tone.setdefault(character, extra[reading])

    def rhyme(self, lines):
        """The class that lines 2 and 4 share (the first line decides between two), or None."""
        shared = [c for c in self.classes.get(lines[1][-1], []) if c in self.classes.get(lines[3][-1], [])]
        opening = self.classes.get(lines[0][-1], [])
        return next((c for c in shared if c in opening), shared[0] if shared else None)

    def pattern(self, lines):
        """Index into PATTERNS that the poem keeps without a fault, or None."""
        shapes = FIVE if len(lines[0]) == 5 else SEVEN
        return next((n for n, kinds in enumerate(PATTERNS)
                     if all(self.keeps(line, shapes[kind]) for line, kind in zip(lines, kinds))), None)

    def keeps(self, line, shape):
        wanted = {"p": LEVEL, "z": OBLIQUE, "*": EITHER}
        return all(self.tone.get(character, EITHER) & wanted[slot] for character, slot in zip(line, shape))
