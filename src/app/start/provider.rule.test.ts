import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseProvider } from './provider.rule.ts'

test('without keys the simulator, with keys only signed webhooks', () => {
  const none = { secretKey: undefined, webhookSecret: undefined, apiUrl: undefined }
  const keys = { secretKey: 'sk_test_abc', webhookSecret: 'whsec_abc', apiUrl: undefined }
  for (const [environment, kind] of [
    [none, 'simulator'],
    [keys, 'stripe'],
    [{ ...keys, secretKey: 'sk_live_abc' }, 'stripe'],
    [{ ...keys, secretKey: 'rk_live_abc' }, 'stripe'],
    [{ ...keys, apiUrl: 'http://127.0.0.1:4001' }, 'stripe'],
    [{ ...keys, webhookSecret: undefined }, 'refused'],
    [{ ...keys, webhookSecret: '' }, 'refused'],
    [{ ...keys, webhookSecret: 'secret' }, 'refused'],
    [{ ...keys, secretKey: 'pk_live_abc' }, 'refused'],
    [{ ...keys, apiUrl: 'ftp://example.org' }, 'refused'],
    [{ ...keys, apiUrl: 'http://example.org/v1' }, 'refused'],
    [{ ...keys, apiUrl: 'example' }, 'refused'],
    [{ ...keys, apiUrl: 'https://example.org' }, 'stripe'],
    [{ ...keys, apiUrl: 'shttp://example.org/' }, 'refused'],
    [{ ...keys, apiUrl: 'http://example.org/?v=1' }, 'refused'],
    [{ ...keys, webhookSecret: 'my whsec_abc' }, 'refused'],
    [{ ...keys, webhookSecret: 'whsec_abc def' }, 'refused'],
    [{ ...none, webhookSecret: 'whsec_abc' }, 'refused'],
    [{ ...none, apiUrl: 'http://127.0.0.1:4001' }, 'refused'],
  ] as const) {
    assert.equal(chooseProvider(environment).kind, kind, JSON.stringify(environment))
  }
  const live = chooseProvider({ ...keys, secretKey: 'sk_live_abc' })
  assert.equal(live.kind === 'stripe' && live.livemode, true)
  const trial = chooseProvider(keys)
  assert.equal(trial.kind === 'stripe' && trial.livemode, false)
})

test('whoever forgot the webhook’s secret is told that, not that it is of a wrong form', () => {
  const keys = { secretKey: 'sk_test_abc', webhookSecret: undefined, apiUrl: undefined }
  const chosen = chooseProvider(keys)
  assert.match(chosen.kind === 'refused' ? chosen.reason : '', /needs STRIPE_WEBHOOK_SECRET beside it/)
})
