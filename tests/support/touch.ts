import type { Page } from 'playwright-core'

type Point = { x: number; y: number }

export type Finger = {
  /** Goes from one point to another, over some in between, and is lifted. */
  swipe(from: Point, to: Point): Promise<void>
  /** Two fingers that part: they enlarge the page. */
  spread(at: Point): Promise<void>
}

const STEPS = 8
const STEP_SECONDS = 0.02

/** A finger on a phone's glass, by Chromium's own input: it scrolls, selects and enlarges as a real one would. */
export async function fingerOn(page: Page): Promise<Finger> {
  const glass = await page.context().newCDPSession(page)
  // A finger's own time, not that of a busy machine: what takes how long decides what it was.
  let seconds = 0
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: (Point & { id?: number })[]) => {
    seconds = type === 'touchStart' ? Date.now() / 1000 : seconds + STEP_SECONDS
    return glass.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: seconds })
  }
  return {
    async swipe(from, to) {
      await touch('touchStart', from)
      for (let step = 1; step <= STEPS; step++) {
        const part = step / STEPS
        await touch('touchMove', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part })
      }
      await touch('touchEnd')
    },
    async spread({ x, y }) {
      const fingers = (apart: number) => [
        { x: x - apart, y, id: 1 },
        { x: x + apart, y, id: 2 },
      ]
      await touch('touchStart', ...fingers(10))
      for (let apart = 20; apart <= 110; apart += 15) await touch('touchMove', ...fingers(apart))
      await touch('touchEnd')
    },
  }
}
