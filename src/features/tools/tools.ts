import { Cloud, Feather, MapPin, Paintbrush, Palette, Tags, type LucideIcon } from 'lucide-react';

export const TOOL_IDS = ['palette', 'style', 'tags', 'weather', 'verse', 'place'] as const;
export type ToolId = (typeof TOOL_IDS)[number];

export const TOOL_ICONS: Readonly<Record<ToolId, LucideIcon>> = {
  palette: Palette,
  style: Paintbrush,
  tags: Tags,
  weather: Cloud,
  verse: Feather,
  place: MapPin,
};

export const toolHref = (id: ToolId): string => `/tools/${id}`;
