import { describe, expect, it } from 'vitest';
import { getOwnedObject } from '@/server/media/objects';
import { enlargeRequest, pictureOf, visitorContext } from '@/server/testing/world';
import { acceptTask } from './accept';
import { cancelTask, removeTask, restoreTask } from './control';
import { FINISHED_KEPT_MS, forgetTasks, REMOVED_KEPT_MS } from './forget';
import { getOwnedTask } from './queries';

async function accepted() {
  const context = visitorContext();
  const picture = pictureOf(context);
  const { id } = await acceptTask(context, enlargeRequest(picture.id));
  const source = () => getOwnedObject(context.db, context.actor.owner, picture.id, context.clock.now());
  return { context, picture, id, source };
}

describe('forgetting tasks', () => {
  it('gives up a removed task a day later, and not before: until then it can be brought back', async () => {
    const { context, id, source } = await accepted();
    removeTask(context, id);
    context.clock.advance(REMOVED_KEPT_MS - 1000);
    forgetTasks(context);
    expect(restoreTask(context, id).deletedAt).toBeNull();
    removeTask(context, id);
    context.clock.advance(REMOVED_KEPT_MS + 1000);
    forgetTasks(context);
    expect(() => restoreTask(context, id)).toThrow('notFound');
    expect(source).toThrow('notFound');
  });

  it('gives up what was finished long ago, and never what still waits', async () => {
    const { context, picture, id, source } = await accepted();
    const waiting = await acceptTask(context, enlargeRequest(picture.id));
    cancelTask(context, id);
    context.clock.advance(FINISHED_KEPT_MS + 1000);
    forgetTasks(context);
    const { owner } = context.actor;
    expect(getOwnedTask(context.db, owner, id).deletedAt).not.toBeNull();
    expect(getOwnedTask(context.db, owner, waiting.id).deletedAt).toBeNull();
    // The source is still needed by the one that waits.
    expect(source().id).toBe(picture.id);
  });
});
