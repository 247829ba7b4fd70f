import assert from 'node:assert/strict'
import test from 'node:test'
import { formOfPath, pathForLog } from './paths.rule.ts'

const cases: [string, string][] = [
  ['/', 'plain'],
  ['/world/an-article', 'plain'],
  ['/assets/site-ABCDEF12.css', 'plain'],
  ['/sign-in/aB_c-D', 'plain'],
  ['/confirm/aB_c-D', 'plain'],
  ['/world/an-article/', '/world/an-article'],
  ['//world//an-article', '/world/an-article'],
  ['/World/An-Article', '/world/an-article'],
  ['/world/./an-article', '/world/an-article'],
  ['/%77orld/an-article', '/world/an-article'],
  ['/SIGN-IN/aB_c-D', '/sign-in/aB_c-D'],
  ['/caf%C3%A9/x', 'plain'],
  ['/caf%c3%a9/x', '/caf%C3%A9/x'],
  // A letter and its mark apart, as some systems write names.
  ['/cafe%CC%81/cafe%CC%81', '/caf%C3%A9/caf%C3%A9'],
  ['/world%2Fan-article', 'refused'],
  ['/world%5can-article', 'refused'],
  ['//sign-in/AbC-1', '/sign-in/AbC-1'],
  ['/world/../desk', 'refused'],
  ['/world/%2e%2e/desk', 'refused'],
  ['/world/%00', 'refused'],
  ['/world/%0d%0aset-cookie:x', 'refused'],
  ['/world/%ff', 'refused'],
  ['/world\\an-article', 'refused'],
]

for (const [path, expected] of cases) {
  test(`${JSON.stringify(path)} is ${expected.startsWith('/') ? `led to ${expected}` : expected}`, () => {
    const form = formOfPath(path)
    assert.equal(form.kind === 'redirect' ? form.to : form.kind, expected)
  })
}

test('whatever a path is led to is in its one form', () => {
  for (const [path] of cases) {
    const form = formOfPath(path)
    if (form.kind === 'redirect') assert.equal(formOfPath(form.to).kind, 'plain')
  }
})

test('the log keeps no link that signs somebody in', () => {
  assert.equal(pathForLog('/sign-in/AbC-1'), '/sign-in/…')
  assert.equal(pathForLog('/confirm/AbC/1'), '/confirm/…')
  assert.equal(pathForLog('/world/an-article'), '/world/an-article')
  assert.equal(pathForLog('/sign-in'), '/sign-in')
})
