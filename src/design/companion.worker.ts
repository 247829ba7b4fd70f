import { parentPort, workerData } from 'node:worker_threads'
import { type CompanionWork, makeCompanionCss } from './fonts.ts'

parentPort?.postMessage(await makeCompanionCss(workerData as CompanionWork))
