import { z } from 'zod'

const text = z.string().max(20_000)
const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))

const common = {
  id: z.string().min(1).max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).catch({}),
}

/** What a browser answers for a new passkey, as JSON in a field of a form. */
export const NEW_PASSKEY = z.object({
  ...common,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: transports.optional().catch(undefined),
  }),
})

/** What a browser answers for a passkey that is known. */
export const KNOWN_PASSKEY = z.object({
  ...common,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
})
