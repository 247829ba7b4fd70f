import type { Metadata } from '../request/form.ts'

export interface WebhookEndpoint {
  id: string
  object: 'webhook_endpoint'
  api_version: string | null
  application: null
  created: number
  description: string | null
  enabled_events: string[]
  livemode: false
  metadata: Metadata
  status: 'enabled' | 'disabled'
  url: string
}

/** The signing secret: shown once, at creation. */
export interface EndpointHidden {
  secret: string
}
