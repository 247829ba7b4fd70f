import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type TakenMail = { from: string; to: string; raw: Buffer }

/** A mail server that takes everything, over a real socket, and keeps it. */
export async function openMailSink(
  options: SMTPServerOptions & { taken?: (mail: TakenMail) => void | Promise<void> } = {},
) {
  const mails: TakenMail[] = []
  const { taken, ...rest } = options
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    // Who keeps a connection open does not keep a test waiting.
    closeTimeout: 50,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const { mailFrom, rcptTo } = session.envelope
        const mail = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo[0]?.address ?? '',
          raw: Buffer.concat(chunks),
        }
        mails.push(mail)
        await taken?.(mail)
        done(null, `2.0.0 taken as ${mails.length}`)
      })
    },
    ...rest,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    mails,
    port,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
