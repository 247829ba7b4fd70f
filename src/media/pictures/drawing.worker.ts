import { answerWork } from '../../platform/sideProcess.ts'
import { drawDrawing } from './drawDrawing.ts'

/** One of six hundred thousand elements was seen to take 800. */
answerWork(drawDrawing, { mostMegabytes: 1_200 })
