/**
 * What must be seen of a picture, moved by hand or by arrow keys: the point over the picture writes into the two fields of
 * the form, which hold it without a script too, and the crops below show what pages will show.
 */

const STEP = 1
const LEAP = 10
const MIDDLE = 50

function field(name: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`#picture input[name="${name}"]`)
}

function read(): { x: number; y: number } {
  const [x, y] = ['focusX', 'focusY'].map((name) => field(name)?.valueAsNumber ?? Number.NaN)
  return { x: inside(x ?? MIDDLE), y: inside(y ?? MIDDLE) }
}

const inside = (value: number) => (Number.isNaN(value) ? MIDDLE : Math.min(100, Math.max(0, Math.round(value))))

function show({ x, y }: { x: number; y: number }) {
  const stage = document.querySelector<HTMLElement>('[data-focus]')
  const point = stage?.querySelector<HTMLElement>('[data-focus-point]')
  if (!stage || !point) return
  point.style.left = `${x}%`
  point.style.top = `${y}%`
  const says = (stage.dataset.focusAt ?? '').replace('{x}', String(x)).replace('{y}', String(y))
  point.setAttribute('aria-label', `${says} ${stage.dataset.focusHint ?? ''}`.trim())
  for (const crop of document.querySelectorAll<HTMLElement>('[data-crop]')) crop.style.objectPosition = `${x}% ${y}%`
}

function moveTo(x: number, y: number) {
  const [left, top] = [field('focusX'), field('focusY')]
  if (!left || !top) return
  left.value = String(inside(x))
  top.value = String(inside(y))
  show(read())
}

function moveToPointer(stage: HTMLElement, { clientX, clientY }: PointerEvent) {
  const { left, top, width, height } = stage.getBoundingClientRect()
  moveTo(((clientX - left) / width) * 100, ((clientY - top) / height) * 100)
}

function begin() {
  const stage = document.querySelector<HTMLElement>('[data-focus]')
  const point = stage?.querySelector<HTMLButtonElement>('[data-focus-point]')
  if (!stage || !point?.hidden) return
  point.hidden = false
  show(read())
  stage.addEventListener('pointerdown', (event) => {
    // A finger on the picture scrolls the page; on the point it moves the point.
    if (event.pointerType === 'touch' && event.target !== point) return
    event.preventDefault()
    stage.setPointerCapture(event.pointerId)
    point.focus()
    moveToPointer(stage, event)
  })
  stage.addEventListener('pointermove', (event) => {
    if (stage.hasPointerCapture(event.pointerId)) moveToPointer(stage, event)
  })
  point.addEventListener('keydown', (event) => {
    const by = event.shiftKey ? LEAP : STEP
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-by, 0],
      ArrowRight: [by, 0],
      ArrowUp: [0, -by],
      ArrowDown: [0, by],
    }
    const move = moves[event.key]
    if (!move || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const { x, y } = read()
    moveTo(x + move[0], y + move[1])
  })
  for (const name of ['focusX', 'focusY']) field(name)?.addEventListener('input', () => show(read()))
}

document.addEventListener('turbo:load', begin)
begin()
