'use client';

// LXGW WenKai in a hundred pieces by characters: a page fetches those few that its words need.
import 'lxgw-wenkai-webfont/lxgwwenkai-regular.css';

/** Draws nothing; what is imported with it is what matters. */
export function WenKai() {
  return null;
}
