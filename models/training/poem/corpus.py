"""The poems: both files, cleaned, with dynasty, era and source; held-out poems by hash.

Needs `uconv` (Debian: icu-devtools) to match the biographies, which are in traditional characters.
"""
import json
import lzma
import re
import subprocess
import zlib
from dataclasses import dataclass, field

PROSPEROUS, TROUBLED = 0, 1
QUATRAIN, FIRST_HALF, SECOND_HALF = 0, 1, 2
TANG_TURN, SONG_TURN = 766, 1115  # active before: prosperous
HELD_OUT = 50  # one quatrain in so many

# Forms that the conversion to simplified characters left behind.
VARIANTS = dict(zip(
    "疎踈燄鬬鬭閒髪髙迳閙劒剑蟇蓱猨犇欝懐覧聴穏繋縦歴黒黙亷鼇煖慙僊擕妬冨瞇蹏淛濶隄峯鴈鶑邨廻迴囘恠曵灔覔甎栢楳椶栖幮徃虵衘詠谿醖鑪鞵飡飜鬂鸎鵞劔釡隠颿鷄竒竝緑纎羣聦臯舘舩荅荳勲勅厐咏嬾髢旹槩穉蠭騘麄麞黩脣唇朶樷氷泝涙湼灮徧遶鉏耡欵竢筯篛綵緐縚罇罣翫耨臝萟蒻虗衹襃讙讐賖軃輙迯逈遯郷閴霡靣頀頬颰騐驩髣鬪鯈鱍鴬麐鼔",
    "疏疏焰斗斗闲发高径闹剑剑蟆萍猿奔郁怀览听稳系纵历黑默廉鳌暖惭仙携妒富眯蹄浙阔堤峰雁莺村回回回怪曳滟觅砖柏梅棕栖橱往蛇衔咏溪酝炉鞋餐翻鬓莺鹅剑釜隐帆鸡奇并绿纤群聪皋馆船答豆勋敕庞咏懒髢时概稚蜂骢粗獐黩唇唇朵丛冰溯泪涅光遍绕锄锄款俟箸箬彩繁绦樽挂玩耨裸艺箬虚只褒欢仇赊亸辄逃迥遁乡阒霢面护颊飐验欢仿斗鲦泼莺麟鼓", strict=True))
CLEAN = str.maketrans(VARIANTS)
HAN = re.compile(r"^[\u3400-\u9fff\U00020000-\U0003ffff]+$")

ERAS = {"武德": 620, "貞觀": 640, "永徽": 652, "顯慶": 658, "龍朔": 662, "麟德": 664, "咸亨": 672, "上元": 675, "儀鳳": 677,
        "垂拱": 686, "武后": 690, "則天": 690, "天授": 691, "聖曆": 698, "長安中": 703, "神龍": 706, "景龍": 708, "景雲": 711,
        "先天": 712, "開元": 728, "天寶": 748, "安祿山": 756, "至德": 757, "乾元": 759, "寶應": 762, "廣德": 764, "永泰": 766,
        "大曆": 772, "建中": 782, "興元": 784, "貞元": 795, "永貞": 805, "元和": 813, "長慶": 823, "寶曆": 826, "太和": 831,
        "大和": 831, "開成": 838, "會昌": 843, "大中": 853, "咸通": 866, "乾符": 877, "廣明": 880, "中和": 883, "光啓": 886,
        "龍紀": 889, "大順": 890, "景福": 892, "乾寧": 896, "光化": 899, "天復": 902, "天祐": 906, "天成": 928, "長興": 931,
        "天福": 940, "保大": 950, "南唐": 945, "入宋": 960}
DIGITS = {digit: str(value) for value, digit in enumerate("○一二三四五六七八九")} | {"〇": "0", "零": "0"}


@dataclass
class Poem:
    lines: tuple
    title: str
    dynasty: int  # 0 Tang, 1 Song
    era: int | None
    source: int
    held: bool = False
    labels: dict = field(default_factory=dict)  # rhyme, pattern, experience: labels.py


def rows(path):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def simplified(text):
    return subprocess.run(["uconv", "-f", "utf8", "-t", "utf8", "-x", "Traditional-Simplified"],
                          input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()


def years(description):
    """Years that a biography names in brackets: （一○一○～一○八六）."""
    found = re.findall(r"([○〇零一二三四五六七八九]{3,4})(?=[～）、（])", description)
    return [int("".join(DIGITS[d] for d in digits)) for digits in found]


def active(description, dynasty):
    """The year about which an author wrote, or None."""
    if dynasty == 1:
        known = [y for y in years(description) if 900 <= y <= 1330]
        born = re.search(r"^[^（]{2,5}（([○〇零一二三四五六七八九]{3,4})[～－]", description)
        if born:
            return years(born.group(1) + "）")[0] + 40
        return sorted(known)[len(known) // 2] if known else None
    known = [year for era, year in ERAS.items() if era in description]
    return sorted(known)[len(known) // 2] if known else None


def eras(folder):
    """{(dynasty, simplified author): era} of the authors whose biography names a year or a reign."""
    found = {}
    for dynasty, name in enumerate(("tang", "song")):
        with lzma.open(folder / f"authors.{name}.json.xz", "rt", encoding="utf-8") as file:
            authors = json.load(file)
        names = simplified("\n".join(a["name"] for a in authors)).split("\n")
        turn = SONG_TURN if dynasty else TANG_TURN
        for author, entry in zip(names, authors):
            year = active(entry.get("desc") or "", dynasty)
            if year is not None:
                found[dynasty, author] = PROSPEROUS if year < turn else TROUBLED
    return found


def poems(folder):
    """Every distinct poem of four lines; a poem that shares a line with a held-out one is dropped."""
    known, seen, all_poems = eras(folder), set(), []
    for name, halves in (("quatrains.tsv.xz", 1), ("eight-line.tsv.xz", 2)):
        for dynasty, author, title, text in rows(folder / name):
            lines = tuple(text.translate(CLEAN).split("|"))
            if not all(HAN.match(line) for line in lines) or len({len(line) for line in lines}) > 1:
                continue
            for half in range(halves):
                part = lines[4 * half : 4 * half + 4]
                if part in seen:
                    continue
                seen.add(part)
                held = halves == 1 and zlib.crc32("".join(part).encode()) % HELD_OUT == 0
                source = QUATRAIN if halves == 1 else FIRST_HALF + half
                kind = 0 if dynasty == "唐" else 1
                all_poems.append(Poem(part, title.translate(CLEAN), kind, known.get((kind, author)), source, held))
    kept_out = {line for poem in all_poems if poem.held for line in poem.lines}
    return [p for p in all_poems if p.held or not kept_out.intersection(p.lines)]
