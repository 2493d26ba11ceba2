import { Studio } from '@/src/features/studio/studio';
import { readSamples } from '@/src/features/studio/read-samples';

export default async function StudioPage() {
  return <Studio samples={await readSamples()} />;
}
