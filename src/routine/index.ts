export {
  readRoutine,
  recordSchema,
  RoutineContent,
  type RecordError,
  type RecordValues,
  type RoutineStep,
  type StepRecord,
} from './content.ts'
export { adoptDefaultRoutine, currentRoutine, routineOf, stepOf, type Routine } from './routine.ts'
export { type UnitRoutine } from './unit-routine.ts'
