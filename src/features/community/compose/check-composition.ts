import type { RefusalView } from '@/src/lib/refusal';
import { isBlank } from '../shared/words';
import { lengthOf, TEXT_LENGTH, TITLE_LENGTH, type Composition } from './compose-state';

/** What keeps a post from being published, by the part it concerns; nothing where all is well. */
export interface Faults {
  title?: RefusalView;
  text?: RefusalView;
  /** Pictures that were refused are not left out in silence. */
  pictures?: true;
}

function faultOf(text: string, limit: number): RefusalView | undefined {
  if (isBlank(text)) return { code: 'textMissing', detail: {} };
  return lengthOf(text) > limit ? { code: 'textTooLong', detail: { limit } } : undefined;
}

/** The rules of the server, told before it is asked. */
export function checkComposition({ title, text, items }: Composition): Faults {
  const faults: Faults = {};
  const [titleFault, textFault] = [faultOf(title, TITLE_LENGTH), faultOf(text, TEXT_LENGTH)];
  if (titleFault) faults.title = titleFault;
  if (textFault) faults.text = textFault;
  if (items.some(({ state }) => state.at === 'refused')) faults.pictures = true;
  return faults;
}
