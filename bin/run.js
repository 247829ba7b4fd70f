// Runs one of the project's TypeScript programs with the pinned Node: `node bin/run.js scripts/check.ts …`
import { pathToFileURL } from 'node:url'
import { runWithPinnedNode } from './pinned-node.js'

const [script, ...args] = process.argv.slice(2)
process.exitCode = await runWithPinnedNode(pathToFileURL(script), args)
