'use client';

import dynamic from 'next/dynamic';
import { ToolSkeleton } from './tool-skeleton';

// Tools live in the browser, where the address says what they show; the server sends their frames. The options are
// written out because Next reads them without running the code.

export const LazyPalette = dynamic(() => import('./palette/palette-tool').then((m) => m.PaletteTool), {
  ssr: false,
  loading: ToolSkeleton,
});
export const LazyStyle = dynamic(() => import('./style/style-tool').then((m) => m.StyleTool), {
  ssr: false,
  loading: ToolSkeleton,
});
export const LazyTags = dynamic(() => import('./tags/tags-tool').then((m) => m.TagsTool), {
  ssr: false,
  loading: ToolSkeleton,
});
export const LazyWeather = dynamic(() => import('./weather/weather-tool').then((m) => m.WeatherTool), {
  ssr: false,
  loading: ToolSkeleton,
});
export const LazyVerse = dynamic(() => import('./verse/verse-tool').then((m) => m.VerseTool), {
  ssr: false,
  loading: ToolSkeleton,
});
export const LazyPlace = dynamic(() => import('./place/place-tool').then((m) => m.PlaceTool), {
  ssr: false,
  loading: ToolSkeleton,
});
