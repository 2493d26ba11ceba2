import { Skeleton } from '@/src/components/ui/skeleton';

/** The room of picture and panel, for the moment until their code is there. */
export function WorkbenchSkeleton() {
  return (
    <div className="stage-alone grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Skeleton className="h-(--stage)" />
      <Skeleton className="h-96" />
    </div>
  );
}
