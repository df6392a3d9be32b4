export { startLab, type Lab, type LabOptions } from './start-lab.ts';
export type { LabFace } from './lab-face.ts';
export type { FaceName, LabControls, LabGrade } from './controls.ts';
export type { LabCourse, LabItem, LabModule } from './lab-course.ts';
export type { FaultPlan, LabArea, LabFault } from './platform/faults.ts';
export type { LabPerson, LabRole } from './platform/people.ts';
