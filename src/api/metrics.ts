import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { singleton } from '../platform/singleton'

const metrics = singleton('metrics', () => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'chengmai_' })
  return {
    registry,
    requests: new Histogram({
      name: 'chengmai_http_request_duration_seconds',
      help: 'Time to answer a request, by method, route pattern and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5, 30],
      registers: [registry],
    }),
    relayLag: new Gauge({
      name: 'chengmai_relay_lag_seconds',
      help: 'Seconds since the event log was last read',
      registers: [registry],
    }),
  }
})

export const countRequest = (method: string, route: string, status: number, milliseconds: number) =>
  metrics.requests.observe({ method, route, status: String(status) }, milliseconds / 1000)

export const setRelayLag = (milliseconds: number) => metrics.relayLag.set(milliseconds / 1000)

/** Everything measured, in the Prometheus text format. */
export const metricsText = () => metrics.registry.metrics()
