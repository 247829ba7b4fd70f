#!/usr/bin/env node
import { runWithPinnedNode } from './pinned-node.js'

process.exitCode = await runWithPinnedNode(new URL('../src/main.ts', import.meta.url), process.argv.slice(2))
