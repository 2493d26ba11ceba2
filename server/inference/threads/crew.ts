/** The threads that enlarge a picture. */
import { Duo } from './duo';
import type { EnlargeOrder, TileNews } from './messages';
import { ThreadPool } from './pool';

const pictures = new ThreadPool('server/inference/threads/picture-thread', () => Infinity);

export interface EnlargeWatch {
  signal?: AbortSignal | undefined;
  /** Called after each tile with the index of the pass and the input px covered; what it throws ends the job. */
  onTile?: (pass: number, pixels: number) => void;
}

export class Crew {
  private readonly duo = new Duo<EnlargeOrder, TileNews, string>(pictures);
  readonly engine = this.duo.engine;
  readonly picture = this.duo.picture;

  /** Runs a decoded picture through networks; the path of the raster they make. Throws as `Duo.carryOut`. */
  enlarge(order: EnlargeOrder, { signal, onTile }: EnlargeWatch = {}): Promise<string> {
    return this.duo.carryOut(order, { signal, onNews: ({ pass, pixels }) => onTile?.(pass, pixels) });
  }

  /** Gives the threads back; they end when no other job comes. */
  release(): void {
    this.duo.release();
  }
}
