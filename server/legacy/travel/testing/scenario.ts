/** For tests: what is asked of document 003, whichever server answers: a route table alone or the whole product. */
import type { Profile } from '../profile';

export interface World {
  origin: string;
  profile: Profile;
}

/** Asserts; its DATA_DIR is that of the server. */
export type Scenario = (world: World) => Promise<void>;
