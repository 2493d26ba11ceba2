"""Experience (military, country, other) by seed words and one round of naive Bayes; keywords of a poem."""
import math
from collections import Counter

MILITARY, COUNTRY, OTHER = 0, 1, 2
SEEDS = {
    MILITARY: "将军 塞上 边城 胡尘 烽火 征人 楼兰 关山 铁衣 戍楼 羌笛 战场 沙场 匈奴 单于 玉关 阴山 出塞 从军 旌旗 胡马 汉将 刁斗 "
              "征战 战骨 金鼓 鼓角 戍客 边声 辕门 破虏 甲兵 戎马 干戈 天山 轮台 瀚海 燕然 兵戈 千骑 征衣 凯歌 战马 铁骑 弓刀",
    COUNTRY: "田家 农夫 桑麻 柴门 茅屋 茅檐 鸡犬 村落 牧童 渔父 渔翁 樵夫 耕桑 稻花 田园 篱落 竹篱 荷锄 山家 野老 牛羊 麦熟 蚕 "
             "春耕 村路 野水 孤村 江村 荒村 田舍 桑柘 采桑 樵歌 渔歌 渔舟 农家 村舍 流水 山村 蓑衣 菜花 豆花 草堂 小园 邻翁",
    OTHER: "宫 殿 翠华 美人 相思 罗衣 妾 玉阶 送君 禅 僧 寺 佛 参禅 祖师 丹青 帝 朝天 御 学士 登第 圣 诗书 先生 寿 贺 怀古 金陵 "
           "青楼 佳人 琵琶 鸳鸯 梅花 牡丹 海棠 酒醒 故人 别离 送客 洛阳 长安 西湖 上林 仙 丹 道人 君恩 玉京",
}
SURE = 3.0  # log-odds above which naive Bayes may name a poem
FUNCTION = set("不一无有是为其之而以于与何谁此自相来去又亦已未岂莫如若似将欲可应须犹更只却还从向在非所得能教使令被把及且便即因则乃矣哉乎"
               "也者焉尚忽曾尽都皆俱同共每再几多少最太甚真正好知见我尔君吾他彼渠今当时然哪那这此斯吁噫")


def seeded(poem):
    """The one experience whose seed words a poem holds most of, or None."""
    text = "|".join(poem.lines) + "|" + poem.title
    hits = {kind: sum(word in text for word in words.split()) for kind, words in SEEDS.items()}
    best = max(hits, key=hits.get)
    return best if hits[best] and sorted(hits.values())[-2] < hits[best] else None


def experiences(poems):
    """Label every poem with an experience or None: seeds, then the words that go with them."""
    first = [seeded(poem) for poem in poems]
    counts = {kind: Counter() for kind in SEEDS}
    for poem, kind in zip(poems, first):
        if kind is not None:
            counts[kind].update(features(poem))
    totals = {kind: sum(c.values()) for kind, c in counts.items()}
    size = len(set().union(*counts.values()))
    labels = []
    for poem, kind in zip(poems, first):
        score = {k: sum(math.log((counts[k][f] + 0.3) / (totals[k] + 0.3 * size)) for f in features(poem))
                 for k in SEEDS}
        order = sorted(score, key=score.get)
        labels.append(order[-1] if score[order[-1]] - score[order[-2]] > SURE else None)
    return labels


def features(poem):
    return [*(c for line in poem.lines for c in line), *(word for line in poem.lines for word in pairs(line))]


def pairs(line):
    """The two-character words of a line by its rhythm: 2|2|1 or 2|2|2|1, and 2|1|2."""
    ends = range(0, len(line) - 1, 2)
    found = [line[i : i + 2] for i in ends if i + 2 < len(line)]
    return [*found, line[-2:]]


def keyword_list(poems, count=15, pmi=2.0):
    """{word: count} of two-character words that stand together more than chance has it, function words left out."""
    words, characters = Counter(), Counter()
    for poem in poems:
        for line in poem.lines:
            words.update(pairs(line))
            characters.update(line)
    total_words, total = sum(words.values()), sum(characters.values())
    return {word: n for word, n in words.items() if n >= count and not FUNCTION.intersection(word) and
            math.log(n / total_words * total**2 / (characters[word[0]] * characters[word[1]])) > pmi}
