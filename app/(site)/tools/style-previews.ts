import 'server-only';
import { listStyles } from '@/server/vision/style';

/** Addresses of small pictures, one for each style that is installed. */
export const stylePreviews = (): string[] => listStyles().map(({ preview }) => preview);
