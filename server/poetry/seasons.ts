/** Words that belong to one season: snow beside peach blossom makes no picture. */

const SEASONS = {
  spring: ['春', '桃花', '柳絮', '杨花', '杏花', '梨花', '海棠', '莺', '燕子', '清明', '寒食', '芳草'],
  summer: ['夏', '荷花', '芙蓉', '榴花', '蝉', '暑', '梅雨', '槐花', '菡萏'],
  autumn: ['秋', '菊', '雁', '枫', '重阳', '黄叶', '落叶', '红叶', '梧桐', '蟋蟀', '蛩', '桂花', '白露'],
  winter: ['冬', '雪', '寒梅', '腊', '冰', '朔风', '岁暮', '除夜'],
} as const;
type Season = keyof typeof SEASONS;

/** Seasons that a poem may well hold together: snow lies into spring, lotus and cicadas stay into autumn. */
const NEIGHBOURS: readonly (readonly [Season, Season])[] = [
  ['summer', 'autumn'],
  ['autumn', 'winter'],
];

/** Whether lines hold words of seasons that do not meet. */
export function seasonsClash(lines: readonly string[]): boolean {
  const text = lines.join('|');
  const found = (Object.keys(SEASONS) as Season[]).filter((season) =>
    SEASONS[season].some((word) => text.includes(word)),
  );
  if (found.length < 2) return false;
  return found.length > 2 || !NEIGHBOURS.some((pair) => pair.every((season) => found.includes(season)));
}
