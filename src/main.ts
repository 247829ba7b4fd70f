import { jsx } from 'hono/jsx'
console.log(process.version, String(jsx('p', {}, 'a<b')), Temporal.Now.instant().toString(), process.argv.slice(2))
