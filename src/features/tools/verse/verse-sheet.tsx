import { cn } from '@/src/lib/cn';
import type { Poem } from '@/src/lib/api-types';
import { CHARACTER_MARKS } from './poem';

interface VerseSheetProps {
  poem: Poem;
  /** What it is about, in Chinese; may be empty. */
  title: string;
  /** Shows tones and rhymes beside the characters. */
  marked: boolean;
  /** Another poem is on its way. */
  fading: boolean;
}

/** A quatrain as it is written: from the top down, the lines from right to left. */
export function VerseSheet({ poem, title, marked, fading }: VerseSheetProps) {
  return (
    <article
      lang="zh-CN"
      data-testid="poem"
      className={cn(
        'grid min-h-[min(24rem,60dvh)] lg:min-h-[min(34rem,70dvh)] place-items-center rounded-md border border-line bg-surface px-4 py-10 transition-opacity',
        fading && 'opacity-40',
      )}
    >
      <div className="max-w-full [font-family:'LXGW_WenKai','KaiTi','STKaiti',serif] [writing-mode:vertical-rl]">
        {title && (
          <h2 className="text-base leading-[2.5] tracking-[0.2em] text-faint sm:text-lg sm:leading-[2.5]">
            {title}
          </h2>
        )}
        {poem.characters.map((line, row) => (
          // The height of a line leaves room for the marks, so that nothing moves when they appear.
          <p
            key={row}
            className="text-[clamp(1.75rem,4.2vw,2.75rem)] leading-[2.05] tracking-[0.18em] whitespace-nowrap"
          >
            {line.map(({ character, tone, rhyme }, column) => (
              <ruby key={column}>
                {character}
                {marked && (
                  <rt
                    aria-hidden
                    className={cn('text-[0.3em] select-none', rhyme ? 'text-accent' : 'text-faint')}
                  >
                    {rhyme ? CHARACTER_MARKS.rhyme : CHARACTER_MARKS[tone]}
                  </rt>
                )}
              </ruby>
            ))}
          </p>
        ))}
      </div>
    </article>
  );
}
