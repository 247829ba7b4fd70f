import { answerWork } from '../../platform/sideProcess.ts'
import { makeFile } from './makeFile.ts'

answerWork(makeFile)
