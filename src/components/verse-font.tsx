'use client';

import dynamic from 'next/dynamic';

/** Brings the lettering of verse and titles (`font-verse`) after the page is there; until then the system's Kai. */
export const VerseFont = dynamic(() => import('./wenkai').then((m) => m.WenKai), { ssr: false });
