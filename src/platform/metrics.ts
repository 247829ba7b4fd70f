import { Counter, collectDefaultMetrics, Registry } from 'prom-client'

export type Metrics = {
  counter(name: string, help: string, labels?: readonly string[]): Counter
  /** The same for what is counted with every answer: the registry asks for the counts when it is read. */
  counted(name: string, help: string, label: string, counts: ReadonlyMap<number, number>): void
  /** The text that Prometheus reads. */
  text(): Promise<string>
  contentType: string
}

/** A registry per process, not the library's global one, so that two compositions in one test do not collide. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'dateline_' })
  return {
    counter: (name, help, labels = []) =>
      new Counter({ name: `dateline_${name}`, help, labelNames: [...labels], registers: [registry] }),
    counted(name, help, label, counts) {
      new Counter({
        name: `dateline_${name}`,
        help,
        labelNames: [label],
        registers: [registry],
        collect() {
          this.reset()
          for (const [value, count] of counts) this.inc({ [label]: String(value) }, count)
        },
      })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
