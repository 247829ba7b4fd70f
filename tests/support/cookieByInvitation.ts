import assert from 'node:assert/strict'
import type { RunningSite } from './runningSite.ts'

/** As somebody signs in whose link came from whoever runs the server; what their browser says from then on. */
export async function cookieByInvitation(site: Pick<RunningSite, 'cli'>, email: string, role: string): Promise<string> {
  const { stdout, stderr } = await site.cli('staff', 'invite', email, '--role', role)
  const link = stdout.trim()
  assert.match(link, /^https?:/, stderr)
  const page = await (await fetch(link)).text()
  const form = /<form[^>]*method="post"[^>]*action="([^"]*)"[\s\S]*?<\/form>/.exec(page)
  assert.ok(form, page.slice(0, 2000))
  const fields = [...form[0].matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)]
  const answer = await fetch(new URL(form[1] || link, link), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value])),
  })
  assert.equal(answer.status, 303)
  return answer.headers
    .getSetCookie()
    .map((line) => line.slice(0, line.indexOf(';')))
    .join('; ')
}
