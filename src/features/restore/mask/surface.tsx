'use client';

import { useTranslations } from 'next-intl';
import {
  useId,
  useRef,
  useState,
  type Dispatch,
  type KeyboardEvent,
  type PointerEvent,
  type SetStateAction,
} from 'react';
import { useAnnounce } from '@/src/components/live-region';
import { commandOf, type Command } from './commands';
import type { Area } from './marks';
import type { MaskState } from './use-mask';
import { useTouch, type Brush } from './use-touch';
import { useWheel } from './use-wheel';
import { placed, showing, WHOLE, zoomedAt, type Point, type Size, type View } from './view';

/** Shares of the longer side that an arrow key moves the crosshair, and with Shift. */
const STEP = 0.01;
const FAR_STEP = 0.08;

interface SurfaceProps {
  picture: { url: string; name: string };
  mask: MaskState;
  /** Where the mask is painted. */
  onCanvas: (canvas: HTMLCanvasElement | null) => void;
  /** px of the mask. */
  size: Size;
  brush: Brush;
  onBrush: (brush: Brush) => void;
  onResize: (larger: boolean) => void;
  view: View;
  onView: Dispatch<SetStateAction<View>>;
  /** Size of the frame in CSS px. */
  frame: Size;
  /** A part of the mask that the list speaks of just now. */
  spotlight: Area | null;
}

/** The picture under its mask: painted on with pointer, pen or fingers, or with a crosshair from the keyboard. */
export function Surface(props: SurfaceProps) {
  const { picture, mask, onCanvas, size, brush, onBrush, onResize, view, onView, frame, spotlight } = props;
  const t = useTranslations('restore.mask');
  const helpId = useId();
  const announce = useAnnounce();
  const surface = useRef<HTMLDivElement>(null);
  const cursor = useRef<HTMLSpanElement>(null);
  const spaceDown = useRef(false);
  const [crosshair, setCrosshair] = useState<Point>({ x: 0.5, y: 0.5 });
  const [withKeys, setWithKeys] = useState(false);
  const box = placed(view, frame, size);
  const touch = useTouch({ mask, size, brush, onView, frame, box });
  useWheel(surface, (point, factor) => onView((now) => zoomedAt(now, factor, point, frame, size)));
  const scale = box.width / size.width;
  const tool = brush.tool === 'hand' ? 'brush' : brush.tool;

  const dabAt = ({ x, y }: Point) => ({ x: x * size.width, y: y * size.height, radius: brush.radius });
  const say = ({ x, y }: Point) => {
    const marked = mask.markedAt(x * size.width, y * size.height) > 0.5;
    announce(t('place', { x, y, state: marked ? 'marked' : 'clear' }));
  };

  const move = ({ x, y, far }: Extract<Command, { type: 'move' }>) => {
    const step = (far ? FAR_STEP : STEP) * Math.max(size.width, size.height);
    const within = (at: number) => Math.min(1, Math.max(0, at));
    const next = {
      x: within(crosshair.x + (x * step) / size.width),
      y: within(crosshair.y + (y * step) / size.height),
    };
    setCrosshair(next);
    onView(showing(view, next, frame, size));
    // With the space bar held the crosshair draws its way.
    if (spaceDown.current) mask.extend(dabAt(next));
    else say(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    setWithKeys(true);
    switch (command.type) {
      case 'move':
        return move(command);
      case 'paint':
        if (spaceDown.current) return;
        spaceDown.current = true;
        mask.begin(tool, dabAt(crosshair));
        return announce(tool === 'brush' ? t('painted') : t('erased'));
      case 'size':
        return onResize(command.larger);
      case 'tool':
        announce(t(`tool.${command.tool}`));
        return onBrush({ ...brush, tool: command.tool });
      case 'zoom': {
        const point = { x: box.left + crosshair.x * box.width, y: box.top + crosshair.y * box.height };
        return onView(zoomedAt(view, command.closer ? 1.5 : 1 / 1.5, point, frame, size));
      }
      case 'whole':
        return onView(WHOLE);
      case 'undo':
        return mask.undo();
      case 'redo':
        return mask.redo();
    }
  };
  const lift = () => {
    if (!spaceDown.current) return;
    spaceDown.current = false;
    mask.end();
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const ring = cursor.current;
    if (!ring) return;
    ring.style.transform = `translate(${event.clientX - left}px, ${event.clientY - top}px) translate(-50%, -50%)`;
    ring.hidden = event.pointerType === 'touch' || brush.tool === 'hand';
  };
  const ring = { width: brush.radius * 2 * scale, height: brush.radius * 2 * scale };
  const inBox = ({ x, y, width, height }: Area) => ({
    left: box.left + x * scale,
    top: box.top + y * scale,
    width: width * scale,
    height: height * scale,
  });
  const lines = 'absolute rounded-full border-2 border-white shadow-[0_0_0_1px_rgb(0_0_0/0.8)]';

  return (
    <div
      ref={surface}
      role="application"
      aria-roledescription={t('role')}
      aria-label={t('surface', { name: picture.name })}
      aria-describedby={helpId}
      tabIndex={0}
      data-testid="mask-surface"
      className={`absolute inset-0 touch-none overflow-hidden rounded-sm -outline-offset-2 select-none ${brush.tool === 'hand' ? 'cursor-grab active:cursor-grabbing' : 'cursor-crosshair'}`}
      {...touch}
      onPointerDown={(event) => {
        setWithKeys(false);
        touch.onPointerDown(event);
      }}
      onPointerMove={(event) => {
        follow(event);
        touch.onPointerMove(event);
      }}
      onPointerLeave={() => cursor.current && (cursor.current.hidden = true)}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => event.key === ' ' && lift()}
      onBlur={lift}
    >
      <div className="absolute" style={box}>
        {/* eslint-disable-next-line @next/next/no-img-element -- the person's own picture from our media route */}
        <img src={picture.url} alt="" draggable={false} className="absolute size-full max-w-none" />
        <canvas ref={onCanvas} {...size} className="absolute size-full opacity-60" />
      </div>
      {spotlight && (
        <span
          aria-hidden
          className="pointer-events-none absolute border-2 border-white shadow-[0_0_0_1px_rgb(0_0_0/0.8)]"
          style={inBox(spotlight)}
        />
      )}
      <span
        ref={cursor}
        aria-hidden
        hidden
        className={`${lines} pointer-events-none top-0 left-0`}
        style={ring}
      />
      {withKeys && (
        <span
          aria-hidden
          className={`${lines} pointer-events-none grid -translate-1/2 place-items-center`}
          style={{
            ...ring,
            left: box.left + crosshair.x * box.width,
            top: box.top + crosshair.y * box.height,
          }}
        >
          <span className="size-1 shrink-0 rounded-full bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.8)]" />
        </span>
      )}
      <p id={helpId} className="sr-only">
        {t('surfaceHelp')}
      </p>
    </div>
  );
}
