/**
 * Pictures come by drop anywhere on the page, by paste and from the form, one after the other, each with how far it is. A
 * file that is refused says why and the others go on. Without this the form sends them all at once.
 */

type Answer = { id?: string; isNew?: boolean; error?: { message?: string } }

const uploads = () => document.querySelector<HTMLElement>('[data-uploads]')

/** One at a time: the next begins when the one before has been answered. */
let turn = Promise.resolve()
let waiting = 0

function take(files: Iterable<File>) {
  const list = uploads()
  if (!list) return
  list.closest('details')?.setAttribute('open', '')
  for (const file of files) {
    waiting++
    const line = document.createElement('li')
    const name = document.createElement('strong')
    name.textContent = file.name
    const bar = document.createElement('progress')
    bar.max = 100
    bar.value = 0
    bar.setAttribute('aria-label', `${list.dataset.underWay ?? ''} ${file.name}`.trim())
    const says = document.createElement('span')
    line.append(name, ' ', bar, says)
    list.append(line)
    turn = turn.then(() => send(file, { bar, says, list }))
  }
}

type Shown = { bar: HTMLProgressElement; says: HTMLElement; list: HTMLElement }

function send(file: File, { bar, says, list }: Shown): Promise<void> {
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/desk/media')
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      bar.value = total > 0 ? (loaded / total) * 100 : 0
    })
    request.addEventListener('loadend', () => {
      waiting--
      const answer = (request.response ?? {}) as Answer
      bar.remove()
      if (request.status === 200 && answer.id) tell(says, answer, list)
      else says.textContent = answer.error?.message ?? list.dataset.lost ?? ''
      done()
    })
    const form = new FormData()
    form.append('files', file)
    request.send(form)
  })
}

function tell(says: HTMLElement, { id, isNew }: Answer, list: HTMLElement) {
  const link = document.createElement('a')
  link.href = `/desk/media/${id}`
  link.textContent = (isNew ? list.dataset.stored : list.dataset.known) ?? ''
  says.replaceChildren(link)
}

const filesOf = (data: DataTransfer | null) => [...(data?.files ?? [])]
const isHere = () => uploads() !== null

document.addEventListener('dragover', (event) => {
  if (!isHere() || !event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  document.documentElement.dataset.dropping = ''
})

document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) delete document.documentElement.dataset.dropping
})

document.addEventListener('drop', (event) => {
  delete document.documentElement.dataset.dropping
  const files = filesOf(event.dataTransfer)
  if (!isHere() || files.length === 0) return
  event.preventDefault()
  take(files)
})

document.addEventListener('paste', (event) => {
  const files = filesOf(event.clipboardData)
  if (!isHere() || files.length === 0) return
  event.preventDefault()
  take(files)
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset.upload === undefined) return
  const field = form.querySelector<HTMLInputElement>('input[type="file"]')
  if (!field?.files || field.files.length === 0) return
  event.preventDefault()
  take(field.files)
  form.reset()
})

// What is still on its way would be lost; the browser asks.
window.addEventListener('beforeunload', (event) => {
  if (waiting > 0) event.preventDefault()
})
