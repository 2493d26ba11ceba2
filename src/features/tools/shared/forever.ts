/** Options of questions whose answer never changes: the same picture has the same colours tomorrow. */
export const FOREVER = { staleTime: Infinity, gcTime: Infinity, refetchOnWindowFocus: false } as const;
