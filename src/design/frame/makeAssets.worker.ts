import { answerWork } from '../../platform/sideProcess.ts'
import { makeAssets } from './makeAssets.ts'

answerWork(makeAssets)
