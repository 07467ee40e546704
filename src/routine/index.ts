export {
  readRoutine,
  recordSchema,
  RoutineContent,
  type RecordError,
  type RecordValues,
  type RoutineStep,
  type StepRecord,
} from './content.ts'
export { adoptDefaultRoutines, currentRoutine, routineOf, stepOf, type Routine } from './routine.ts'
