import type { Upload } from './pasted.ts'

type Lead = { pictureId: string; alt: string; caption?: string; credit?: string }

/** The picture above the text: chosen or dropped here, and what is said of it goes into the hidden field that is saved. */
export function keepLeadPicture(
  root: HTMLElement,
  { upload, pictureUrl }: { upload: Upload; pictureUrl(id: string): string },
  signal: AbortSignal,
): void {
  const around = root.querySelector<HTMLElement>('[data-lead-picture]')
  const field = around?.querySelector<HTMLInputElement>('[data-fact="leadPicture"]')
  if (!around || !field) return
  const find = <Found extends HTMLElement>(name: string) => around.querySelector<Found>(`[data-lead-${name}]`)
  for (const shown of around.querySelectorAll<HTMLElement>('[data-with-script]')) shown.hidden = false

  const lead = (): Lead | null => JSON.parse(field.value || 'null') as Lead | null
  const set = (value: Lead | null) => {
    field.value = JSON.stringify(value)
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    draw()
  }

  around.addEventListener(
    'input',
    ({ target }) => {
      const input = target as HTMLInputElement
      const name = input.dataset.lead
      const now = lead()
      if (!name || !now) return
      const { [name as keyof Lead]: _, ...rest } = now
      set({ ...rest, ...(input.value !== '' || name === 'alt' ? { [name]: input.value } : {}) } as Lead)
    },
    { signal },
  )
  find<HTMLInputElement>('file')?.addEventListener('change', ({ target }) => take((target as HTMLInputElement).files), {
    signal,
  })
  find('remove')?.addEventListener('click', () => set(null), { signal })
  around.addEventListener('dragover', (event) => event.preventDefault(), { signal })
  around.addEventListener(
    'drop',
    (event) => {
      event.preventDefault()
      take(event.dataTransfer?.files ?? null)
    },
    { signal },
  )
  field.addEventListener('fact:changed', draw, { signal })

  function take(files: FileList | null) {
    const [file] = files ?? []
    if (!file) return
    void upload(file).then((picture) => {
      if (picture)
        set({ pictureId: picture.id, alt: picture.alt ?? '', ...(picture.credit && { credit: picture.credit }) })
    })
  }

  function draw() {
    const now = lead()
    let image = find<HTMLImageElement>('image')
    if (now && !image) {
      image = document.createElement('img')
      image.dataset.leadImage = ''
      around?.querySelector('legend')?.after(image)
    }
    if (now && image) {
      image.src = pictureUrl(now.pictureId)
      image.alt = now.alt
    } else image?.remove()
    for (const shown of [find('fields'), find('remove')]) if (shown) shown.hidden = now === null
    for (const input of around?.querySelectorAll<HTMLInputElement>('[data-lead]') ?? []) {
      const value = now?.[input.dataset.lead as keyof Lead] ?? ''
      if (input !== document.activeElement && input.value !== value) input.value = value
    }
  }
}
