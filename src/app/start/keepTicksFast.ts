import { createHook } from 'node:async_hooks'

/** Alive as long as the process is: that is all that it is for. */
const kept: object[] = []

/**
 * Keeps `process.nextTick` as quick as it is in a young process. Node writes each tick as an object whose keys are symbols;
 * V8 forgets the shape of these objects when its collector has found none of them alive a few times, never trusts that
 * place in the code again, and every tick takes a microsecond from then on, a tenth of what answering an article takes
 * (seen with Node 26.10 and V8 14). One such object that stays alive keeps the shape. To be called once, at the start.
 */
export function keepTicksFast(): void {
  const hook = createHook({
    init(_id, type, _trigger, resource) {
      if (type === 'TickObject' && kept.length === 0) kept.push(resource)
    },
  })
  hook.enable()
  process.nextTick(() => {})
  hook.disable()
}
