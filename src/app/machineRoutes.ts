import type { Hono } from 'hono'
import type { Endpoints } from './compose.ts'

/** What machines ask for: files, health, the provider's webhooks. */
export function machineRoutes(app: Hono, endpoints: Endpoints) {
  app.get('/assets/:file', endpoints.assets)
  app.get('/pictures/:id/:file', endpoints.picture)
  app.get('/healthz', endpoints.health.alive)
  app.get('/readyz', endpoints.health.ready)
  app.get('/metrics', endpoints.health.metrics)
  app.post('/webhooks/stripe', endpoints.stripeWebhook)
}
