import { answerWork } from '../../platform/sideProcess.ts'
import { drawDrawing } from './drawDrawing.ts'

/** One of six hundred thousand elements takes more, and is refused. */
answerWork(drawDrawing, { mostMegabytes: 1_200 })
