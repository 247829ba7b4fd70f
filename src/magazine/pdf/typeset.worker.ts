import { answerWork } from '../../platform/sideProcess.ts'
import { typesetIssue } from './typesetIssue.ts'

answerWork(typesetIssue)
