/** The page that other sites put into a frame: one shared work, no script, no cookie, nothing from elsewhere. */
import { createHash } from 'node:crypto';
import type { SharedWorkView } from '@/server/albums/views';
import { escapeHtml } from '@/server/platform/html';

export interface PlayerWords {
  lang: string;
  title: string;
  /** `By …`. */
  author: string;
  /** `On Guangying`. */
  site: string;
  captions: string;
  /** The work's own page, absolute. */
  page: string;
}

const STYLE = `
:root{color-scheme:light dark;--ground:#f6f3ed;--surface:#fffdf9;--ink:#211c16;--soft:#574f44;--line:#dbd4c7;--accent:#94500c}
@media (prefers-color-scheme:dark){:root{--ground:#12100e;--surface:#1c1916;--ink:#f1ebe2;--soft:#bdb2a4;--line:#332d27;--accent:#f2a03d}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:14px/20px system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
video{flex:1;min-height:0;width:100%;background:#000;object-fit:contain;display:block}
main{flex:1;min-height:0;overflow-y:auto;padding:12px;outline-offset:-3px}
main img{display:block;width:100%;max-width:544px;height:auto;margin:0 auto;border-radius:6px}
footer{display:flex;align-items:center;gap:12px;min-height:44px;padding:5px 14px;border-top:1px solid var(--line);background:var(--surface)}
h1{flex:1;min-width:0;margin:0;font-size:14px;font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
h1 span{margin-left:8px;font-weight:400;color:var(--soft)}
a{flex:none;display:inline-flex;align-items:center;min-height:32px;color:var(--accent);text-decoration:none;border-radius:6px}
a:hover{text-decoration:underline;text-underline-offset:3px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.gone{flex:1;display:grid;place-items:center;padding:24px;text-align:center;color:var(--soft)}
@media (max-width:26rem){h1 span{display:none}}
@media (max-height:11rem){footer{display:none}}
`;

/** What the page may load, and that any site may frame it. */
export const PLAYER_POLICY = [
  "default-src 'none'",
  "media-src 'self'",
  "img-src 'self'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ');

const document = (lang: string, title: string, body: string) =>
  `<!doctype html><html lang="${escapeHtml(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;

function film(
  { result, cover, captionsUrl }: SharedWorkView,
  { title, captions, lang }: PlayerWords,
): string {
  const poster = cover ? ` poster="${escapeHtml(cover.url)}"` : '';
  const track = captionsUrl
    ? `<track kind="captions" src="${escapeHtml(captionsUrl)}" srclang="zh" label="${escapeHtml(captions)}">`
    : '';
  const label = `aria-label="${escapeHtml(title)}" lang="${escapeHtml(lang)}"`;
  return `<video controls playsinline preload="metadata" ${label}${poster} src="${escapeHtml(result?.url ?? '')}">${track}</video>`;
}

function longPicture({ result }: SharedWorkView, { title }: PlayerWords): string {
  const { url = '', width = 0, height = 0 } = result ?? {};
  const text = escapeHtml(title);
  return `<main tabindex="0" role="group" aria-label="${text}"><img src="${escapeHtml(url)}" width="${width}" height="${height}" alt="${text}"></main>`;
}

/** The player of a finished, shared work. */
export function playerPage(work: SharedWorkView, words: PlayerWords): string {
  const { lang, title, author, site, page } = words;
  const shown = work.kind === 'movie' ? film(work, words) : longPicture(work, words);
  const foot = `<footer><h1><bdi>${escapeHtml(title)}</bdi><span>${escapeHtml(author)}</span></h1><a href="${escapeHtml(page)}" target="_blank" rel="noopener">${escapeHtml(site)} ↗</a></footer>`;
  return document(lang, title, shown + foot);
}

/** What stands in the frame of a work that is not shared any more. */
export function gonePage(lang: string, text: string): string {
  return document(lang, text, `<p class="gone">${escapeHtml(text)}</p>`);
}
