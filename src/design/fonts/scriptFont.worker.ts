import { parentPort, workerData } from 'node:worker_threads'
import { makeScriptFontCss, type ScriptFontWork } from './scriptFont.ts'

parentPort?.postMessage(await makeScriptFontCss(workerData as ScriptFontWork))
