/** For tests: what is asked of document 001, whichever server answers: its handlers alone or the whole product. */
import { qiniuAccount } from '@/server/media/qiniu/account';

export interface World {
  origin: string;
}

/** Asserts; its DATA_DIR is that of the server. */
export type Scenario = (world: World) => Promise<void>;

/** The keys that the server made for itself: what the operator of a storage would know. */
export const storageKeys = () => qiniuAccount();
