export { createListSubjects, type ListSubject, type ListSubjects, type SubjectKind } from './createListSubjects.ts'
export { createListPages } from './lists.page.tsx'
