import { answerWork } from '../../platform/sideProcess.ts'
import { drawDrawing } from './drawDrawing.ts'

answerWork(drawDrawing)
