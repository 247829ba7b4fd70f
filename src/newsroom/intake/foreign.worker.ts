import { answerWork } from '../../platform/sideProcess.ts'
import { readForeign } from './readForeign.ts'

answerWork(readForeign)
