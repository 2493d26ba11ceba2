/** Width and height of the page's drawing, SVG units; it is printed at any size. */
export const PAGE = { width: 1200, height: 1600 } as const;

const SERIF = "'Noto Serif CJK SC', 'Songti SC', SimSun, serif";
const LATIN = "'DejaVu Serif', Georgia, serif";

const LEFT = [
  'A room with one small hole in its shutter',
  'is a camera. Whatever stands in the sun',
  'outside sends light in straight lines; the',
  'hole lets through one narrow sheaf from each',
  'point, and on the far wall the sheaves lay',
  'down a picture, upside down, in full colour,',
  'moving as the street moves. Make the hole',
  'smaller and the picture sharpens and dims;',
  'make it wider and it brightens and blurs.',
];
const RIGHT = [
  'Every later camera bargains with that hole.',
  'A lens widens it without the blur; a plate',
  'keeps what the wall forgets. What is lost on',
  'the way — the grain of a table, a thread, an',
  'eyelash — was light once, and fell somewhere',
  'between two cells of the film. To enlarge a',
  'photograph is to ask what fell there, and to',
  'answer as modestly as the evidence allows.',
];

function lines(
  text: readonly string[],
  x: number,
  y: number,
  size: number,
  step: number,
  family: string,
): string {
  return text
    .map(
      (t, i) => `<text x="${x}" y="${y + i * step}" font-size="${size}" font-family="${family}">${t}</text>`,
    )
    .join('');
}

/** Mozi's pinhole: a tree outside, crossing rays, and its inverted image on the wall of the dark room. */
function diagram(x: number, y: number): string {
  const tree = (cx: number, foot: number, s: number): string =>
    `<g transform="translate(${cx} ${foot}) scale(${Math.abs(s)} ${s})" fill="none" stroke="#000" stroke-width="2.4">` +
    '<path d="M-5 0 C-4 -30 -4 -50 -6 -70 M5 0 C4 -30 4 -50 6 -70 M0 -62 L-24 -96 M1 -70 L22 -104"/>' +
    '<path d="M-44 -84 C-62 -92 -58 -120 -40 -122 C-42 -148 -8 -158 2 -140 C20 -156 50 -140 42 -116 C62 -108 56 -80 34 -82 C24 -70 -24 -70 -44 -84 Z"/></g>';
  const ray = (a: number, b: number): string =>
    `<path d="M150 ${a} L846 ${b}" stroke="#000" stroke-width="1.1" stroke-dasharray="7 4"/>`;
  const label = (lx: number, ly: number, text: string): string =>
    `<text x="${lx}" y="${ly}" font-size="17" font-style="italic" font-family="${LATIN}" text-anchor="middle">${text}</text>`;
  const hatch = Array.from(
    { length: 22 },
    (_, i) => `<path d="M892 ${32 + i * 12} l14 -12" stroke="#000" stroke-width="1"/>`,
  ).join('');
  return (
    `<g transform="translate(${x} ${y})">` +
    tree(150, 262, 1.28) +
    tree(846, 122, -0.58) +
    '<path d="M60 264 H520" stroke="#000" stroke-width="2"/>' +
    '<path d="M640 20 V154 M640 162 V290 H892 V20 H640" fill="none" stroke="#000" stroke-width="5"/>' +
    hatch +
    ray(70, 206) +
    ray(262, 122) +
    ray(158, 158) +
    label(150, 296, 'the thing, 物') +
    label(640, 12, 'pinhole, 端') +
    label(766, 312, 'dark room, 暗室') +
    label(800, 250, 'image, 景') +
    '</g>'
  );
}

/** The whole page as SVG: a heading, a poem of Wang Wei (8th century), two columns, a figure and a table. */
export function pageSvg(): string {
  const poem = ['空山不见人，但闻人语响。', '返景入深林，复照青苔上。'];
  const rows = [
    ['Hole, mm', 'Spot, mm', 'Light', '孔径'],
    ['2.00', '4.10', '1.000', '粗'],
    ['1.00', '2.15', '0.250', '中'],
    ['0.50', '1.24', '0.063', '细'],
    ['0.25', '1.06', '0.016', '微'],
  ];
  const table = rows
    .map((row, i) =>
      row
        .map(
          (cell, k) =>
            `<text x="${180 + k * 215}" y="${1350 + i * 33 + (i > 0 ? 5 : 0)}" font-size="20" font-family="${k === 3 ? SERIF : LATIN}"${i === 0 ? ' font-weight="bold"' : ''}>${cell}</text>`,
        )
        .join(''),
    )
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE.width}" height="${PAGE.height}" viewBox="0 0 ${PAGE.width} ${PAGE.height}">` +
    `<text x="120" y="112" font-size="19" font-family="${LATIN}" font-style="italic">Notes on light and shadow</text>` +
    `<text x="1080" y="112" font-size="19" font-family="${LATIN}" text-anchor="end">17</text><path d="M120 126 H1080" stroke="#000" stroke-width="1.4"/>` +
    `<text x="600" y="222" font-size="62" font-family="${SERIF}" font-weight="bold" text-anchor="middle" letter-spacing="26">光影</text>` +
    `<text x="600" y="272" font-size="27" font-family="${LATIN}" text-anchor="middle" letter-spacing="3">THE DARK ROOM</text>` +
    poem
      .map(
        (t, i) =>
          `<text x="600" y="${346 + i * 48}" font-size="33" font-family="${SERIF}" text-anchor="middle" letter-spacing="5">${t}</text>`,
      )
      .join('') +
    `<text x="600" y="436" font-size="19" font-family="${SERIF}" text-anchor="middle">王维《鹿柴》</text>` +
    lines(LEFT, 120, 508, 19.8, 35, LATIN) +
    lines(RIGHT, 622, 508, 19.8, 35, LATIN) +
    lines(['“景到，在午有端，与景长，说在端。”《墨子·经下》'], 622, 790, 19, 35, SERIF) +
    `<path d="M120 832 H1080 M120 1254 H1080" stroke="#000" stroke-width="1"/>` +
    diagram(100, 878) +
    `<text x="600" y="1236" font-size="18" font-family="${LATIN}" text-anchor="middle">Fig. 3. The image of a tree through a small hole, after Mozi, about 400 BC.</text>` +
    `<text x="120" y="1300" font-size="20" font-family="${LATIN}">Table 2. Size of the hole, of the spot of light it casts at 1.2 m, and brightness.</text>` +
    '<path d="M150 1322 H1050 M150 1364 H1050 M150 1500 H1050" stroke="#000" stroke-width="1.6"/>' +
    table +
    `<text x="120" y="1546" font-size="15" font-family="${LATIN}">1  Below about 0.3 mm the light bends at the edge of the hole, and the picture blurs once more.</text></svg>`
  );
}

/** The writing on the label of the book in the still life, upright, 36:106. */
export function labelSvg(): string {
  const letters = ['光', '影', '集'].map(
    (t, i) =>
      `<text x="90" y="${190 + i * 130}" font-size="104" font-family="${SERIF}" font-weight="bold" text-anchor="middle">${t}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="530">${letters.join('')}</svg>`;
}
