#!/usr/bin/env node
import { flagsOfCommands, flagsOfStart, runWithPinnedNode } from './pinned-node.js'

const words = process.argv.slice(2)
const flags = words[0] === 'start' ? flagsOfStart : flagsOfCommands
process.exitCode = await runWithPinnedNode(new URL('../src/main.ts', import.meta.url), words, flags)
