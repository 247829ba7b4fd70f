import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { closeBrowser, newVisitor } from '../support/browser.ts'

// What the stories rely on when they say that a page was looked at: each of these pages has one thing wrong.
const pages: Record<string, { body: string; found: RegExp }> = {
  'a picture without words for it': { body: '<img src="/dot.png" width="9" height="9">', found: /image-alt/ },
  'words that are too pale': { body: '<p style="color:#bbb">Pale</p>', found: /color-contrast/ },
  'links too small to touch': {
    body: `<nav aria-label="Small"><a href="/x" style="display:block;font:8px/8px serif">x</a><a href="/y" style="display:block;font:8px/8px serif">y</a></nav>`,
    found: /target-size/,
  },
  'something wider than the screen': { body: '<div style="width:3000px">Wide</div>', found: /scrolls sideways/ },
  'a file that is missing': { body: '<link rel="stylesheet" href="/missing.css">', found: /404 .*missing\.css/ },
}
const onlyWithScripts: Record<string, { body: string; found: RegExp }> = {
  'a script that fails': { body: '<script src="/fails.js"></script>', found: /script: it fails/ },
  'a script that the policy forbids': { body: '<script>1</script>', found: /Content Security Policy/i },
}

const slugOf = (name: string) => `/${name.replaceAll(' ', '-')}`

let server: Server
let origin = ''

before(async () => {
  const answers = new Map(
    Object.entries({ ...pages, ...onlyWithScripts }).map(([name, page]) => [slugOf(name), page.body]),
  )
  answers.set('/in-order', '<p>Nothing is wrong here.</p>')
  server = createServer((request, response) => {
    const body = answers.get(request.url ?? '')
    if (request.url === '/fails.js')
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end("throw Error('it fails')")
    else if (request.url === '/dot.png')
      response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end('<svg xmlns="http://www.w3.org/2000/svg"/>')
    else if (body === undefined) response.writeHead(404).end()
    else {
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
      })
      response.end(
        `<!doctype html><html lang="en"><head><title>A page</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head><body><main><h1>A page</h1>${body}</main></body></html>`,
      )
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

after(async () => {
  await closeBrowser()
  server.closeAllConnections()
  server.close()
})

for (const javaScript of [true, false]) {
  const wrong = javaScript ? { ...pages, ...onlyWithScripts } : pages
  test(`a look at a page ${javaScript ? 'with' : 'without'} scripts finds what is wrong with it, and nothing else`, async () => {
    for (const [name, { found }] of Object.entries(wrong)) {
      const visitor = await newVisitor(origin, { javaScript })
      await visitor.open(slugOf(name))
      const said = await visitor.inspect().then(
        () => 'nothing',
        (error: Error) => error.message,
      )
      assert.match(said, found, name)
      await visitor.close()
    }
    const visitor = await newVisitor(origin, { javaScript })
    await visitor.open('/in-order')
    await visitor.inspect()
    await visitor.close()
  })
}
