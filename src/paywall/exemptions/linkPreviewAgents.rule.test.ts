import assert from 'node:assert/strict'
import test from 'node:test'
import { isLinkPreviewAgent } from './linkPreviewAgents.rule.ts'

test('whoever makes the card for a message is known by name', () => {
  assert.equal(isLinkPreviewAgent('Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots'), true)
  assert.equal(isLinkPreviewAgent('facebookexternalhit/1.1'), true)
  assert.equal(isLinkPreviewAgent(undefined), false)
})

test('a reader who opens a link inside an app is a reader, not the app’s preview', () => {
  const inSnapchat =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Snapchat/13.9.0.40 (like Safari/604.1)'
  assert.equal(isLinkPreviewAgent(inSnapchat), false)
})
