/**
 * The lettering of pictures and films: LXGW WenKai (SIL Open Font License). Pango reads no WOFF (it draws boxes
 * without an error), so the font is unpacked once into `DATA_DIR/cache`.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { coverageOf, type Coverage } from './coverage';
import { fontOfWoff } from './woff';

export interface LetteringFont {
  /** A TrueType file. */
  file: string;
  /** Pango's name of it. */
  family: string;
  covers: Coverage;
}

const PACKAGE = 'node_modules/@fontsource/lxgw-wenkai';
const VERSION = '5.3.0';

/** The package calls the font's Regular weight 500; every file holds the whole font. */
const woffFile = () =>
  path.join(/* turbopackIgnore: true */ process.cwd(), PACKAGE, 'files', 'lxgw-wenkai-latin-500-normal.woff');

/** Fontconfig without the system's fonts: what our font lacks is left out by us, never taken from elsewhere. */
const FONTCONFIG = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>';

/** Writes what another process may be writing, too: whoever is last wins with the same bytes. */
async function writeWhole(file: string, bytes: Buffer | string): Promise<void> {
  const temporary = `${file}.${newId()}`;
  await writeFile(temporary, bytes);
  await rename(temporary, file);
}

async function unpack(): Promise<LetteringFont> {
  const folder = dataPath('cache', 'fonts');
  const file = path.join(folder, `lxgw-wenkai-${VERSION}.ttf`);
  const settings = path.join(folder, 'fonts.conf');
  await mkdir(folder, { recursive: true });
  if (!existsSync(file)) await writeWhole(file, fontOfWoff(await readFile(woffFile())));
  if (!existsSync(settings)) await writeWhole(settings, FONTCONFIG);
  // Read by fontconfig when the first text is drawn.
  process.env.FONTCONFIG_FILE ??= settings;
  return { file, family: 'LXGW WenKai', covers: coverageOf(await readFile(file)) };
}

let font: Promise<LetteringFont> | undefined;

/** The font, unpacked at the first call (0.4 s); later calls answer at once. */
export function letteringFont(): Promise<LetteringFont> {
  return (font ??= unpack().catch((error: unknown) => {
    font = undefined;
    throw error;
  }));
}
