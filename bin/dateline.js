#!/usr/bin/env node
import { flagsOfCommands, runWithPinnedNode } from './pinned-node.js'

const words = process.argv.slice(2)
const flags = words[0] === 'start' ? [] : flagsOfCommands
process.exitCode = await runWithPinnedNode(new URL('../src/main.ts', import.meta.url), words, flags)
